import { learned, widths } from '../../random/tilt.ts';
import { CELLS, OFFSETS } from './cells.ts';
import type { Kind, Way } from './proposal.ts';

/** What a particle says of the way in which its lane failed. */
export interface Trace {
  readonly lane: number;
  readonly window: number;
  /** By cell: the bin, or −1 where it has no bearing. */
  readonly bins: readonly number[];
  /** By offset: likelihood of the file under each step over that as it comes; empty without such a file. */
  readonly stepRatios: readonly (readonly number[])[];
}

/** Particles' worth of what comes by itself that every law keeps. */
const PRIOR = 20;
/** Rounds of expectation and maximization. */
const ROUNDS_OF_FIT = 25;
/** Windows in which fewer of a way's particles fail than this are left to luck. */
const LEAST_WINDOW = 0.002;

/**
 * Ways in which lanes of one kind fail: a mixture in each part of which files, coins and buffers are independent of each other (latent
 * classes; Goodman, Biometrika 61, 1974), fitted by expectation-maximization. Chances of the windows add up to `share`.
 */
export function fitWays(
  kind: Kind,
  k: number,
  traces: readonly Trace[],
  parts: number,
  share: number,
): Way[] {
  if (traces.length === 0) return [];
  let members = firstGuess(traces, parts);
  let steps = members.map(() => Array.from({ length: OFFSETS }, () => stepPrior(kind.ladder.steps)));
  let ways: Way[] = [];
  for (let round = 0; round < ROUNDS_OF_FIT; round++) {
    steps = members.map((weights, c) =>
      steps[c]!.map((fit, j) => nextFit(fit, stepCases(traces, j), weights)),
    );
    ways = members.map((weights, c) => fitWay(kind, k, traces, weights, steps[c]!, parts));
    members = memberships(kind, traces, ways);
  }
  const total = ways.flatMap(({ windows }) => windows).reduce((sum, [, , chance]) => sum + chance, 0);
  return ways.map((way) => ({
    ...way,
    windows: way.windows.map(([lane, file, chance]) => [lane, file, (chance * share) / total] as const),
  }));
}

/** Begins with a part for each of the commonest patterns of refused files, and one for all others. */
function firstGuess(traces: readonly Trace[], parts: number): number[][] {
  const keys = traces.map(({ stepRatios }) =>
    stepRatios.map((ratios) => (ratios.at(-1)! > 1 ? 'x' : '.')).join(''),
  );
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const common = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key);
  const partOf = (key: string): number => Math.min(common.indexOf(key), parts - 1);
  const own = keys.map(partOf);
  return Array.from({ length: parts }, (_, c) => own.map((part) => (part === c ? 0.9 : 0.1 / parts)));
}

/** Mostly as it comes, with a little of every step. */
function stepPrior(steps: number): number[] {
  return Array.from({ length: steps }, (_, step) => (step === 0 ? 0.95 : 0.05 / (steps - 1)));
}

function stepCases(traces: readonly Trace[], offset: number): (readonly number[])[] {
  return traces.map(({ stepRatios }) => stepRatios[offset]!);
}

function fitWay(
  { bins }: Kind,
  kind: number,
  traces: readonly Trace[],
  weights: readonly number[],
  steps: readonly (readonly number[])[],
  parts: number,
): Way {
  return {
    kind,
    windows: fitWindows(traces, weights),
    steps,
    cells: Array.from({ length: CELLS }, (_, c) => {
      const counts = bins[c]!.map(() => 0);
      traces.forEach(({ bins: seen }, i) => {
        if (seen[c]! >= 0) counts[seen[c]!]! += weights[i]!;
      });
      return learned(bins[c]!, counts, 100 / parts);
    }),
  };
}

/** How often each lane failed in each window; half as seen, half as if lanes and windows had nothing to do with each other. */
function fitWindows(traces: readonly Trace[], weights: readonly number[]): [number, number, number][] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const lanes = tally(
    traces.map(({ lane }) => lane),
    weights,
  );
  const files = tally(
    traces.map(({ window }) => window),
    weights,
  );
  const both = tally(
    traces.map(({ lane, window }) => lane * 4096 + window),
    weights,
  );
  const all: [number, number, number][] = [];
  for (const [lane, byLane] of lanes) {
    for (const [file, byFile] of files) {
      const seen = both.get(lane * 4096 + file) ?? 0;
      const evened = 0.5 * byLane + (0.5 * total) / lanes.size;
      all.push([lane, file, 0.3 * seen + (0.7 * evened * byFile) / total]);
    }
  }
  return all
    .filter(([, , count]) => count / total >= LEAST_WINDOW)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function tally(keys: readonly number[], weights: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  keys.forEach((key, i) => {
    counts.set(key, (counts.get(key) ?? 0) + weights[i]!);
  });
  return counts;
}

/** By way and trace: the chance that the trace is of that way. */
function memberships(kind: Kind, traces: readonly Trace[], ways: readonly Way[]): number[][] {
  const natural = kind.bins.map(widths);
  const likelihoods = ways.map((way) => {
    const windows = new Map(way.windows.map(([lane, file, count]) => [lane * 4096 + file, count]));
    return traces.map((trace) => likelihood(way, windows, trace, natural));
  });
  const sums = traces.map((_, i) => likelihoods.reduce((sum, row) => sum + row[i]!, 0));
  return likelihoods.map((row) => row.map((each, i) => (sums[i]! > 0 ? each / sums[i]! : 1 / ways.length)));
}

function likelihood(
  { cells, steps }: Way,
  windows: ReadonlyMap<number, number>,
  { lane, window, bins, stepRatios }: Trace,
  natural: readonly (readonly number[])[],
): number {
  let product = windows.get(lane * 4096 + window) ?? 0;
  for (let c = 0; c < CELLS; c++) {
    if (bins[c]! >= 0) product *= cells[c]![bins[c]!]! / natural[c]![bins[c]!]!;
  }
  for (let j = 0; j < OFFSETS; j++) {
    const ratios = stepRatios[j]!;
    if (ratios.length > 0) product *= ratios.reduce((sum, ratio, step) => sum + ratio * steps[j]![step]!, 0);
  }
  return product;
}

/** Chances of the parts of a mixture, from the likelihood of each case under each part. */
export function fitMixture(
  prior: readonly number[],
  cases: readonly (readonly number[])[],
  weights: readonly number[],
): number[] {
  let fit: readonly number[] = prior;
  for (let round = 0; round < ROUNDS_OF_FIT; round++) fit = nextFit(fit, cases, weights, prior);
  return [...fit];
}

/**
 * One round of expectation and maximization of a mixture's likelihood (Dempster, Laird and Rubin, JRSS B 39, 1977), with a prior worth
 * `PRIOR` cases.
 */
function nextFit(
  fit: readonly number[],
  cases: readonly (readonly number[])[],
  weights: readonly number[],
  prior: readonly number[] = stepPrior(fit.length),
): number[] {
  const next = prior.map((chance) => PRIOR * chance);
  let total = PRIOR;
  cases.forEach((ratios, i) => {
    if (ratios.length === 0) return;
    const whole = fit.reduce((sum, chance, j) => sum + chance * ratios[j]!, 0);
    total += weights[i]!;
    fit.forEach((chance, j) => {
      next[j]! += (weights[i]! * chance * ratios[j]!) / whole;
    });
  });
  return next.map((count) => count / total);
}
