import { ATOMIC_NUMBER, ELEMENTS, type Element } from '../elements.ts';
import type { Digest, HaltDigest } from '../engine/digest.ts';
import { type OfAutomaker, requireAutomaker } from '../engine/first-halts.ts';
import type { AutomakerTally, Counts, HaltTally } from '../engine/tally.ts';
import { studentBand } from '../stats/confidence-band.ts';
import type { Estimate } from '../stats/estimate.ts';
import { proportionFromCounts } from '../stats/estimates-from-sums.ts';
import { spreadOverSets } from '../stats/knowledge.ts';
import type { ProportionOptions } from '../stats/proportion.ts';
import type { SurvivalEstimate } from '../stats/survival.ts';
import { survivalOfCounts } from '../stats/survival-of-counts.ts';

/** Returns the tallies of first halts of an automaker, or of any; one for each replicate. */
export function talliesOf(digest: Digest, { automaker }: OfAutomaker): readonly HaltTally[] {
  if (automaker === undefined) return digest.any;
  return automakerTallies(digest, automaker);
}

/** Returns the tallies of an automaker, one for each replicate. */
export function automakerTallies({ automakers }: Digest, automaker: string): readonly AutomakerTally[] {
  requireAutomaker('automaker', automaker, Object.keys(automakers));
  return automakers[automaker]!;
}

/**
 * Returns the chance of a first halt before a day. Its range over parameter sets is known for the days of a
 * summary only.
 */
export function haltProbabilityOfDigest(
  digest: Digest,
  question: OfAutomaker & Pick<ProportionOptions, 'method'>,
  byDay: number,
): Estimate {
  const { automaker, method = 'wilson' } = question;
  const { options, sets } = digest;
  const halts = sets && (automaker === undefined ? sets.any : sets.automakers[automaker]!)[byDay];
  return {
    ...proportionOf(talliesOf(digest, question), byDay, { confidence: options.confidence, method }),
    ...(sets && knowledge(sets.trials, halts)),
  };
}

/** Returns the chance of a first halt of any line before a day, from the counts of first halts alone. */
export function anyHaltProbability({ any, options, sets }: HaltDigest, byDay: number): Estimate {
  const { confidence } = options;
  return {
    ...proportionOf(any, byDay, { confidence }),
    ...(sets && knowledge(sets.trials, sets.any[byDay])),
  };
}

function proportionOf(tallies: readonly HaltTally[], byDay: number, options: ProportionOptions): Estimate {
  const counts = tallies.map(
    ({ firstHaltDay, trials }) => [countIf(firstHaltDay, (day) => day < byDay), trials] as const,
  );
  return proportionFromCounts(counts, options);
}

/** Returns the chance of no halt so far, read at the end of each of the days. */
export function survivalOfDigest(
  digest: Digest,
  question: OfAutomaker,
  at: readonly number[],
): Pick<SurvivalEstimate, 'survival' | 'band'> {
  const { confidence } = digest.options;
  const tallies = talliesOf(digest, question);
  const halts = haltsByDay(tallies, digest.scenario.horizonDays);
  if (tallies.length === 1) {
    const halted = halts.reduce((sum, [, times]) => sum + times, 0);
    const rows = halts.map(([time, events]) => ({ time, events, censored: 0 }));
    const calm = tallies[0]!.trials - halted;
    const end = { time: digest.scenario.horizonDays, events: 0, censored: calm };
    return survivalOfCounts(calm > 0 ? [...rows, end] : rows, at, confidence);
  }
  const survival = at.map((day) =>
    proportionFromCounts(
      tallies.map(({ firstHaltDay, trials }) => [countIf(firstHaltDay, (first) => first > day), trials]),
      { confidence },
    ),
  );
  const changes = halts.filter(([day]) => day <= at[at.length - 1]!).length;
  return { survival, band: studentBand(survival, changes, tallies.length, confidence) };
}

/** Returns each binding element's share of the trials that halted, the most frequent first. */
export function bindingElementsOfDigest(
  digest: Digest,
  question: OfAutomaker,
): Partial<Record<Element, Estimate>> {
  const tallies = talliesOf(digest, question);
  const { confidence } = digest.options;
  const shares = ELEMENTS.map((element) => {
    const pairs = tallies.map(
      ({ bindingElement, trials }) =>
        [bindingElement[ATOMIC_NUMBER[element]] ?? 0, trials - (bindingElement[0] ?? 0)] as const,
    );
    return { element, pairs, count: pairs.reduce((sum, [hits]) => sum + hits, 0) };
  });
  const seen = shares.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  return Object.fromEntries(
    seen.map(({ element, pairs }) => [element, proportionFromCounts(pairs, { confidence })]),
  );
}

/** Returns the days of first halts, ascending, each with its number of trials. */
export function haltsByDay(
  tallies: readonly HaltTally[],
  horizonDays: number,
): [day: number, halts: number][] {
  const halts = new Array<number>(horizonDays).fill(0);
  for (const { firstHaltDay } of tallies) {
    for (const [day, times] of Object.entries(firstHaltDay)) {
      if (Number(day) < horizonDays) halts[Number(day)]! += times;
    }
  }
  return [...halts.entries()].filter(([, times]) => times > 0);
}

function countIf(counts: Counts, holds: (value: number) => boolean): number {
  return Object.entries(counts).reduce(
    (sum, [value, times]) => (holds(Number(value)) ? sum + times : sum),
    0,
  );
}

/**
 * Returns the range of a chance over parameter sets, from the trials and the halts of each, if those were
 * counted.
 */
function knowledge(
  trials: readonly number[],
  halts: readonly number[] | undefined,
): Pick<Estimate, 'knowledge'> {
  if (halts === undefined) return {};
  const found = spreadOverSets(
    trials.map((count, k) => ({ trials: count, sum: halts[k]!, squares: halts[k]! })),
    [0, 1],
  );
  return found ? { knowledge: found } : {};
}
