import { compile } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../../../src/calendar/days.ts';
import { ScenarioError } from '../../../src/errors.ts';
import {
  type Episodes,
  episodes,
  episodesKnownBy,
  type Marked,
  observations,
  parseEpisodes,
} from '../../../src/history/index.ts';

type Data = Record<string, unknown>;

const goods = Object.entries(episodes.goods);
const figures: [path: string, figure: Marked][] = goods.flatMap(([id, { base, months, levels }]) => [
  [`${id} base`, base] as [string, Marked],
  ...Object.entries(months).map(([month, one]): [string, Marked] => [`${id} ${month}`, one]),
  ...Object.entries(levels).map(([period, one]): [string, Marked] => [`${id} ${period}`, one]),
]);

/** The shipped episodes with one value put at a path, of which the parts are split by blanks. */
function withValue(path: string, value: unknown): Data {
  const data = structuredClone(episodes) as unknown as Data;
  const keys = path.split(' ');
  const last = keys.pop()!;
  const parent = keys.reduce<Data>((at, key) => at[key] as Data, data);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return data;
}

function messagesOf(data: unknown): string[] {
  try {
    parseEpisodes(data);
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError);
    return (error as ScenarioError).issues.map(({ message }) => message);
  }
  return [];
}

describe('the shipped episodes', () => {
  it.each(figures)(
    '%s lies within its interval, as do alternatives',
    (_, { value, interval, alternatives = [] }) => {
      for (const one of [value, ...alternatives.map((other) => other.value)]) {
        expect(one).toBeGreaterThanOrEqual(interval[0]);
        expect(one).toBeLessThanOrEqual(interval[1]);
      }
    },
  );

  it.each(figures)('%s is derived where its mark is D, and then says from what', (_, figure) => {
    expect(figure.confidence === 'derived').toBe(figure.mark === 'D');
    if (figure.mark === 'D') expect(figure.formula ?? figure.note).toBeDefined();
  });

  it.each(figures.filter(([, { formula }]) => formula !== undefined))(
    '%s is what its formula gives',
    (_, figure) => {
      const result = compile(figure.formula!).evaluate({ ...figure.where });
      expect(Math.abs(result - figure.value)).toBeLessThanOrEqual(figure.roundedTo! / 2 + 1e-9);
    },
  );

  it('have listed sources, every one of them used', () => {
    const used = JSON.stringify(episodes.goods) + JSON.stringify(episodes.remarks);
    for (const key of Object.keys(episodes.sources)) expect(used).toContain(`"${key}"`);
  });

  it('have real dates, and months in order', () => {
    const texts = JSON.stringify(episodes)
      .match(/"\d{4}-\d\d-\d\d"/g)!
      .map((text) => text.slice(1, -1));
    for (const text of texts) expect(formatDay(parseDay(text)!), text).toBe(text);
    for (const [, { months }] of goods) expect(Object.keys(months)).toEqual(Object.keys(months).sort());
  });

  it('have a day of publication that a source bears, or say where it comes from', () => {
    for (const [path, { source, publishedOn, publishedOnSource }] of figures) {
      const isBorne = source.some((key) => episodes.sources[key]!.title.includes(publishedOn));
      expect(isBorne || publishedOnSource !== undefined, path).toBe(true);
    }
    expect(episodes.remarks['customs-day']!.note).toMatch(/^judgement: /);
  });

  it.each([
    ['dysprosium', 'Dy'],
    ['terbium', 'Tb'],
  ])('agree on %s with controlled-elements', (id, symbol) => {
    const { world } = observations['controlled-elements'].tonnes[symbol]!;
    for (const [month, { value, interval, publishedOn }] of Object.entries(episodes.goods[id]!.months)) {
      const other = world![month]!;
      expect({ value, interval, publishedOn }, month).toEqual({
        value: other.value,
        interval: other.interval,
        publishedOn: other.publishedOn,
      });
    }
  });
});

describe('parseEpisodes', () => {
  it('returns what it was given, frozen', () => {
    const again = parseEpisodes(structuredClone(episodes));
    expect(again).toEqual(episodes);
    expect(Object.isFrozen(again.goods.gallium!.months['2023-12'])).toBe(true);
  });

  const cases: [path: string, value: unknown, message: string][] = [
    [
      'goods gallium months 2023-13',
      {},
      'Expected episodes.goods.gallium.months.2023-13 to be a month such as "2025-01"',
    ],
    [
      'goods gallium months 2023-12 mark',
      'E',
      'Expected episodes.goods.gallium.months.2023-12.mark to be one of A, B, C, D, got "E"',
    ],
    [
      'goods gallium months 2023-12 mark',
      undefined,
      'months.2023-12.mark to be one of A, B, C, D, got nothing',
    ],
    ['goods gallium months 2023-12 value', 9, 'to be within the interval (7.025 … 7.035), got 9 (number)'],
    [
      'goods gallium months 2023-12 publishedOn',
      '2023-12-20',
      'to be 2024-01-01 or later, as 2023-12 had to end first',
    ],
    [
      'goods gallium months 2023-12 source',
      ['bloomberg'],
      'to be a key of sources, got "bloomberg" (string)',
    ],
    [
      'goods gallium base value',
      0,
      'Expected episodes.goods.gallium.base.value to be a number above 0, got 0 (number)',
    ],
    [
      'goods gallium inForce value',
      '2023-07-01',
      'Expected episodes.goods.gallium.inForce.value to be 2023-07-03 (announced) or later, got "2023-07-01"',
    ],
    ['goods gallium kind', 'quota', 'to be one of licence, informal, not-controlled, got "quota" (string)'],
    ['goods gallium monts', {}, 'to be a known key, got an object with no keys; did you mean "months"?'],
    ['good', {}, 'Expected episodes.good to be a known key'],
  ];
  it.each(cases)('refuses %s = %j, with its path', (path, value, message) => {
    expect(messagesOf(withValue(path, value)).join('\n')).toContain(message);
  });

  it('names every issue at once', () => {
    const data = withValue('goods gallium kind', 'quota') as unknown as { goods: Record<string, Data> };
    delete data.goods.germanium!.base;
    expect(messagesOf(data)).toHaveLength(2);
  });

  it('refuses what is no object', () => {
    expect(messagesOf('episodes')[0]).toContain('episodes');
  });
});

describe('episodesKnownBy', () => {
  const known: Episodes = episodesKnownBy(episodes, '2025-06-30');

  it('leaves out each figure that was published later, and keeps all others', () => {
    for (const [id, { months, levels }] of goods) {
      const shown = { ...known.goods[id]?.months, ...known.goods[id]?.levels };
      for (const [key, { publishedOn }] of Object.entries({ ...months, ...levels })) {
        expect(key in shown, `${id} ${key}`).toBe(publishedOn <= '2025-06-30');
      }
    }
  });

  it('leaves out goods that were not under control yet', () => {
    expect(Object.keys(episodesKnownBy(episodes, '2023-12-31').goods)).toEqual([
      'gallium',
      'germanium',
      'graphite',
      'rare-earths-japan-2010',
    ]);
  });

  it('refuses what is no date', () => {
    expect(() => episodesKnownBy(episodes, 'June')).toThrow('Expected date to be an ISO date, got "June"');
  });
});
