// What one more day of a lane's cover changes.

import { firstHalts } from '../../engine/first-halts.ts';
import type { Simulation } from '../../engine/run.ts';
import { override } from '../../scenario/override.ts';
import { simulate } from '../../simulation/simulate.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { pairedProportions } from '../../stats/paired.ts';
import type { Steps } from '../../stats/progress.ts';
import { weightedSum } from '../../stats/weighted-sum.ts';
import { haltProbability } from '../halts.ts';
import { bufferPatch, type Knob, settingsOf } from './knobs.ts';
import type { CompleteBufferQuestion } from './question.ts';
import { countedWeights, type Worlds } from './worlds.ts';

/** Change of the chance of a halt for a day of cover, the mean over the next fourteen. */
export type DayOfCover = Pick<Estimate, 'value' | 'standardError' | 'interval' | 'confidence' | 'trials'>;

/** Days added at once: one day alone changes too few trials to be seen. */
const ADDED = 14;

/** Returns settings in which one knob each has more days. */
export function withMore(days: readonly number[]): number[][] {
  return days.map((_, k) => days.map((d, i) => (i === k ? d + ADDED : d)));
}

/** Returns the name of each knob at these days: the path of its setting. */
export function labelsOf(knobs: readonly Knob[], days: readonly number[]): string[] {
  return knobs.map((knob, k) => Object.keys(settingsOf([knob], [days[k]!])).join(' '));
}

/**
 * Returns, by path, what one more day of each knob alone changes: in the mixture of the worlds or, without
 * weights, in the worst of them.
 *
 * @param runs - those of the setting itself, one for each world.
 * @param step - runs what each knob takes.
 */
export function daysOfCover(
  { scenarios, weights }: Worlds,
  knobs: readonly Knob[],
  days: readonly number[],
  runs: readonly Simulation[],
  question: CompleteBufferQuestion,
  step: Steps,
): Record<string, DayOfCover> {
  const asked = question.automaker === null ? {} : { automaker: question.automaker };
  const first = (run: Simulation): Float64Array => firstHalts(run, asked).firstHaltDay;
  const chances = runs.map((run) => haltProbability(run, { byDay: question.byDay, ...asked }));
  const counted = countedWeights(chances, weights);
  const change = (more: readonly number[]): DayOfCover => {
    const parts = [...scenarios.entries()].filter(([w]) => counted[w]! > 0);
    const found = parts.map(([w, scenario]) => {
      const run = runs[w]!;
      const after = simulate(override(scenario, bufferPatch(scenario, knobs, more)), run.options);
      return dayOfCover(first(run), first(after), question.byDay, run.options.confidence);
    });
    if (found.length === 1) return found[0]!;
    return weightedSum(
      found as Estimate[],
      parts.map(([w]) => counted[w]!),
      () => 1,
    );
  };
  const changes = withMore(days).map((more) => step(() => change(more)));
  return Object.fromEntries(labelsOf(knobs, days).map((label, k) => [label, changes[k]!]));
}

/** Returns what a day changes, from the first halts of the same trials without and with the days added. */
export function dayOfCover(
  before: Float64Array,
  after: Float64Array,
  byDay: number,
  confidence: number,
): DayOfCover {
  let [gained, lost] = [0, 0];
  before.forEach((day, i) => {
    const [was, is] = [day < byDay, after[i]! < byDay];
    if (is && !was) gained += 1;
    if (was && !is) lost += 1;
  });
  const { value, standardError, interval, trials } = pairedProportions(gained, lost, before.length, {
    confidence,
  });
  return {
    value: value / ADDED,
    standardError: standardError / ADDED,
    interval: [interval[0] / ADDED, interval[1] / ADDED],
    confidence,
    trials,
  };
}
