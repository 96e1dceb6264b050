import { loadScenario, override, type Scenario, scenarioNames, simulate } from '../../src/index.ts';

/** A scenario in which every family of distribution is drawn, for the numbers that runtimes could differ in. */
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
        Gd: { bufferDays: { low: 20, high: 80 } },
      },
    },
  },
});

/** FNV-1a over the bytes of every outcome column of a few runs: equal on every runtime, or something is not deterministic. */
export function digest(): string {
  let hash = 0x811c9dc5;
  for (const scenario of [...scenarioNames.map(loadScenario), everyFamily]) {
    for (const columns of Object.values(simulate(scenario, { trials: 400, seed: 'digest' }).outcomes)) {
      for (const column of Object.values(columns) as (Float64Array | Uint8Array)[]) {
        // NaN has many bit patterns; all of them mean "no such day".
        const bytes = new Uint8Array(Float64Array.from(column, (x) => (Number.isNaN(x) ? -1 : x)).buffer);
        for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
      }
    }
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
