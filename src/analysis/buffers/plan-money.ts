import { estimateOptions } from '../../engine/columns.ts';
import type { Simulation } from '../../engine/run.ts';
import type { Estimate, EstimateOptions } from '../../stats/estimate.ts';
import { mean } from '../../stats/mean.ts';
import { pairedMean } from '../../stats/paired.ts';
import type { CostName } from '../money/most.ts';
import { column, type SummedColumn } from '../outcome-columns.ts';

/** Mean costs of the lines in question over the horizon, USD, on trials that chose nothing. */
export interface BufferMoney {
  /** With the buffers as they were. */
  readonly before: Readonly<Record<CostName, Estimate>>;
  /** With the plan. */
  readonly after: Readonly<Record<CostName, Estimate>>;
  /** What the plan saves in all, trial by trial; below 0 where it costs more. */
  readonly saving: Estimate;
}

/** What a plan costs at stated costs of cover and of vehicles, on trials that chose nothing. */
export interface StatedCosts {
  readonly before: Estimate;
  readonly after: Estimate;
  /** What the plan saves, trial by trial; below 0 where it costs more. */
  readonly saving: Estimate;
}

/** Cost of the cover as it was and with the plan, and of a vehicle lost. */
interface Prices {
  readonly cover: { readonly before: number; readonly after: number };
  readonly perVehicle: number;
}

/**
 * Returns what cover and lost vehicles cost: of the mixture, or of the world that loses most with the plan.
 */
export function statedCosts(
  before: readonly Simulation[],
  after: readonly Simulation[],
  weights: readonly number[] | null,
  { cover, perVehicle }: Prices,
): StatedCosts {
  const shares = weights ?? worstAlone(after, 'vehiclesLost');
  const options = estimateOptions(after[0]!);
  const of = (runs: readonly Simulation[], held: number): Float64Array =>
    mixed(runs, shares, 'vehiclesLost').map((lost) => held + perVehicle * lost);
  const [was, is] = [of(before, cover.before), of(after, cover.after)];
  const one = (costs: Float64Array, least: number): Estimate =>
    mean(costs, { ...options, method: 'hall', least });
  return {
    before: one(was, cover.before),
    after: one(is, cover.after),
    saving: pairedMean(is, was, options),
  };
}

/** Returns costs from runs, one a world: of their mixture, or of the costliest world with the plan. */
export function moneyOf(
  before: readonly Simulation[],
  after: readonly Simulation[],
  weights: readonly number[] | null,
): BufferMoney {
  const shares = weights ?? worstAlone(after, 'cost');
  const options = estimateOptions(after[0]!);
  const of = (runs: readonly Simulation[], name: CostName): Float64Array => mixed(runs, shares, name);
  const [was, is] = [of(before, 'cost'), of(after, 'cost')];
  return {
    before: means((name) => of(before, name), options),
    after: means((name) => of(after, name), options),
    saving: pairedMean(is, was, options),
  };
}

/** Returns weights that leave the world alone that costs or loses most. */
function worstAlone(runs: readonly Simulation[], name: SummedColumn): number[] {
  const costs = runs.map((run) => mean(mixed([run], [1], name)).value);
  const worst = costs.indexOf(Math.max(...costs));
  return runs.map((_, w) => (w === worst ? 1 : 0));
}

/**
 * Returns the costs or losses of all lines in each trial, weighted over worlds, which share their sample
 * paths.
 */
function mixed(runs: readonly Simulation[], weights: readonly number[], name: SummedColumn): Float64Array {
  const columns = runs.map((run) => column(run, Object.keys(run.outcomes), name));
  return columns[0]!.map((_, i) => columns.reduce((sum, costs, w) => sum + weights[w]! * costs[i]!, 0));
}

function means(
  of: (name: CostName) => Float64Array,
  options: EstimateOptions,
): Readonly<Record<CostName, Estimate>> {
  const one = (name: CostName): Estimate => mean(of(name), { ...options, method: 'hall', least: 0 });
  return {
    stockCost: one('stockCost'),
    haltLoss: one('haltLoss'),
    airCost: one('airCost'),
    cost: one('cost'),
  };
}
