import { describe, expect, test } from 'vitest';
import { verification } from '../../../../src/analysis/hindcast/verification.ts';
import { type Approvals, knownBy, observations, type Regimes } from '../../../../src/history/index.ts';
import { isInferred } from '../inferred.ts';
import { casesOf, coverage, meanScore, pit, scored } from '../predictions.ts';
import { approvalTable } from '../score-tables.ts';

/** Slowed until 19 August, then by inference licensed to 29 October. */
const series = [
  { from: '2025-04-04', to: '2025-08-19', regime: 'slowed', inferred: false },
  { from: '2025-08-20', to: '2025-10-29', regime: 'licensed', inferred: true },
  { from: '2025-10-30', to: '2026-10-09', regime: 'truce', inferred: false },
];
const regimes = { series: { japan: series, eu: series } } as unknown as Regimes;

describe('months whose regime was inferred', () => {
  test.each([
    ['2025-07', false],
    ['2025-08', true],
    ['2025-09', true],
    ['2025-10', true],
    ['2025-11', false],
  ])('a day of %s lies in such a period: %s', (month, expected) => {
    expect(isInferred(regimes, 'japan', month)).toBe(expected);
  });

  test('Germany has the regimes of the EU; a place without a series has none', () => {
    expect(isInferred(regimes, 'germany', '2025-09')).toBe(true);
    expect(isInferred(regimes, 'world', '2025-09')).toBe(false);
  });

  test('in history are those of the US in September 2025 and of Japan', () => {
    const months = (place: string) =>
      ['2025-07', '2025-08', '2025-09', '2025-10', '2025-11'].filter((month) =>
        isInferred(observations.regimes, place, month),
      );
    expect([months('us'), months('japan')]).toEqual([
      ['2025-09', '2025-10'],
      ['2025-08', '2025-09', '2025-10'],
    ]);
  });
});

describe('cases', () => {
  const flow = (place: string, month: string, observed: number) =>
    verification(
      {
        id: `flow-${place}-${month}`,
        title: '',
        unit: 'share of a normal month',
        observed,
        observedInterval: [observed, observed],
      },
      [1, 1, 1],
    );
  const raw = [
    flow('japan', '2025-06', 9),
    flow('japan', '2025-07', 1),
    flow('japan', '2025-09', 9),
    flow('world', '2025-09', 1.5),
  ];
  const same = Object.fromEntries(
    ['world', 'japan'].map((place) => [
      place,
      { '2025-07': Float64Array.of(1), '2025-09': Float64Array.of(1) },
    ]),
  );
  const cases = casesOf({
    cutOff: '2025-06-30',
    raw,
    widened: raw.map((one) => verification(one, [0, 2])),
    known: knownBy(observations, '2025-06-30'),
    regimes,
    first: '2025-07',
    others: { pool: () => [1], trendUpdated: same, free: same, freeWidened: same },
  });

  test('begin with the first month; those of an inferred regime are kept and do not count', () => {
    expect(cases.map(({ place, month, ahead, scored }) => [place, month, ahead, scored])).toEqual([
      ['japan', '2025-07', 1, true],
      ['japan', '2025-09', 3, false],
      ['world', '2025-09', 3, true],
    ]);
    expect(meanScore(scored(cases), 'raw').crps).toBe(0.25);
    expect(coverage(scored(cases), 'raw')).toEqual({ of50: 0.5, of90: 0.5 });
  });

  test('have the scores of both forecasts and of every baseline', () => {
    // Of two members at 0 and 2, 1 scores ½ · 1 and 1.5 the same less what the pair takes off.
    expect(meanScore(scored(cases), 'widened').crps).toBe(0.5);
    expect(meanScore(scored(cases), 'free').crps).toBe(0.25);
    expect(coverage(scored(cases), 'widened')).toEqual({ of50: 1, of90: 1 });
  });

  test('rank an observation among the members, a tie by half', () => {
    expect(pit({ draws: Float64Array.of(1, 2, 3, 4), observed: 2.5 })).toBe(0.5);
    expect(pit({ draws: Float64Array.of(1, 2, 3, 4), observed: 4 })).toBe(0.875);
  });
});

test('a share of a selected sample is shown without a hit or a miss', () => {
  const of = (id: string) =>
    verification(
      {
        id: `approved-${id}`,
        title: id,
        unit: 'share of files',
        observed: 0.5,
        observedInterval: [0.5, 0.5],
      },
      [0.4, 0.6],
    );
  const rate = (publishedOn: string, counts: boolean) => ({ approvedShare: { publishedOn }, scored: counts });
  const approvals = {
    rates: {
      early: rate('2025-06-30', true),
      late: rate('2025-07-01', true),
      chamber: rate('2025-06-01', false),
    },
  } as unknown as Approvals;
  const rows = approvalTable(
    { verifications: ['early', 'late', 'chamber'].map(of) },
    approvals,
    '2025-06-30',
  );
  expect(rows.split('\n').slice(2)).toEqual([
    '| early | fitted | 0.50 | 0.40 | 0.40 … 0.60 | yes |',
    '| late | open | 0.50 | 0.40 | 0.40 … 0.60 | yes |',
    '| chamber | selected sample, not scored | 0.50 | 0.40 | 0.40 … 0.60 | – |',
  ]);
});
