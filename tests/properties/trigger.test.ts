import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alarmDay, replayWatched } from '../../src/analysis/trigger/alarm.ts';
import { type CompleteRule, completeRule, type TriggerWatch } from '../../src/analysis/trigger/rule.ts';
import { cases } from '../cases.ts';
import { arbitraryFuture } from './arbitraries.ts';
import { arbitrarySamplePath } from './arbitrary-sample-path.ts';
import { changeAfter, usedBy } from './foresight.ts';

const WATCHES: readonly TriggerWatch[] = ['cover', 'decidedShare', 'departedShare'];

/** A future and another sample path of its model, a day, and what is watched. */
const twoPaths = arbitraryFuture().chain((future) =>
  fc.record({
    future: fc.constant(future),
    other: arbitrarySamplePath(future.model),
    day: fc.nat(),
    watch: fc.constantFrom(...WATCHES),
    within: fc.integer({ min: 1, max: 30 }),
    for: fc.integer({ min: 1, max: 3 }),
  }),
);

test('A trigger has no foresight: a change of the sample path after day t changes nothing seen, and no alarm, up to day t', {
  timeout: 60_000,
}, () => {
  let changes = 0;
  const property = fc.property(twoPaths, ({ future, other, day, watch, within, for: days }) => {
    const { scenario, model, samplePath } = future;
    const { id } = model.automakers[0]!;
    const rule: CompleteRule = completeRule(
      { watch, automaker: id, below: 0.5, within, for: days },
      scenario,
      null,
    );
    const t = day % model.horizonDays;
    const changed = changeAfter(t, samplePath, other, usedBy(t, model, samplePath));
    const [before, after] = [samplePath, changed].map((path) => replayWatched(model, path, rule).seen);
    expect(after!.subarray(0, t + 1)).toEqual(before!.subarray(0, t + 1));
    // A threshold just above what is seen on the day or on the next tells a rule that looks a day ahead.
    for (const below of [0.5, before![t]! + 1e-9, before![t + 1]! + 1e-9, after![t + 1]! + 1e-9]) {
      const [was, is] = [before!, after!].map((seen) => alarmDay({ seen }, rule, below));
      expect(Math.min(is!, t + 1)).toBe(Math.min(was!, t + 1));
    }
    if (after!.some((x, i) => !Object.is(x, before![i]))) changes += 1;
  });
  fc.assert(property, { seed: 20250404, numRuns: cases(150) });
  expect(changes, 'changes that are seen later').toBeGreaterThan(cases(150) / 10);
});
