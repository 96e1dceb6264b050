// What one more day of a lane's cover changes.

import { firstHalts } from '../../engine/first-halts.ts';
import type { Simulation } from '../../engine/run.ts';
import { override } from '../../scenario/override.ts';
import { simulate } from '../../simulation/simulate.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { pairedProportions } from '../../stats/paired.ts';
import type { Steps } from '../../stats/progress.ts';
import { weightedSum } from '../../stats/weighted-sum.ts';
import { bufferPatch, type Knob, settingsOf } from './knobs.ts';
import type { CompleteBufferQuestion } from './question.ts';
import type { Worlds } from './worlds.ts';

/** Change of the chance of a halt for a day of cover, the mean over the next fourteen. */
export type DayOfCover = Pick<Estimate, 'value' | 'standardError' | 'interval' | 'confidence' | 'trials'>;

/** Days added at once: one day alone changes too few trials to be seen. */
const ADDED = 14;

/**
 * Returns, by path, what one more day of each knob alone changes. With several worlds it is their weighted
 * mean, or that of the worst of them.
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
  const first = (run: Simulation): Float64Array =>
    firstHalts(run, question.automaker === null ? {} : { automaker: question.automaker }).firstHaltDay;
  const change = (k: number): DayOfCover => {
    const more = days.map((d, i) => (i === k ? d + ADDED : d));
    const found = scenarios.map((scenario, w) => {
      const run = runs[w]!;
      const after = simulate(override(scenario, bufferPatch(scenario, knobs, more)), run.options);
      return perDay(first(run), first(after), question.byDay, run.options.confidence);
    });
    if (weights && found.length > 1) return weightedSum(found as Estimate[], weights, () => 1);
    return found.reduce((worst, one) => (one.value > worst.value ? one : worst));
  };
  const changes = knobs.map((_, k) => step(() => change(k)));
  const labels = knobs.map((knob, k) => Object.keys(settingsOf([knob], [days[k]!])).join(' '));
  return Object.fromEntries(labels.map((label, k) => [label, changes[k]!]));
}

function perDay(before: Float64Array, after: Float64Array, byDay: number, confidence: number): DayOfCover {
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
