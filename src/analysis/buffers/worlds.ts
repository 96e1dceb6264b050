// The scenarios that a plan has to hold in.

import { checkObject } from '../../check.ts';
import type { RunOptions, Simulation } from '../../engine/run.ts';
import { asScenario } from '../../scenario/as-scenario.ts';
import { loadScenario } from '../../scenario/catalogue.ts';
import { override } from '../../scenario/override.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Scenario } from '../../scenario/types.ts';
import { simulate } from '../../simulation/simulate.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { weightedSum } from '../../stats/weighted-sum.ts';
import { requireSameDays, SAME_DAYS } from '../same-days.ts';
import { type ForecastWeights, readWeights } from '../weights.ts';
import { bufferPatch, type Knob } from './knobs.ts';

/** Scenarios with weights: a target for their mixture. */
export interface BufferForecast {
  readonly forecast: ForecastWeights;
  /** Scenarios by the names that the weights use; other names are those of shipped scenarios. */
  readonly scenarios?: Readonly<Record<string, Scenario>>;
}

/** Scenarios, and the weights of a mixture; without weights the worst of them counts. */
export interface Worlds {
  readonly scenarios: readonly Scenario[];
  readonly weights: readonly number[] | null;
}

/**
 * Returns the scenarios in which a plan has to hold.
 *
 * @throws {RangeError | TypeError} for no scenario, scenarios with different horizons, or a mixture of
 * scenarios with different starts.
 */
export function worldsOf(of: Scenario | readonly Scenario[] | BufferForecast): Worlds {
  const worlds = readWorlds(of);
  if (worlds.scenarios.length === 0) throw new RangeError('Expected at least one scenario, got none');
  const scenarios = worlds.scenarios.map((scenario, i) =>
    asScenario(worlds.scenarios.length === 1 ? 'scenario' : `scenarios[${i}]`, scenario),
  );
  const [first] = scenarios;
  // A mixture needs the same dates; the worst of several may be of any.
  const keys = worlds.weights === null ? (['horizonDays'] as const) : SAME_DAYS;
  scenarios.forEach((scenario, i) => {
    requireSameDays(first!, 'the first', scenario, (key) => `scenarios[${i}].${key}`, keys);
  });
  return { ...worlds, scenarios };
}

function readWorlds(of: Scenario | readonly Scenario[] | BufferForecast): Worlds {
  if (Array.isArray(of)) return { scenarios: of, weights: null };
  if (typeof of !== 'object' || of === null || !('forecast' in of)) {
    return { scenarios: [of as Scenario], weights: null };
  }
  const { forecast, scenarios = {} } = of as BufferForecast;
  checkObject('forecast', forecast);
  checkObject('scenarios', scenarios);
  const { names, mean } = readWeights(forecast);
  return { scenarios: names.map((name) => scenarios[name] ?? loadScenario(name)), weights: mean };
}

/** Leaves out the makers that a question does not ask about: they change no number of the others. */
export function withoutOthers({ scenarios, weights }: Worlds, automaker: string | null): Worlds {
  if (automaker === null) return { scenarios, weights };
  return {
    weights,
    scenarios: scenarios.map((scenario) => {
      const others = entityIds(scenario.automakers).filter((id) => id !== automaker);
      return override(scenario, { automakers: Object.fromEntries(others.map((id) => [id, null])) });
    }),
  };
}

/** Returns the weighted sum of chances on the same sample paths, or the greatest without weights. */
export function mixtureOrWorst(chances: readonly Estimate[], weights: readonly number[] | null): Estimate {
  if (weights && chances.length > 1) return weightedSum(chances, weights, () => 1);
  return chances.reduce((worst, chance) => (chance.interval[1] > worst.interval[1] ? chance : worst));
}

/** Runs a setting in every world, with columns. */
export function runsOf(
  worlds: Worlds,
  knobs: readonly Knob[],
  days: readonly number[] | null,
  options: RunOptions,
): Simulation[] {
  return worlds.scenarios.map((scenario) =>
    simulate(days ? override(scenario, bufferPatch(scenario, knobs, days)) : scenario, options),
  );
}

/** Returns the weights of worlds or, without any, all weight on the worst of them. */
export function countedWeights(chances: readonly Estimate[], weights: readonly number[] | null): number[] {
  if (weights) return [...weights];
  const worst = chances.indexOf(mixtureOrWorst(chances, null));
  return chances.map((_, w) => Number(w === worst));
}
