import { vi } from 'vitest';
import {
  override,
  parseScenario,
  type Scenario,
  type ScenarioPatch,
  type Simulation,
  simulate,
} from '../../src/index.ts';

// A slow machine is not a wrong one.
vi.setConfig({ testTimeout: 120_000 });

/** Trials of a theory test. */
export const TRIALS = 10_000;

/** A Monday in front of the long National Day holiday and its make-up days. */
export const START = '2025-09-15';

/**
 * The least world: one maker, one lane that is all licensed, one open regime, one ban; the line runs in full
 * or halts.
 */
const BASE: Scenario = parseScenario({
  name: 'theory',
  start: START,
  horizonDays: 100,
  policy: { regimes: { open: {}, ban: { speed: 0, embargo: true } }, initial: 'open' },
  desk: { effortWorkingDays: 1 },
  plant: { minimumRate: 1, restartDays: 0 },
  automakers: {
    maker: {
      destination: 'us',
      vehiclesPerDay: 1,
      cycleDays: 1,
      plannedLicenceDays: 0,
      transitDays: 0,
      clearedAtStart: 0,
      lanes: { Dy: { bufferDays: 0, licensedShare: 1, phaseDays: 0 } },
    },
  },
});

/** The least world, patched. */
export function world(patch: ScenarioPatch): Scenario {
  return override(BASE, patch);
}

/** Patches of the single maker. */
export function maker(patch: object): ScenarioPatch {
  return { automakers: { maker: patch } } as ScenarioPatch;
}

/**
 * One consignment of 100 days, filed on the eve and due on day 1, with 1 + `bufferDays` days on hand: the
 * line halts on day 1 + ⌊bufferDays⌋ unless the file is approved by then, and restarts on the day of
 * approval. The next order is that of day 99.
 */
export function oneFile(patch: ScenarioPatch, bufferDays: unknown = 0): Scenario {
  const consignment = maker({
    cycleDays: 100,
    plannedLicenceDays: 2,
    lanes: { Dy: { bufferDays, phaseDays: 1 } },
  });
  return override(override(BASE, consignment), patch);
}

/**
 * A day's goods cleared for each day of the horizon: open days keep stock at 1 + `bufferDays`, embargo days
 * take one away each, and the first open day brings back all. So the line first halts on the (1 +
 * bufferDays)-th embargo day in a row (day 0 excepted, on which nothing is due).
 */
export function dailyGoods(patch: ScenarioPatch, bufferDays = 0): Scenario {
  const horizonDays = (patch.horizonDays as number | undefined) ?? BASE.horizonDays;
  // New files take longer than any horizon here, so that goods flow by the plan alone.
  const desk = { limitWorkingDays: 1000, effortWorkingDays: 1000 };
  const goods = maker({ plannedLicenceDays: horizonDays, clearedAtStart: 1, lanes: { Dy: { bufferDays } } });
  return override(override(BASE, { desk, ...goods }), patch);
}

/**
 * Banned for ever from day 0 with nothing on its way: 1 + `bufferDays` days on hand, halted on day 1 +
 * ⌊bufferDays⌋.
 */
export function cutOff(patch: ScenarioPatch, bufferDays: unknown = 0): Scenario {
  const island = { policy: { initial: 'ban' }, ...maker({ lanes: { Dy: { bufferDays } } }) };
  return override(override(BASE, island as ScenarioPatch), patch);
}

/** Runs a scenario under a fixed seed. */
export function run(scenario: Scenario, seed: string, trials: number = TRIALS): Simulation {
  return simulate(scenario, { trials, seed });
}

/**
 * Of runs of `oneFile()`: the day on which the consignment was approved, 1 for any day up to 1, the horizon
 * for never.
 */
export function approvalDays({ outcomes }: Simulation): number[] {
  const { firstHaltDay, daysToRestart } = outcomes.maker!;
  return Array.from(firstHaltDay, (day, i) => (day === 1 ? 1 + daysToRestart[i]! : 1));
}
