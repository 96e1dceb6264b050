import { describe, expect, it, test } from 'vitest';
import { observedFlows, worldWeights } from '../../../src/analysis/hindcast/normal-flow.ts';
import { knownBy, observations, parseObservations } from '../../../src/history/index.ts';

const DAYS = [
  '2025-04-04',
  '2025-05-20',
  '2025-06-05',
  '2025-06-10',
  '2025-06-30',
  '2025-07-03',
  '2025-07-31',
  '2025-10-31',
  '2026-02-01',
];
const CUT_OFF = '2025-06-30';

/** Every value under a key, at any depth. */
function valuesOf(key: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => [
    ...(name === key && typeof item === 'string' ? [item] : []),
    ...valuesOf(key, item),
  ]);
}

describe('knownBy', () => {
  test.each(DAYS)('shows nothing on %s that was published later, and is valid', (day) => {
    const known = knownBy(observations, day);
    expect(valuesOf('publishedOn', known).filter((published) => published > day)).toEqual([]);
    expect(valuesOf('to', known.regimes.series).filter((last) => last > day)).toEqual([]);
    expect(parseObservations(JSON.parse(JSON.stringify(known)))).toEqual(known);
    expect(Object.isFrozen(known.approvals.rates)).toBe(true);
  });

  it('shows everything in the far future, and does not change its argument', () => {
    const before = JSON.stringify(observations);
    expect(knownBy(observations, '2099-12-31')).toEqual(observations);
    knownBy(observations, CUT_OFF);
    expect(JSON.stringify(observations)).toBe(before);
  });

  it('shows the vintage of the day', () => {
    const april = (day: string) => knownBy(observations, day)['magnet-exports'].tonnes.us?.['2025-04'];
    expect(april('2025-05-19')).toBeUndefined();
    expect(april(CUT_OFF)).toMatchObject({ value: 246, publishedOn: '2025-05-20' });
    expect(april(CUT_OFF)).not.toHaveProperty('earlier');
    expect(april('2025-07-31')).toMatchObject({ value: 243, earlier: [{ value: 246 }] });
    expect(april('2026-04-20')!.value).toBe(235);
  });

  it('shows a month of customs data from the 20th of the next on', () => {
    const months = (day: string): string[] =>
      observedFlows(knownBy(observations, day), '2025-04', '2025-07').map(
        ({ place, month }) => `${place} ${month}`,
      );
    const may = [
      'world 2025-04',
      'world 2025-05',
      'us 2025-04',
      'us 2025-05',
      'germany 2025-05',
      'japan 2025-05',
    ];
    expect(months(CUT_OFF)).toEqual(may);
    expect(months('2025-07-19')).toEqual(may);
    expect(months('2025-07-20').sort()).toEqual([...may, 'world 2025-06', 'us 2025-06'].sort());
  });

  it('keeps the shares of destinations, which rest on 2024 alone', () => {
    expect(worldWeights(knownBy(observations, '2025-04-04'), 'korea')).toEqual(
      worldWeights(observations, 'korea'),
    );
  });

  it('drops a formula with an input that was not published, and keeps the others', () => {
    const { tonnes } = knownBy(observations, CUT_OFF)['magnet-exports'];
    expect(tonnes.us!['2024-07']).toMatchObject({ value: 591, publishedOn: '2024-08-20' });
    expect(tonnes.us!['2024-07']).not.toHaveProperty('formula');
    expect(tonnes.world!['2024-05']).toHaveProperty('formula');
  });

  it('has no key for a destination or an element without a published value', () => {
    const known = knownBy(observations, '2025-04-04');
    expect(Object.keys(known['magnet-exports'].changeOnYear)).toEqual(['world']);
    expect(known['controlled-elements'].changeOnYear).toEqual({});
    expect(known.cover.statements).toEqual({});
  });

  it('drops alternatives that were published later', () => {
    const world = (day: string) => knownBy(observations, day)['magnet-exports'].tonnes.world!['2024'];
    expect(world(CUT_OFF)).not.toHaveProperty('alternatives');
    expect(world('2025-09-20')!.alternatives).toHaveLength(1);
  });
});

describe('firms in the observations of a day', () => {
  const firms = (day: string) => knownBy(observations, day).halts.firms;

  it('are left out before their outcome was stated', () => {
    expect(Object.keys(firms('2025-06-04'))).toEqual(['gm', 'bmw', 'toyota', 'tata', 'mahindra']);
    expect(Object.keys(firms(CUT_OFF))).not.toContain('bajaj');
    expect(firms('2025-08-23').bajaj!.outcome.value).toBe('reduced');
  });

  it('hold until the last statement of that day', () => {
    expect(firms('2025-06-10').ford!.holdsUntil.value).toBe('2025-06-05');
    expect(Object.keys(firms('2025-06-10').ford!.halts)).toEqual(['chicago']);
    expect(firms('2025-06-10').ford!.halts.chicago).not.toHaveProperty('days');
    expect(firms('2025-06-27').ford!.holdsUntil.value).toBe('2025-06-27');
  });

  it('without reports are known up to the day', () => {
    expect(firms('2025-06-10').gm!.holdsUntil).toMatchObject({
      value: '2025-06-10',
      interval: ['2025-06-10', '2025-06-10'],
    });
    expect(firms(CUT_OFF).gm!.holdsUntil.value).toBe(CUT_OFF);
    expect(firms('2026-01-01').gm!.holdsUntil.value).toBe('2025-07-31');
  });

  it.each(DAYS)('have the halts that their outcome needs on %s', (day) => {
    for (const [id, { outcome, halts, reductions }] of Object.entries(firms(day))) {
      const counts = [Object.keys(halts).length > 0, Object.keys(reductions).length > 0];
      expect(counts, id).toEqual([outcome.value === 'halted', outcome.value === 'reduced']);
    }
  });
});

test('regimes end on the day, and one that was published later is absent', () => {
  const last = (day: string) => knownBy(observations, day).regimes.series.us!.at(-1)!;
  expect(last(CUT_OFF)).toMatchObject({ regime: 'slowed', to: CUT_OFF });
  expect(last('2025-09-15')).toMatchObject({ regime: 'licensed', to: '2025-08-31' });
});

test.each(['2025-04-03', '2025-02-30', 'yesterday', 20250630])('refuses %j', (day) => {
  expect(() => knownBy(observations, day as string)).toThrow(
    /^Expected date to be an ISO date, 2025-04-04 or later, got /,
  );
});
