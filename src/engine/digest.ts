import { openSetDraw, setsFrom } from '../sampling/set-of-trial.ts';
import type { Scenario } from '../scenario/types.ts';
import { earliest, emptyFirstHalts, type FirstHalts } from './first-halts.ts';
import { markKnown } from './known-digests.ts';
import { requireColumns } from './require-run.ts';
import type { RunOptions, Simulation } from './run.ts';
import { countSets, type HaltSetTally, haltsBySetBuilder, type SetTally } from './set-tally.ts';
import type { AutomakerTally, HaltTally } from './tally.ts';
import { automakerTallyBuilder, haltTallyBuilder, type Rows } from './tally-builder.ts';
import { append, countOf, type TrialRanges } from './trial-ranges.ts';

/**
 * Counts and exact sums of a run, without its columns, as plain data that survives JSON. Its size does not
 * grow with the trials, and `mergeDigests` makes the digest of a run from those of its shards.
 */
export interface Digest {
  /** Id of the run, as in `Simulation`. */
  readonly id: string;
  readonly scenario: Scenario;
  /** Options of the run; `trials` is how many were counted, `firstTrial` the first of them. */
  readonly options: RunOptions;
  /** Version of the library that ran it. */
  readonly version: string;
  /** As in `Simulation`. */
  readonly weekendsOnlyFrom: string | null;
  /** The trials counted: pairs of first trial and how many follow on from it. */
  readonly seen: TrialRanges;
  /** First halts of any line, one tally per replicate; a single one when all trials are independent. */
  readonly any: readonly HaltTally[];
  /** By automaker, one tally per replicate. */
  readonly automakers: Readonly<Record<string, readonly AutomakerTally[]>>;
  /** Counts by parameter set; only of a run over sets. */
  readonly sets?: SetTally;
}

/** The counts of the first halts of any line alone. */
export interface HaltDigest extends Pick<Digest, 'scenario' | 'options' | 'any'> {
  readonly sets?: HaltSetTally;
}

/**
 * Returns the counts and exact sums that `summarize` and `format` need of a run.
 *
 * @throws {TypeError} for a value that is no run with columns.
 * @throws {RangeError} for a run with weights (rare events): counts cannot hold them.
 * @example
 * ```ts
 * import { digest, loadScenario, simulate, summarize } from 'rare-earth-risk';
 *
 * const run = simulate(loadScenario('ban-resumes'), { trials: 200, seed: 'docs' });
 * const counts = JSON.parse(JSON.stringify(digest(run)));
 * const [one, other] = [summarize(run), summarize(counts)];
 * console.log(JSON.stringify(one) === JSON.stringify(other)); // true
 * ```
 */
export function digest(run: Simulation): Digest {
  requireColumns('run', run);
  if (run.weights) throw new RangeError('Expected a run without weights: weighted trials cannot be counted');
  const { firstTrial, trials } = run.options;
  const builder = digestBuilder(run, trials);
  builder.add(run.outcomes, firstTrial, trials);
  return builder.digest();
}

/** Builds the digest of a run, some trials at a time. */
export interface DigestBuilder {
  /**
   * Counts the first `rows` rows of every automaker's columns, which are trials `firstTrial`, `firstTrial` +
   * 1, … All of them must come after the trials counted before.
   */
  add(outcomes: Simulation['outcomes'], firstTrial: number, rows: number): void;
  /** Returns the digest of the trials counted so far. */
  digest(): Digest;
}

/** Facts about its run that a digest repeats. */
type Header = Pick<Simulation, 'id' | 'scenario' | 'options' | 'version' | 'weekendsOnlyFrom' | 'replicates'>;

/** Returns a builder without trials, which takes at most `maxRows` of them at a time. */
export function digestBuilder(run: Header & Pick<Simulation, 'outcomes'>, maxRows: number): DigestBuilder {
  const { id, scenario, options, version, weekendsOnlyFrom, replicates = 1, outcomes } = run;
  const each = <T>(build: () => T): T[] => Array.from({ length: replicates }, build);
  const first: FirstHalts = emptyFirstHalts(maxRows);
  const any = each(haltTallyBuilder);
  const { horizonDays } = scenario;
  const automakers = Object.keys(outcomes).map(
    (id) => [id, each(() => automakerTallyBuilder(horizonDays, scenario.prices !== undefined))] as const,
  );
  const seen: [first: number, trials: number][] = [];
  const sets = setTallyBuilder(run);
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
    digest: () =>
      markKnown({
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

/** Returns a builder of the counts by parameter set, or `undefined` in a single setting. */
function setTallyBuilder({
  scenario,
  options,
  outcomes,
}: Pick<Simulation, 'scenario' | 'options' | 'outcomes'>):
  | {
      add(columns: Simulation['outcomes'], first: FirstHalts, firstTrial: number, rows: number): void;
      tally(): SetTally;
    }
  | undefined {
  const draw = openSetDraw(scenario, options.seed);
  if (draw === undefined) return undefined;
  const trials = new Float64Array(draw.sets);
  const any = haltsBySetBuilder(scenario, draw.sets);
  const automakers = Object.keys(outcomes).map((id) => [id, haltsBySetBuilder(scenario, draw.sets)] as const);
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

/**
 * Returns the rows of a replicate: of trials i, i + replicates, …, so that shards that begin anywhere
 * agree.
 */
export function rowsOf(replicate: number, replicates: number, firstTrial: number, until: number): Rows {
  const from = (((replicate - firstTrial) % replicates) + replicates) % replicates;
  return { from, step: replicates, until };
}
