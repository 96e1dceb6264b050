import { describe, expect, test } from 'vitest';
import { type Customs, customsFlow } from '../../../../src/analysis/hindcast/customs.ts';

const plain: Customs = {
  licensedTonnes: 1,
  graceDays: 0,
  heldShare: 0,
  heldUntilDay: 0,
  inspectionDays: 0,
  mostFlow: Number.POSITIVE_INFINITY,
};
const days = (count: number, flow: number): Float64Array => new Float64Array(count).fill(flow);

describe('The customs flow by month', () => {
  test.each<[string, Partial<Customs>, number, Record<string, number>]>([
    [
      'no licensed goods depart, after three normal days of April',
      {},
      0,
      { '2025-04': 3 / 30, '2025-05': 0 },
    ],
    ['all goods depart', {}, 1, { '2025-04': 1, '2025-05': 1 }],
    ['only goods cleared before depart', { graceDays: 6 }, 0, { '2025-04': 9 / 30, '2025-05': 0 }],
    [
      'half of the goods need no licence',
      { licensedTonnes: 0.5 },
      0,
      { '2025-04': 3 / 30 + 0.5 * (27 / 30), '2025-05': 0.5 },
    ],
    [
      'goods without a need for a licence are held to the end of April, for thirty days',
      { licensedTonnes: 0, heldShare: 1, heldUntilDay: 27, inspectionDays: 30 },
      0,
      { '2025-04': 3 / 30, '2025-05': (31 + 28) / 31 - 3 / 31 + 2 / 31 },
    ],
  ])('is exact when %s', (_, customs, flow, expected) => {
    const flows = customsFlow(days(58, flow), '2025-04-04', { ...plain, ...customs });
    expect(Object.keys(flows)).toEqual(['2025-04', '2025-05']);
    for (const [month, value] of Object.entries(expected)) expect(flows[month]).toBeCloseTo(value, 12);
  });

  test('contains held goods in the end: nothing is lost', () => {
    const customs = {
      ...plain,
      licensedTonnes: 0,
      graceDays: 7,
      heldShare: 0.8,
      heldUntilDay: 60,
      inspectionDays: 45,
    };
    const flows = customsFlow(days(119, 0), '2025-04-04', customs);
    const total = Object.entries(flows).reduce((sum, [month, flow]) => {
      return sum + flow * new Date(Date.UTC(2025, Number(month.slice(5)), 0)).getUTCDate();
    }, 0);
    expect(total).toBeCloseTo(3 + 119, 9);
  });

  test('never exceeds the largest flow of a day; the rest departs on the next days', () => {
    const flow = days(58, 0);
    flow[27] = 10;
    const flows = customsFlow(flow, '2025-04-04', { ...plain, mostFlow: 1.25 });
    expect(flows['2025-05']).toBeCloseTo(10 / 31, 12);
    flow[57] = 10;
    expect(customsFlow(flow, '2025-04-04', { ...plain, mostFlow: 1.25 })['2025-05']).toBeCloseTo(
      11.25 / 31,
      12,
    );
  });

  test('leaves out months that are not complete', () => {
    expect(Object.keys(customsFlow(days(57, 1), '2025-04-04', plain))).toEqual(['2025-04']);
  });
});
