import { describe, expect, it } from 'vitest';
import { CHANNEL, PARAMETERS, POOLED, settingAt } from '../../../../src/analysis/episodes/channel.ts';
import { normalPoints, simulateChannels } from '../../../../src/analysis/episodes/channel-flows.ts';
import { poolOf } from '../../../../src/analysis/episodes/episode-baselines.ts';
import {
  type EpisodeSeries,
  monthsUnderControl,
  seriesOf,
} from '../../../../src/analysis/episodes/episode-series.ts';
import { fitGoods, posteriorOf } from '../../../../src/analysis/episodes/fit-goods.ts';
import {
  drawHyperparameters,
  type Hyperparameters,
  likelihoodTable,
  logLikelihoods,
  pathSpread,
  weighSettings,
} from '../../../../src/analysis/episodes/hierarchy.ts';

const flows = simulateChannels(160, 3, 'test');
const at = (name: (typeof PARAMETERS)[number]): number => PARAMETERS.indexOf(name);
const under = (mu: readonly number[], sigma: number): Hyperparameters => ({
  mu: Float64Array.from(mu),
  sigma: Float64Array.from(mu, () => sigma),
  tau: 2,
});

describe('months under control', () => {
  const own = (inForce: string, months: Record<string, number>): EpisodeSeries =>
    seriesOf('own', { inForce, base: 2, months });

  it('are counted from the first full one: a control in the middle of September has October as its first', () => {
    const { months } = own('2024-09-15', { '2024-08': 9, '2024-09': 8, '2024-10': 1, '2024-12': 3 });
    expect(months.map(({ number, share, from, to }) => [number, share, from, to])).toEqual([
      [1, 0.5, 16, 47],
      [3, 1.5, 77, 108],
    ]);
  });

  it('begin with that of the control where it is in force from the first', () => {
    expect(own('2023-08-01', { '2023-07': 5, '2023-08': 1 }).months).toMatchObject([
      { number: 1, from: 0, to: 31 },
    ]);
  });

  it('go on where nothing is known', () => {
    const months = monthsUnderControl(own('2024-11-20', { '2025-01': 2 }), 3);
    expect(months.map(({ month, share }) => [month, share])).toEqual([
      ['2024-12', null],
      ['2025-01', 1],
      ['2025-02', null],
    ]);
  });

  it('end with what is simulated', () => {
    expect(own('2020-01-01', { '2022-06': 1, '2022-08': 1 }).months).toHaveLength(1);
  });
});

describe('the pool', () => {
  const other = seriesOf('other', {
    inForce: '2024-01-01',
    base: 1,
    months: { '2024-01': 0.1, '2024-03': 0.3, '2024-04': 0.2 },
  });

  it('holds the month, the one before and the one after', () => {
    expect([...poolOf([other], 2, 12)]).toEqual([0.1, 0.3]);
    expect([...poolOf([other], 4, 12)]).toEqual([0.2, 0.3]);
  });

  it('holds the nearest months where there are none', () =>
    expect([...poolOf([other], 9, 12)]).toEqual([0.2]));

  it('knows no month after the last that counts', () => expect([...poolOf([other], 3, 3)]).toEqual([0.3]));
});

describe('simulated channels', () => {
  it('let nothing out while they are dead, and a share of plan after', () => {
    const mean = (from: number, to: number): number => {
      const all = Array.from({ length: 160 * 3 }, (_, path) => flows.between(path, from, to));
      return all.reduce((a, b) => a + b, 0) / all.length;
    };
    expect(mean(0, 5)).toBe(0);
    expect(mean(5, 15)).toBeLessThan(0.02);
    expect(mean(30, 60)).toBeLessThan(mean(120, 150));
    expect(mean(365, 730)).toBeGreaterThan(0.25);
    expect(mean(365, 730)).toBeLessThan(0.9);
  });

  it('have flows that add up', () => {
    const whole = 60 * flows.between(3, 100, 160);
    expect(37 * flows.between(3, 100, 137) + 23 * flows.between(3, 137, 160)).toBeCloseTo(whole, 4);
  });

  it('let more out where fewer applications stall', () => {
    const byStalled = [...flows.points.keys()].sort(
      (a, b) => flows.points[a]![at('stalled')]! - flows.points[b]![at('stalled')]!,
    );
    const mean = (settings: readonly number[]): number =>
      settings.reduce((sum, m) => sum + flows.between(3 * m, 300, 900), 0) / settings.length;
    expect(mean(byStalled.slice(0, 40))).toBeGreaterThan(mean(byStalled.slice(-40)) + 0.3);
  });

  it('are drawn from wide priors: the middle of the space is the median of each parameter', () => {
    expect(settingAt(PARAMETERS.map(() => 0))).toMatchObject({
      deadDays: 45,
      pace: 1,
      consignees: 8,
      bufferDays: 25,
    });
    const [low, high] = [-1.645, 1.645].map(CHANNEL.stalled.at);
    expect([low!.toFixed(2), high!.toFixed(2)]).toEqual(['0.06', '0.82']);
  });
});

describe('the hierarchy', () => {
  it('weighs settings so that pooled parameters are normal about their mean', () => {
    const wide = {
      ...flows,
      settings: 8192,
      points: normalPoints('w', 8192, PARAMETERS.length).map((p) => p.map((z) => 1.25 * z)),
    };
    const weights = new Float64Array(wide.settings);
    const mu = POOLED.map((_, j) => [0.8, -0.5, 0.2, 0, -0.3][j]!);
    weighSettings(under(mu, 0.7), wide, weights);
    const whole = weights.reduce((a, b) => a + b, 0);
    POOLED.forEach((name, j) => {
      const mean = wide.points.reduce((sum, p, m) => sum + p[at(name)]! * weights[m]!, 0) / whole;
      const square =
        wide.points.reduce((sum, p, m) => sum + (p[at(name)]! - mean) ** 2 * weights[m]!, 0) / whole;
      expect(mean, name).toBeCloseTo(mu[j]!, 1);
      expect(Math.sqrt(square), name).toBeCloseTo(0.7, 1);
    });
  });

  it('has a good without evidence at the same likelihood everywhere', () => {
    const nothing: EpisodeSeries = { id: 'n', title: 'n', episode: 'n', start: 0, months: [] };
    const hyperparameters = drawHyperparameters('h', 50);
    const [levels] = logLikelihoods(
      [likelihoodTable(nothing, flows, pathSpread(flows))],
      hyperparameters,
      flows,
    );
    for (const level of levels!) expect(level).toBeCloseTo(0, 9);
  });

  const truth = simulateChannels(160, 2, 'truth');

  /** Goods that behave as paths of the settings that lie nearest to a point. */
  const goodsNear = (target: Partial<Record<(typeof PARAMETERS)[number], number>>): EpisodeSeries[] => {
    const distance = (p: Float64Array): number =>
      Object.entries(target).reduce((sum, [name, z]) => sum + (p[at(name as 'pace')]! - z) ** 2, 0);
    const near = [...truth.points.keys()].sort(
      (a, b) => distance(truth.points[a]!) - distance(truth.points[b]!),
    );
    return near.slice(0, 6).map((m, i) => ({
      id: `good-${i}`,
      title: 'Good',
      episode: `good-${i}`,
      start: 0,
      months: Array.from({ length: 12 }, (_, k) => {
        const [from, to] = [30 * k, 30 * (k + 1)];
        return { month: `${k}`, number: k + 1, from, to, share: truth.between(2 * m, from, to) };
      }),
    }));
  };

  it('tells six goods with a long dead time and many stalled from six with a short one and few', () => {
    const options = { settings: 160, trials: 3, seed: 'test', months: 12 };
    const [high, low] = [1, -1].map((z) => {
      const goods = goodsNear({ deadDays: z, stalled: z });
      const fits = fitGoods(goods, options);
      const { draws, effectiveSize } = posteriorOf(fits, goods, 1000);
      expect(effectiveSize).toBeGreaterThan(10);
      return (name: (typeof PARAMETERS)[number]): number =>
        draws.reduce((sum, { setting }) => sum + fits.flows.points[setting]![at(name)]!, 0) / draws.length;
    });
    for (const name of ['deadDays', 'stalled'] as const) {
      expect(high!(name), name).toBeGreaterThan(0.15);
      expect(low!(name), name).toBeLessThan(-0.1);
      expect(high!(name) - low!(name), name).toBeGreaterThan(0.6);
    }
  });
});
