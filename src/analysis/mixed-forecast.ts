import type { RunOptions, Simulation } from '../engine/run.ts';
import { setsOfTrials } from '../engine/sets-of-trials.ts';
import { movementOf } from '../scenario/moves.ts';
import { withKnowledge } from '../stats/probability.ts';
import { type Draws, type Mixture, mix, type Parts } from './mixture.ts';
import { haltParts, lossParts } from './mixture-parts.ts';
import { type Remarks, remarksOn } from './parameters.ts';
import type { Weights } from './weights.ts';

/**
 * A mixture of scenarios with stated weights. Its own `mixture` and `conditional` are halt probabilities.
 */
export interface Forecast extends Mixture, Remarks {
  /** Mean weight of each scenario. */
  readonly weights: Readonly<Record<string, number>>;
  /** Standard deviation of each weight; 0 when the weights are fixed. */
  readonly weightErrors: Readonly<Record<string, number>>;
  /** Mean days halted of the automaker in question or, without one, the sum over all lines. */
  readonly haltDays: Mixture;
  /** Mean vehicles lost of the automaker in question or, without one, the sum over all lines. */
  readonly vehiclesLost: Mixture;
  /** Halt probability of each automaker that all scenarios have. */
  readonly automakers: Readonly<Record<string, Mixture>>;
  /** The automaker in question (`null`: any of them) and the deadline. */
  readonly question: { readonly automaker: string | null; readonly byDay: number };
  readonly start: string;
  readonly options: RunOptions;
}

/** Whose halts, and by when, a forecast is about. */
export interface Asked {
  /** Automakers that all scenarios have. */
  readonly ids: readonly string[];
  readonly automaker: string | undefined;
  readonly deadline: number;
}

/** Returns the mixture of the runs, of each kind of outcome. */
export function forecastOf(
  runs: readonly Simulation[],
  weights: Weights,
  draws: Draws,
  { ids, automaker, deadline }: Asked,
): Forecast {
  const { names, mean, concentrations } = weights;
  const asked = automaker === undefined ? ids : [automaker];
  const chance = (of: readonly string[]): Mixture =>
    mixedChance(runs, haltParts(runs, of, deadline), weights, draws);
  const total = concentrations?.reduce((sum, a) => sum + a, 0) ?? Number.POSITIVE_INFINITY;
  const errorOf = (weight: number): number => Math.sqrt((weight * (1 - weight)) / (total + 1));
  return {
    ...chance(asked),
    weights: Object.fromEntries(names.map((name, i) => [name, mean[i]!])),
    weightErrors: Object.fromEntries(names.map((name, i) => [name, errorOf(mean[i]!)])),
    haltDays: mix(lossParts(runs, asked, 'haltDays'), weights, draws),
    vehiclesLost: mix(lossParts(runs, asked, 'vehiclesLost'), weights, draws),
    automakers: Object.fromEntries(ids.map((id) => [id, chance([id])])),
    question: { automaker: automaker ?? null, byDay: deadline },
    start: runs[0]!.scenario.start,
    options: runs[0]!.options,
    ...remarksOn(runs.map(({ scenario }) => scenario)),
  };
}

/**
 * Returns the mixture of chances, with its range over the parameter sets if all scenarios have the same.
 * A trial then has one set in all of them.
 */
function mixedChance(runs: readonly Simulation[], parts: Parts, weights: Weights, draws: Draws): Mixture {
  const mixed = mix(parts, weights, draws);
  const names = new Set(runs.map(({ scenario }) => movementOf(scenario)?.sets.name));
  const sets = names.size === 1 ? setsOfTrials(runs[0]!) : undefined;
  const trials = Float64Array.from(parts.columns[0]!, (_, i) =>
    parts.columns.reduce((sum, column, s) => sum + weights.mean[s]! * column[i]!, 0),
  );
  return { ...mixed, mixture: withKnowledge(mixed.mixture, trials, { sets }, [0, 1]) };
}
