import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alarmDay, replayWatched } from '../../src/analysis/trigger/alarm.ts';
import { type CompleteRule, completeRule, type TriggerWatch } from '../../src/analysis/trigger/rule.ts';
import { type Model, replay, type SamplePath } from '../../src/index.ts';
import { cases } from '../cases.ts';
import { arbitraryFuture, type Future } from './arbitraries.ts';
import { arbitrarySamplePath } from './arbitrary-sample-path.ts';
import { changeAfter, usedBy } from './foresight.ts';

const WATCHES: readonly TriggerWatch[] = ['cover', 'decidedShare', 'departedShare'];

/** A future and another sample path of its model, a day, and what is watched. */
const twoPaths = arbitraryFuture().chain((future) =>
  fc.record({
    future: fc.constant(future),
    other: arbitrarySamplePath(future.model),
    day: fc.nat(),
    within: fc.integer({ min: 1, max: 10 }),
    for: fc.integer({ min: 1, max: 2 }),
  }),
);

/**
 * Returns a day, and the sample path changed after it, so that the first effect comes on the next day: a
 * rule that looks a day ahead sees it too early. Begins with a change after day `t`, which is the answer
 * where nothing follows from it.
 */
function changeFeltAtOnce(
  t: number,
  future: Future,
  other: SamplePath,
): { readonly t: number; readonly changed: SamplePath } {
  const { model, samplePath } = future;
  const changed = changeAfter(t, samplePath, other, usedBy(t, model, samplePath));
  const [before, after] = [samplePath, changed].map((path) => eventsOf(model, path));
  const day = before!.findIndex((events, i) => events !== after![i]);
  if (day <= t + 1) return { t, changed };
  return changeFeltAtOnce(day - 1, future, other);
}

/** Returns what happens to the first automaker on each day. */
function eventsOf(model: Model, samplePath: SamplePath): string[] {
  const { decided, departed, lanes } = replay(model, samplePath).automakers[0]!;
  return Array.from(decided, (count, t) =>
    [count, departed[t], ...lanes.map(({ stock }) => stock[t])].join(),
  );
}

test('A trigger has no foresight: a change of the sample path after day t changes nothing seen, and no alarm, up to day t', {
  timeout: 60_000,
}, () => {
  let seenNextDay = 0;
  const property = fc.property(twoPaths, ({ future, other, day, within, for: days }) => {
    const { scenario, model, samplePath } = future;
    const early = day % Math.ceil(model.horizonDays / 2);
    const { t, changed } = changeFeltAtOnce(early, future, other);
    for (const watch of WATCHES) {
      const given = { watch, automaker: model.automakers[0]!.id, below: 0.5, within, for: days };
      const rule: CompleteRule = completeRule(given, scenario, null);
      const [before, after] = [samplePath, changed].map((path) => replayWatched(model, path, rule).seen);
      expect(after!.subarray(0, t + 1)).toEqual(before!.subarray(0, t + 1));
      // Thresholds between the two numbers of the next day tell a rule that looks at it.
      for (const below of [0.5, before![t]!, (before![t + 1]! + after![t + 1]!) / 2]) {
        const [was, is] = [before!, after!].map((seen) => alarmDay({ seen }, rule, below));
        expect(Math.min(is!, t + 1)).toBe(Math.min(was!, t + 1));
      }
      if (!Object.is(after![t + 1], before![t + 1])) seenNextDay += 1;
    }
  });
  fc.assert(property, { seed: 20250404, numRuns: cases(80) });
  expect(seenNextDay, 'changes that are seen on the next day').toBeGreaterThan(cases(80) / 10);
});
