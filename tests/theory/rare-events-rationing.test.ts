import { describe, expect, test, vi } from 'vitest';
import { compile, drawSamplePath, haltProbability, parseScenario, simulate } from '../../src/index.ts';
import { haltCheck } from '../../src/rare-events/halt-check.ts';
import { rareEventProblem } from '../../src/rare-events/problem.ts';
import { SingleLaneRunner, STOCKOUT } from '../../src/rare-events/splitting/single-lane.ts';
import { START } from './minimal-scenarios.ts';

/*
 * The lanes of a rationed line use less. So the stock of one may stay above the threshold of air
 * freight: its goods go by sea and come too late, though by itself, used at full rate, the lane would
 * have had them by air. About half of the halts of this scenario come in this way.
 */

// A slow machine is not a wrong one.
vi.setConfig({ testTimeout: 600_000 });

const lane = { bufferDays: 20, licensedShare: 1 };

const scenario = parseScenario({
  name: 'ration-and-air',
  start: START,
  horizonDays: 150,
  policy: { regimes: { open: { returned: 0.1 } }, initial: 'open' },
  desk: { effortWorkingDays: { median: 20, sigma: 0.3 } },
  plant: { minimumRate: 0.5, restartDays: 0, rationRate: 0.7, rationBelowDays: 25 },
  automakers: {
    maker: {
      destination: 'us',
      vehiclesPerDay: 1,
      cycleDays: 20,
      plannedLicenceDays: 28,
      transitDays: 40,
      expediteBelowDays: 15,
      expediteTransitDays: 3,
      clearedAtStart: 0,
      lanes: { Dy: lane, Tb: lane },
    },
  },
});

describe('halts under rationing with air freight (§5, §6)', () => {
  test('come only where a lane runs out by itself, run without air', () => {
    const model = compile(scenario);
    const problem = rareEventProblem(model, {});
    const halts = haltCheck(problem);
    const runner = new SingleLaneRunner(problem);
    let halted = 0;
    for (let trial = 0; trial < 2000; trial++) {
      const { regimes, market, automakers } = drawSamplePath(model, 'rationed', trial);
      if (!halts({ regimes, market, automakers })) continue;
      halted += 1;
      runner.bind({ regimes, market }, true);
      const { licenceDaysAtStart, lanes } = automakers[0]!;
      const scores = lanes.map((inputs, l) => runner.score(l, { licenceDaysAtStart, lanes: [inputs] }));
      expect(scores, `trial ${trial}`).toContain(STOCKOUT);
    }
    expect(halted).toBeGreaterThan(20);
  });

  test('are as likely by splitting of lanes as by plain trials', () => {
    const plain = haltProbability(simulate(scenario, { trials: 60_000, seed: 'plain' }));
    const rareEvents = { relativeError: 0.05, force: 'lanes' } as const;
    const run = simulate(scenario, { trials: 6000, seed: 'rare', rareEvents });
    expect(run.rareEvents!.method).toBe('lanes');
    const rare = haltProbability(run);
    const error = Math.hypot(plain.standardError, rare.standardError);
    expect(Math.abs(plain.value - rare.value) / error).toBeLessThan(4);
    // Four times that, if half of the halts were left to the tenth of trials that are plain.
    expect(rare.standardError / rare.value).toBeLessThan(0.12);
  });
});
