import { vi } from 'vitest';
import {
  override,
  parseScenario,
  type Scenario,
  type ScenarioPatch,
  type Simulation,
  simulate,
} from '../../src/index.ts';

// A slow machine must not fail a test.
vi.setConfig({ testTimeout: 120_000 });

/** Number of trials of a theory test. */
export const TRIALS = 10_000;

/** A Monday before the long National Day holiday and its make-up days. */
export const START = '2025-09-15';

/**
 * One automaker with one fully licensed lane, an open regime and a ban; the line runs at full rate or
 * halts.
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

/** Returns the scenario with a patch applied that may also add automakers, lanes and so on. */
export function extend(base: Scenario, patch: ScenarioPatch): Scenario {
  return override(base, markNew(base, patch) as ScenarioPatch);
}

/** Returns the patch with `new: true` in each automaker, lane, regime and destination that is new. */
function markNew(base: object | undefined, patch: object, record = ''): object {
  const old = base as Record<string, object> | undefined;
  const entries = Object.entries(patch).map(([key, value]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [key, value];
    const isNew = /^(automakers|lanes|regimes|destinations)$/.test(record) && old?.[key] === undefined;
    return [key, { ...markNew(old?.[key], value, key), ...(isNew && { new: true }) }];
  });
  return Object.fromEntries(entries);
}

/** Returns the smallest scenario of interest, patched. */
export function minimalScenario(patch: ScenarioPatch): Scenario {
  return extend(BASE, patch);
}

/** Returns a patch of its only automaker. */
export function automakerPatch(patch: object): ScenarioPatch {
  return { automakers: { maker: patch } } as ScenarioPatch;
}

/**
 * Returns a scenario with one consignment of 100 days, filed on day −1 and due on day 1, and 1 +
 * `bufferDays` days on hand.
 *
 * The line halts on day 1 + ⌊bufferDays⌋ unless the application is approved by then, and restarts on
 * the day of approval. The next order is that of day 99.
 */
export function oneApplication(patch: ScenarioPatch, bufferDays: unknown = 0): Scenario {
  const consignment = automakerPatch({
    cycleDays: 100,
    plannedLicenceDays: 2,
    lanes: { Dy: { bufferDays, phaseDays: 1 } },
  });
  return extend(override(BASE, consignment), patch);
}

/**
 * Returns a scenario with a day's goods cleared for each day of the horizon.
 *
 * Open days keep the stock at 1 + `bufferDays`, each embargo day uses one, and the first open day restores
 * all. So the line first halts on the (1 + bufferDays)-th embargo day in a row, not counting day 0, on
 * which nothing is due.
 */
export function dailyGoods(patch: ScenarioPatch, bufferDays = 0): Scenario {
  const horizonDays = (patch.horizonDays as number | undefined) ?? BASE.horizonDays;
  // New applications take longer than any horizon here, so that only planned goods arrive.
  const desk = { limitWorkingDays: 1000, effortWorkingDays: 1000 };
  const goods = automakerPatch({
    plannedLicenceDays: horizonDays,
    clearedAtStart: 1,
    lanes: { Dy: { bufferDays } },
  });
  return extend(override(BASE, { desk, ...goods }), patch);
}

/**
 * Returns a scenario with a ban from day 0 to the horizon, 1 + `bufferDays` days on hand and nothing in
 * transit. The line halts on day 1 + ⌊bufferDays⌋.
 */
export function permanentBan(patch: ScenarioPatch, bufferDays: unknown = 0): Scenario {
  const ban = { policy: { initial: 'ban' }, ...automakerPatch({ lanes: { Dy: { bufferDays } } }) };
  return extend(override(BASE, ban as ScenarioPatch), patch);
}

/** Runs a scenario under a fixed seed. */
export function run(scenario: Scenario, seed: string, trials: number = TRIALS): Simulation {
  return simulate(scenario, { trials, seed });
}

/**
 * Returns the day of approval of each trial of `oneApplication` without a buffer: 1 for any day up to 1,
 * the horizon for never.
 */
export function approvalDays({ outcomes }: Simulation): number[] {
  const { firstHaltDay, daysToRestart } = outcomes.maker!;
  return Array.from(firstHaltDay, (day, i) => (day === 1 ? 1 + daysToRestart[i]! : 1));
}
