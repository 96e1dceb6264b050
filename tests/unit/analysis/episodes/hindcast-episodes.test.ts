import { describe, expect, it } from 'vitest';
import type { EpisodeForecast } from '../../../../src/analysis/episodes/hindcast-episodes.ts';
import { episodes } from '../../../../src/history/index.ts';
import { format, hindcastEpisodes, scoreEpisode } from '../../../../src/index.ts';

const FAST = { settings: 64, trials: 2 };
const FIVE = ['gallium', 'germanium', 'graphite', 'antimony', 'dysprosium'];
const all = hindcastEpisodes(episodes, FAST);
const of = (id: string, from = all): EpisodeForecast => from.goods.find((one) => one.id === id)!;
/** What is predicted, without what was observed. */
const predicted = ({ months }: EpisodeForecast) =>
  months.map(({ month, median, interval50, interval90 }) => ({ month, median, interval50, interval90 }));

/** The episodes with the amounts of some goods multiplied from a month on. */
function multiplied(ids: readonly string[], factor: number, from: string): typeof episodes {
  const changed = structuredClone(episodes) as {
    goods: Record<string, { months: Record<string, { value: number }> }>;
  };
  for (const id of ids) {
    for (const [month, figure] of Object.entries(changed.goods[id]!.months)) {
      if (month >= from) figure.value = factor * figure.value + 0.01;
    }
  }
  return changed as unknown as typeof episodes;
}

describe('the baselines of hindcastEpisodes', () => {
  const { baselines, scoredMonths } = hindcastEpisodes(episodes, { ...FAST, goods: FIVE, leaveOut: 'good' });

  it('are those of the review: 0.29 over five goods and 44 months for the pool, with 68 % in 90 %', () => {
    expect(scoredMonths).toBe(44);
    expect(baselines.pool.crps).toBeCloseTo(0.293, 3);
    expect(baselines.pool.in90).toBeCloseTo(30 / 44, 9);
  });

  it('have 0.62 for "normal"', () => expect(baselines.normal.crps).toBeCloseTo(0.624, 3));
});

describe('hindcastEpisodes', () => {
  it('scores the goods with three months or more, and learns from none of their own episode', () => {
    expect(all.goods.map(({ id }) => id)).toEqual([...FIVE, 'terbium']);
    expect(of('gallium').learnedFrom).toEqual(['graphite', 'antimony', 'dysprosium', 'terbium', 'indium']);
    expect(of('terbium').learnedFrom).not.toContain('dysprosium');
  });

  it('leaves out the good alone where it is told so', () => {
    const single = hindcastEpisodes(episodes, { ...FAST, leaveOut: 'good' });
    expect(of('gallium', single).learnedFrom).toContain('germanium');
    expect(of('gallium', single).learnedFrom).not.toContain('gallium');
  });

  const changed = hindcastEpisodes(multiplied(['gallium', 'germanium'], 5, '2023-09'), FAST);

  it('sees nothing of the goods that are held out: other numbers of theirs change no forecast of them', () => {
    for (const id of ['gallium', 'germanium']) expect(predicted(of(id, changed))).toEqual(predicted(of(id)));
    expect(of('gallium', changed).crps).not.toBe(of('gallium').crps);
  });

  it('learns from the others: the same numbers change the forecast of antimony', () => {
    expect(predicted(of('antimony', changed))).not.toEqual(predicted(of('antimony')));
  });

  it('is the same under the same seed, and another under another', () => {
    expect(hindcastEpisodes(episodes, FAST)).toEqual(all);
    const other = hindcastEpisodes(episodes, { ...FAST, seed: 'other' });
    expect(predicted(of('gallium', other))).not.toEqual(predicted(of('gallium')));
  });

  it('beats the pool, with at least 80 % of the months in 90 %', () => {
    expect(all.crps).toBeLessThan(all.baselines.pool.crps);
    expect(all.in90).toBeGreaterThanOrEqual(0.8);
  });

  it('has scores that are means of those of its months', () => {
    const { months, crps, in90 } = of('dysprosium');
    const seen = months.filter(({ observed }) => observed !== null);
    expect(crps).toBeCloseTo(seen.reduce((sum, one) => sum + one.crps!, 0) / seen.length, 12);
    const inside = seen.filter(
      ({ observed, interval90: [low, high] }) => observed! >= low && observed! <= high,
    );
    expect(in90).toBeCloseTo(inside.length / seen.length, 12);
  });

  it.each([
    [{ settings: 10 }, 'Expected options.settings to be a whole number from 64 to 16384, got 10'],
    [{ trials: 1 }, 'Expected options.trials to be a whole number from 2 to 64, got 1'],
    [{ months: 31 }, 'Expected options.months to be a whole number from 1 to 30, got 31'],
    [{ goods: ['galium'] }, 'Expected options.goods to be of gallium, germanium'],
    [{ goods: ['apt'] }, 'Expected episodes to have a licensed good with 3 months under control, got none'],
    [{ leaveOut: 'month' }, 'Expected options.leaveOut to be one of episode, good, got "month"'],
    [{ setings: 64 }, 'did you mean "settings"?'],
  ])('refuses %j', (options, message) => {
    expect(() => hindcastEpisodes(episodes, options as object)).toThrow(message);
  });
});

describe('scoreEpisode', () => {
  const options = { ...FAST, learnFrom: episodes };
  const own = { title: 'Own', inForce: '2025-04-04', base: 10, months: { '2025-05': 0, '2025-08': 16.686 } };

  it('forecasts plain numbers as it does shipped ones', () => {
    const { title, inForce, base, months, episode } = episodes.goods.antimony!;
    const plain = {
      title,
      episode,
      inForce: inForce.value,
      base: base.value,
      months: Object.fromEntries(Object.entries(months).map(([month, { value }]) => [month, value])),
    };
    const { id: _, ...forecast } = scoreEpisode(plain, options);
    const { id: __, ...shipped } = of('antimony');
    expect(forecast).toEqual(shipped);
  });

  it('learns from the goods of every episode but its own', () => {
    expect(scoreEpisode(own, options).learnedFrom).toContain('dysprosium');
    const { learnedFrom } = scoreEpisode({ ...own, episode: 'rare-earths-2025' }, options);
    expect(learnedFrom).toEqual(['gallium', 'germanium', 'graphite', 'antimony', 'indium']);
  });

  it('forecasts months of which nothing is known, and scores the others', () => {
    const { months, crps } = scoreEpisode(own, options);
    expect(months.map(({ month, number }) => [month, number]).slice(0, 2)).toEqual([
      ['2025-05', 1],
      ['2025-06', 2],
    ]);
    expect(months.map(({ observed }) => observed)).toEqual([0, null, null, 1.6686, ...Array(8).fill(null)]);
    expect(crps).toBeCloseTo((months[0]!.crps! + months[3]!.crps!) / 2, 12);
    expect(scoreEpisode({ ...own, months: {} }, options).crps).toBeNaN();
  });

  it.each([
    [{ ...own, base: 0 }, 'Expected own.base to be a number above 0, got 0'],
    [{ ...own, inForce: 'April' }, 'Expected own.inForce to be an ISO date, got "April"'],
    [
      { ...own, months: { '2025-5': 1 } },
      'Expected own.months.2025-5 to be keyed by a month such as "2025-01"',
    ],
    [
      { ...own, months: { '2025-05': -1 } },
      'Expected own.months.2025-05 to be a number of at least 0, got -1',
    ],
    [{ ...own, kind: 'informal' }, 'Expected own.kind to be licence, got "informal"'],
    [{ ...own, months: undefined }, 'Expected own.months to be an object'],
  ])('refuses %j', (good, message) => {
    expect(() => scoreEpisode(good as unknown as typeof own, options)).toThrow(message);
  });
});

describe('format', () => {
  it('shows leave-one-out forecasts by good', () => {
    const text = format(all);
    expect(text).toContain('6 goods under export control');
    expect(text).toMatch(/Dysprosium goods +0\.\d\d +\d+ % +\d+ % +0\.33 +0\.74 +0\.\d\d/);
  });

  it('shows one episode by month, and marks those outside', () => {
    const text = format(of('gallium'));
    expect(text).toContain('Gallium, wrought and unwrought, forecast from graphite');
    expect(text).toMatch(/2024-07 +2\.24 .* outside/);
  });
});
