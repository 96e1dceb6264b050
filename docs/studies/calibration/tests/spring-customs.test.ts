import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Customs, customsFlow } from '../../../../src/analysis/hindcast/customs.ts';
import { springOutputs } from '../design.ts';
import { DEPARTURE_UNIT, SPANS } from '../outputs.ts';
import { monthlyFlow, openSpringCustoms } from '../spring-customs.ts';

const START = '2025-04-04';
const DAYS = SPANS.at(-1)![1];

const share = fc.double({ min: 0, max: 1, noNaN: true });
const customs: fc.Arbitrary<Customs> = fc.record({
  licensedTonnes: share,
  graceDays: fc.integer({ min: 0, max: 60 }),
  heldShare: share,
  heldUntilDay: fc.integer({ min: 0, max: 110 }),
  inspectionDays: fc.integer({ min: 0, max: 75 }),
  mostFlow: fc.double({ min: 1, max: 2, noNaN: true }),
});
const departures = fc.array(fc.double({ min: 0, max: 20, noNaN: true }), {
  minLength: DAYS,
  maxLength: DAYS,
});

test('the flow of April and May is that of customs over the first 58 days', () => {
  fc.assert(
    fc.property(departures, customs, (list, how) => {
      const licensed = Float64Array.from(list);
      const expected = customsFlow(licensed, START, how);
      const flow = monthlyFlow(licensed, how);
      expect(Object.keys(flow)).toEqual(Object.keys(expected));
      for (const month in flow) expect(Math.abs(flow[month]! - expected[month]!)).toBeLessThan(1e-12);
    }),
  );
});

const outputs = springOutputs();
const weights = { us: 0.2, eu: 0.3, japan: 0.1, korea: 0.4 };

test('each destination departs by its own answers, evenly within a span', () => {
  const size = outputs.heads.reduce((sum, head) => sum + head.size, 0);
  const answer = fc.double({ min: 0, max: 5, noNaN: true });
  fc.assert(
    fc.property(fc.array(answer, { minLength: size, maxLength: size }), customs, (answers, how) => {
      const flows = openSpringCustoms(outputs)(answers, how, weights);
      const world: Record<string, number> = {};
      for (const [place, at] of Object.entries(outputs.departed)) {
        const licensed = new Float64Array(DAYS);
        SPANS.forEach(([from, to], s) => {
          for (let t = from; t < to; t++) licensed[t] = (answers[at + s]! * DEPARTURE_UNIT) / (to - from);
        });
        const expected = customsFlow(licensed, START, how);
        for (const [month, flow] of Object.entries(expected)) {
          expect(flows[place]![month]).toBeCloseTo(flow, 12);
          world[month] = (world[month] ?? 0) + flow * ((weights as Record<string, number>)[place] ?? 0);
        }
      }
      for (const month in world) expect(flows.world![month]).toBeCloseTo(world[month]!, 12);
    }),
    { numRuns: 30 },
  );
});

test('the spans follow one upon the other from day 0 to the end of May', () => {
  expect(SPANS.map(([from]) => from)).toEqual([0, ...SPANS.slice(0, -1).map(([, to]) => to)]);
  expect(
    Object.keys(
      customsFlow(new Float64Array(DAYS), START, {
        licensedTonnes: 0,
        graceDays: 0,
        heldShare: 0,
        heldUntilDay: 0,
        inspectionDays: 0,
        mostFlow: 1,
      }),
    ),
  ).toEqual(['2025-04', '2025-05']);
});
