// The scenarios that a plan has to hold in, and what trials say of settings there.

import type { Digest } from '../../engine/digest.ts';
import type { RunOptions, Simulation } from '../../engine/run.ts';
import { asScenario } from '../../scenario/as-scenario.ts';
import { loadScenario } from '../../scenario/catalogue.ts';
import { override } from '../../scenario/override.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Scenario } from '../../scenario/types.ts';
import { simulate } from '../../simulation/simulate.ts';
import type { Estimate } from '../../stats/estimate.ts';
import type { ProgressOptions } from '../../stats/progress.ts';
import { weightedSum } from '../../stats/weighted-sum.ts';
import { sweepDigests } from '../../sweep/group-run.ts';
import { estimatorsOfDigest } from '../estimators.ts';
import { requireSameDays, SAME_DAYS } from '../same-days.ts';
import { type ForecastWeights, readWeights } from '../weights.ts';
import { bufferPatch, type Knob } from './knobs.ts';
import type { CompleteBufferQuestion } from './question.ts';

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

/** What trials say of one setting. */
export interface Found {
  readonly haltProbability: Estimate;
  /** Mean vehicles lost. */
  readonly vehiclesLost: number;
  /** Mean cost that prices give, USD; 0 without prices. */
  readonly money: number;
}

/** Asks for settings of the knobs, all on the same sample paths. */
export type Ask = (settings: readonly (readonly number[])[], options: RunOptions) => Found[];

/** Runs settings of the knobs on the same sample paths. */
export function digestsOf(
  scenario: Scenario,
  knobs: readonly Knob[],
  settings: readonly (readonly number[])[],
  options: RunOptions,
  progress: ProgressOptions = {},
): Digest[] {
  const variants = settings.map((days) => override(scenario, bufferPatch(scenario, knobs, days)));
  return sweepDigests(variants, options, progress);
}

/** Returns how settings are asked for. */
export function openAsk(worlds: Worlds, knobs: readonly Knob[], question: CompleteBufferQuestion): Ask {
  return (settings, options) => {
    const byWorld = worlds.scenarios.map((scenario) => {
      return digestsOf(scenario, knobs, settings, options).map((digest) => {
        const of = (id?: string) => estimatorsOfDigest(digest, id);
        const ids = Object.keys(digest.automakers);
        return {
          haltProbability: of(question.automaker ?? undefined).haltProbability(question.byDay),
          vehiclesLost: ids.reduce((sum, id) => sum + of(id).mean('vehiclesLost').value, 0),
          money: question.isPriced ? ids.reduce((sum, id) => sum + of(id).mean('cost').value, 0) : 0,
        };
      });
    });
    return settings.map((_, s) =>
      together(
        byWorld.map((found) => found[s]!),
        worlds.weights,
      ),
    );
  };
}

/** Returns the mixture over worlds, or the worst of them. */
function together(found: readonly Found[], weights: readonly number[] | null): Found {
  const sumOrWorst = (losses: readonly number[]): number =>
    weights ? losses.reduce((sum, x, i) => sum + weights[i]! * x, 0) : Math.max(...losses);
  return {
    haltProbability: mixtureOrWorst(
      found.map(({ haltProbability }) => haltProbability),
      weights,
    ),
    vehiclesLost: sumOrWorst(found.map(({ vehiclesLost }) => vehiclesLost)),
    money: sumOrWorst(found.map(({ money }) => money)),
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
