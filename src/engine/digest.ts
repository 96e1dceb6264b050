import { openSetDraw, setsFrom } from '../sampling/set-of-trial.ts';
import type { Scenario } from '../scenario/types.ts';
import { earliest, type FirstHalts, roomForHalts } from './first-halts.ts';
import type { RunOptions, Simulation } from './run.ts';
import { countSets, openHaltsBySet, type SetTally } from './set-tally.ts';
import type { AutomakerTally, HaltTally } from './tally.ts';
import { openAutomaker, openHalts, type Rows } from './tally-builder.ts';
import { append, countOf, type TrialRanges } from './trial-ranges.ts';

/**
 * A run without its columns, as plain data that JSON carries: counts and exact sums. Its size does not grow with the trials, and digests
 * of the shards of a run merge to the digest of the run.
 */
export interface Digest {
  /** As of the run. */
  readonly id: string;
  readonly scenario: Scenario;
  /** As of the run; `trials` are those seen, `firstTrial` is the first of them. */
  readonly options: RunOptions;
  readonly version: string;
  readonly weekendsOnlyFrom: string | null;
  readonly seen: TrialRanges;
  /** Tallies of whichever line halted first, one a replicate; a single one when all trials are independent. */
  readonly any: readonly HaltTally[];
  readonly automakers: Readonly<Record<string, readonly AutomakerTally[]>>;
  /** Of a run over parameter sets: counts by set. */
  readonly sets?: SetTally;
}

/**
 * What summaries need of a run.
 *
 * @throws {RangeError} for a run whose trials carry weights: counts cannot hold them.
 */
export function digest(run: Simulation): Digest {
  if (run.weights) throw new RangeError('Expected a run without weights: weighted trials cannot be counted');
  const { firstTrial, trials } = run.options;
  const growing = openDigest(run, trials);
  growing.add(run.outcomes, firstTrial, trials);
  return growing.digest();
}

/** The digest of a run, growing by some trials at a time. */
export interface GrowingDigest {
  /** Counts the first `rows` rows of every automaker's columns: trials `firstTrial`, `firstTrial` + 1, …, all behind those counted before. */
  add(outcomes: Simulation['outcomes'], firstTrial: number, rows: number): void;
  /** Of the trials counted so far. */
  digest(): Digest;
}

/** What a digest says of its run beside the counts. */
type Header = Pick<Simulation, 'id' | 'scenario' | 'options' | 'version' | 'weekendsOnlyFrom' | 'replicates'>;

/** The digest of a run with nothing in it yet, for at most `mostRows` trials at a time. */
export function openDigest(run: Header & Pick<Simulation, 'outcomes'>, mostRows: number): GrowingDigest {
  const { id, scenario, options, version, weekendsOnlyFrom, replicates = 1, outcomes } = run;
  const each = <T>(open: () => T): T[] => Array.from({ length: replicates }, open);
  const first: FirstHalts = roomForHalts(mostRows);
  const any = each(openHalts);
  const automakers = Object.keys(outcomes).map((id) => [id, each(openAutomaker)] as const);
  const seen: [first: number, trials: number][] = [];
  const sets = openSetTally(run);
  return {
    add(columns, firstTrial, rows) {
      append(seen, firstTrial, rows);
      earliest(Object.values(columns), rows, first);
      sets?.add(columns, first, firstTrial, rows);
      for (let r = 0; r < replicates; r++) {
        const chosen = rowsOf(r, replicates, firstTrial, rows);
        any[r]!.add(first, chosen);
        for (const [id, tallies] of automakers) tallies[r]!.add(columns[id]!, chosen);
      }
    },
    digest: () => ({
      scenario,
      id,
      options: { ...options, ...countOf(seen) },
      version,
      weekendsOnlyFrom,
      seen,
      any: any.map(({ tally }) => tally()),
      automakers: Object.fromEntries(
        automakers.map(([id, tallies]) => [id, tallies.map(({ tally }) => tally())]),
      ),
      ...(sets ? { sets: sets.tally() } : {}),
    }),
  };
}

/** Counts by parameter set, growing with a digest; nothing in a single setting. */
function openSetTally({ scenario, options, outcomes }: Pick<Simulation, 'scenario' | 'options' | 'outcomes'>):
  | {
      add(columns: Simulation['outcomes'], first: FirstHalts, firstTrial: number, rows: number): void;
      tally(): SetTally;
    }
  | undefined {
  const draw = openSetDraw(scenario, options.seed);
  if (draw === undefined) return undefined;
  const trials = new Float64Array(draw.sets);
  const any = openHaltsBySet(scenario, draw.sets);
  const automakers = Object.keys(outcomes).map((id) => [id, openHaltsBySet(scenario, draw.sets)] as const);
  return {
    add(columns, first, firstTrial, rows) {
      const sets = setsFrom(draw, firstTrial, rows);
      countSets(trials, sets, rows);
      any.add(first.firstHaltDay, sets, rows);
      for (const [id, halts] of automakers) halts.add(columns[id]!.firstHaltDay, sets, rows);
    },
    tally: () => ({
      trials: [...trials],
      any: any.halts(),
      automakers: Object.fromEntries(automakers.map(([id, halts]) => [id, halts.halts()])),
    }),
  };
}

/** The rows of a replicate. Replicates are numbered by trial, so that shards that begin anywhere agree. */
export function rowsOf(replicate: number, replicates: number, firstTrial: number, until: number): Rows {
  const from = (((replicate - firstTrial) % replicates) + replicates) % replicates;
  return { from, step: replicates, until };
}
