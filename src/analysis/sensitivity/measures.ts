import type { Simulation } from '../../engine/run.ts';
import { rangeError } from '../../errors.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Estimate, EstimateOptions } from '../../stats/estimate.ts';
import { mean } from '../../stats/mean.ts';
import { pairedMean, pairedProportions } from '../../stats/paired.ts';
import { probability } from '../../stats/probability.ts';
import { requirePrices } from '../money/priced.ts';
import { column } from '../outcome-columns.ts';
import type { AskedSensitivity, SensitivityMeasure } from './question.ts';

/** The measure of a question, trial by trial, of the lines `ids` together. */
export interface Measure {
  /** Returns an entry for each trial; for a chance 1 where the line halts and 0 elsewhere. */
  values(outcomes: Simulation['outcomes']): Float64Array;
  /** Estimates the measure. */
  level(values: Float64Array): Estimate;
  /** Estimates a difference, after − before, trial by trial. */
  change(before: Float64Array, after: Float64Array): Estimate;
}

/**
 * Returns the measure that a question asks for.
 *
 * @throws {RangeError} for the value lost by an automaker whose vehicles have no value, and for the cost of
 * a scenario without prices.
 */
export function openMeasure(
  scenario: Scenario,
  { measure, byDay }: Pick<AskedSensitivity, 'measure' | 'byDay'>,
  ids: readonly string[],
  options: EstimateOptions,
): Measure {
  if (measure === 'cost') requirePrices('scenario', scenario);
  const worth = valuesOfVehicles(scenario, measure, ids);
  const most = mostOf(scenario, measure, ids, worth);
  const chance = measure === 'haltProbability';
  return {
    values(outcomes) {
      const run = { outcomes } as Simulation;
      if (measure === 'haltProbability')
        return column(run, ids, 'firstHaltDay').map((day) => (day < byDay ? 1 : 0));
      if (measure !== 'valueLost') return column(run, ids, measure);
      const lost = ids.map((id) => column(run, [id], 'vehiclesLost').map((x) => x * worth.get(id)!));
      return lost.reduce((sum, own) => sum.map((x, i) => x + own[i]!));
    },
    level: (values) =>
      chance ? probability(values, (halted) => halted === 1, options) : mean(values, options),
    change(before, after) {
      // Inputs may be prices, which move what a trial can cost.
      if (measure === 'cost') return pairedMean(before, after, options);
      if (!chance) return pairedMean(before, after, { ...options, most });
      const gained = after.filter((x, i) => x > before[i]!).length;
      const lost = after.filter((x, i) => x < before[i]!).length;
      return pairedProportions(gained, lost, after.length, options);
    },
  };
}

function valuesOfVehicles(
  { automakers }: Scenario,
  measure: SensitivityMeasure,
  ids: readonly string[],
): ReadonlyMap<string, number> {
  const worth = new Map(ids.map((id) => [id, automakers[id]!.valuePerVehicle ?? Number.NaN]));
  const without = ids.find((id) => Number.isNaN(worth.get(id)));
  if (measure !== 'valueLost' || without === undefined) return worth;
  throw rangeError(
    `Expected automakers.${without}.valuePerVehicle to be stated for the measure valueLost, got nothing`,
  );
}

/** Returns the largest possible difference of a trial. */
function mostOf(
  scenario: Scenario,
  measure: SensitivityMeasure,
  ids: readonly string[],
  worth: ReadonlyMap<string, number>,
): number {
  const { automakers, horizonDays } = scenario;
  const perDay = (id: string): number =>
    measure === 'haltDays'
      ? 1
      : automakers[id]!.vehiclesPerDay * (measure === 'valueLost' ? worth.get(id)! : 1);
  return ids.reduce((sum, id) => sum + perDay(id), 0) * horizonDays;
}
