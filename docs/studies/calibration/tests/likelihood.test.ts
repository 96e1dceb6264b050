import { describe, expect, it, test } from 'vitest';
import { PARAMETERS, type ParameterName, type Settled } from '../../hindcast/parameters.ts';
import type { FirmFact, KnownFacts } from '../known-facts.ts';
import { likelihoodOf, UNHEARD } from '../likelihood.ts';
import type { Outputs } from '../outputs.ts';

/* Values worked out by hand. */

/** One kind of firm with bins 0 … 44, 45 … 55, 56 … 67 and none, one share, one destination. */
const outputs = {
  haltBounds: [45, 56, 68],
  halts: { 'eu-volume-eu': 0 },
  decided: [{ destination: 'eu', day: 61, at: 4 }],
  departed: { eu: 5 },
} as unknown as Outputs;
const CHANCES = [0.1, 0.2, 0.3, 0.4];
/** A quarter decided; of licensed goods none before day 38, then as planned. */
const answers = [...CHANCES, 0.25, 0, 0.3, 0.7, 1];

const NOTHING: KnownFacts = { lastDay: 87, flows: [], shares: [], firms: [], weights: { eu: 0.5 } };

/** All goods licensed, none held, three days of grace. */
const setting: Settled = {
  ...(Object.fromEntries(Object.keys(PARAMETERS).map((name) => [name, 0])) as Record<ParameterName, number>),
  licensedTonnes: 1,
  graceDays: 3,
};
const levelOf = (facts: Partial<KnownFacts>): number =>
  likelihoodOf({ ...NOTHING, ...facts }, outputs)(setting, answers);

describe('a firm', () => {
  const firm: FirmFact = { id: 'x', like: 'eu-volume', destination: 'eu', until: 67, isStated: true };

  test.each<[string, Partial<FirmFact>, number]>([
    ['halted in the second span', { window: [45, 55] }, 0.2],
    ['halted in the second or third', { window: [45, 67] }, 0.5],
    ['halted in the first', { window: [0, 44] }, 0.1],
    ['had not halted by day 67, as it said', { until: 67 }, 0.4],
    ['had not halted by day 55, as it said', { until: 55 }, 0.7],
    ['was not heard of by day 55', { until: 55, isStated: false }, 1 - 0.3 * (1 - UNHEARD)],
    ['was not heard of by day 67', { until: 67, isStated: false }, 1 - 0.6 * (1 - UNHEARD)],
  ])('that %s counts by its chance', (_, change, chance) => {
    expect(levelOf({ firms: [{ ...firm, ...change }] })).toBeCloseTo(Math.log(chance), 12);
  });

  it('counts for no less than a chance of 1 in 10,000', () => {
    const impossible = likelihoodOf({ ...NOTHING, firms: [firm] }, outputs);
    expect(impossible(setting, [1, 0, 0, 0, ...answers.slice(4)])).toBeCloseTo(Math.log(1e-4), 12);
  });

  it('counts beside others', () => {
    const firms = [firm, { ...firm, window: [45, 55] as const }];
    expect(levelOf({ firms })).toBeCloseTo(Math.log(0.4 * 0.2), 12);
  });
});

test('a share counts by a normal error', () => {
  const share = { id: 's', destination: 'eu', day: 61, value: 0.35, sd: 0.05 };
  expect(levelOf({ shares: [share] })).toBeCloseTo(-0.5 * 2 ** 2 - Math.log(0.05), 12);
});

describe('a flow', () => {
  // April has six normal days of thirty, 1 to 6, and nothing after them.
  const expected = 6 / 30;
  const error = Math.sqrt((0.12 * expected) ** 2 + 0.05 ** 2 + 0.03 ** 2);

  it('counts by the error of a month and its own', () => {
    const flow = { place: 'germany', month: '2025-04', value: 0.32, sd: 0.03 };
    const level = -0.5 * ((0.32 - expected) / error) ** 2 - Math.log(error);
    expect(levelOf({ flows: [flow] })).toBeCloseTo(level, 12);
  });

  it('of the world is that of its destinations by weight', () => {
    const half = Math.sqrt((0.12 * 0.1) ** 2 + 0.05 ** 2);
    const flow = { place: 'world', month: '2025-04', value: 0.1, sd: 0 };
    expect(levelOf({ flows: [flow] })).toBeCloseTo(-Math.log(half), 12);
  });

  it('of May has what was licensed until its end', () => {
    // 3, 7 and 10 days of the plan in the spans from day 38, of 31 days.
    const may = 20 / 31;
    const flow = { place: 'eu', month: '2025-05', value: may, sd: 0 };
    const month = Math.sqrt((0.12 * may) ** 2 + 0.05 ** 2);
    expect(levelOf({ flows: [flow] })).toBeCloseTo(-Math.log(month), 10);
  });

  it('counts with the discrepancy of its place integrated out, as the linear Gaussian has it', () => {
    const sigma = 0.02;
    const flow = { place: 'eu', month: '2025-04', value: expected, sd: 0.03 };
    const level = likelihoodOf({ ...NOTHING, flows: [flow] }, outputs)(
      { ...setting, discrepancy: sigma },
      answers,
    );
    expect(level).toBeCloseTo(-Math.log(Math.hypot(error, sigma * expected)), 4);
  });

  it('that misses as another does at the same place counts for more than the two alone', () => {
    const flows = ['2025-04', '2025-05'].map((month) => ({
      place: 'eu',
      month,
      value: 0.6 * (month === '2025-04' ? expected : 20 / 31),
      sd: 0,
    }));
    const given = { ...setting, discrepancy: 0.5 };
    const levelFor = (some: typeof flows): number =>
      likelihoodOf({ ...NOTHING, flows: some }, outputs)(given, answers);
    expect(levelFor(flows)).toBeGreaterThan(levelFor([flows[0]!]) + levelFor([flows[1]!]));
  });

  it('of a place or month that the model does not tell counts nothing', () => {
    const flows = ['mexico', 'eu'].map((place) => ({ place, month: '2025-06', value: 9, sd: 0.1 }));
    expect(levelOf({ flows })).toBe(0);
  });
});
