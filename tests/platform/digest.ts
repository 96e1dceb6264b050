import { loadScenario, override, type Scenario, scenarioNames, simulate } from '../../src/index.ts';
import { hashOf } from './hash.ts';

/** A scenario with every family of distributions, in whose numbers runtimes could differ. */
const everyFamily: Scenario = override(loadScenario('ban-resumes'), {
  market: { miningShare: { low: 0.6, mode: 0.7, high: 0.75 }, thriftAfterDays: { mean: 60, sd: 20, min: 0 } },
  policy: { ratesPerYear: { truce: { ban: { p5: 0.2, p95: 2 } } } },
  automakers: {
    'us-volume': {
      bufferCorrelation: 0.4,
      lanes: {
        Dy: { bufferDays: { mean: 70, sd: 30, min: 5, max: 200 } },
        Tb: { bufferDays: { median: 60, sigma: 0.6, max: 90 } },
        Sm: { bufferDays: { values: [30, 60, 90], weights: [1, 2, 1] } },
        Gd: { new: true, bufferDays: { low: 20, high: 80 } },
      },
    },
  },
});

/** Returns a hash of a few runs, which must be equal on every runtime. */
export function digest(): string {
  const runs = [...scenarioNames.map(loadScenario), everyFamily].map((scenario) =>
    simulate(scenario, { trials: 400, seed: 'digest' }),
  );
  const hash = runs.reduce((before, run) => hashOf(run, before), 0x811c9dc5);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
