import { readdirSync } from 'node:fs';
import { compile } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../../src/calendar/days.ts';
import { isWorkingDay } from '../../src/calendar/working-days.ts';
import { type Observed, type ObservedDate, observations } from '../../src/history/index.ts';
import { lookUp } from '../../src/history/reference.ts';
import { isObject, type Json } from '../../src/scenario/patch.ts';
import { betaQuantile } from '../../src/stats/beta.ts';

/* Checks the shipped observations by arithmetic, independent of what the parser checks. */

type Node = Readonly<Record<string, Json | undefined>>;

const files = observations as unknown as Readonly<Record<keyof typeof observations, Node>>;

function nodesOf(value: Json | undefined, path: string): [path: string, node: Node][] {
  if (Array.isArray(value)) return value.flatMap((item, i) => nodesOf(item, `${path}.${i}`));
  if (!isObject(value)) return [];
  return [[path, value], ...Object.entries(value).flatMap(([key, item]) => nodesOf(item, `${path}.${key}`))];
}

const all = Object.entries(files).flatMap(([file, content]) => nodesOf(content, `${file}:`));
const nodes = all.map(([path, node]) => [path.replace(':.', ':'), node] as const);
const reported = nodes.filter(([, node]) => 'interval' in node) as unknown as [string, Observed | ObservedDate][];
const derived = reported.filter(([, value]) => 'formula' in value) as [string, Observed][];
const find = (reference: string): Observed => lookUp(files, reference).found as unknown as Observed;
const isDate = (text: string): boolean => parseDay(text) !== undefined;
const asNumber = (value: number | string): number => (typeof value === 'number' ? value : parseDay(value)!);

/** What formulas may use beside arithmetic: Chinese working days from the day after one day to another. */
function workingDaysAfter(from: number, to: number): number {
  return Array.from({ length: to - from }, (_, i) => from + 1 + i).filter(isWorkingDay).length;
}

it('the observations are all files of the folder but the calibration and the episodes', () => {
  const others = ['calibration.json', 'episodes.json', 'episode-prior.json'];
  const names = readdirSync(new URL('../../scenarios/history/', import.meta.url)).filter(
    (name) => !others.includes(name),
  );
  expect(names.sort()).toEqual(Object.keys(files).map((name) => `${name}.json`).sort());
});

describe('evidence', () => {
  it.each(Object.entries(files))('%s: every statement has listed sources, and every listed source is used', (file, content) => {
    const sources = content.sources as Node;
    const used = nodesOf(content, file).flatMap(([path, node]) => {
      if ('interval' in node || 'confidence' in node) expect(node.source, path).not.toHaveLength(0);
      return Array.isArray(node.source) ? (node.source as string[]) : [];
    });
    expect([...new Set(used)].sort()).toEqual(Object.keys(sources).sort());
    for (const { url } of Object.values(sources) as Node[]) {
      if (url !== undefined) expect(() => new URL(url as string)).not.toThrow();
    }
  });

  it('has no bare numbers: each is part of a value with its interval', () => {
    const bare = nodes.flatMap(([path, node]) =>
      'interval' in node || /\.(where|alternatives\.\d+)$/.test(path)
        ? []
        : Object.entries(node).flatMap(([key, item]) => (typeof item === 'number' ? [`${path}.${key}`] : [])),
    );
    expect(bare).toEqual(['halts:shareHalted.by-day-90.day']);
  });

  it.each(reported)('%s lies within its interval, as do alternatives', (_, { value, interval, alternatives = [] }) => {
    const [low, high] = interval.map(asNumber);
    for (const one of [value, ...alternatives.map((other) => other.value)]) {
      expect(asNumber(one)).toBeGreaterThanOrEqual(low!);
      expect(asNumber(one)).toBeLessThanOrEqual(high!);
    }
  });

  it('is called "derived" where there is a formula, and names who judged an interval that follows from no other', () => {
    for (const [path, value] of derived) expect(value.confidence, path).toBe('derived');
    const wide = reported.filter(
      ([, { interval, intervalSource, confidence, alternatives }]) =>
        typeof interval[0] === 'number' &&
        confidence !== 'derived' &&
        intervalSource === undefined &&
        alternatives === undefined &&
        asNumber(interval[1]) - asNumber(interval[0]) > 1,
    );
    expect(wide.map(([path]) => path)).toEqual([]);
  });
});

describe('derived values', () => {
  const resultOf = ({ formula, where }: Observed, pick: (value: Observed, i: number) => number): number => {
    const scope = Object.entries(where!).map(([name, input], i) => {
      if (typeof input === 'number') return [name, input];
      return [name, isDate(input) ? parseDay(input) : pick(find(input), i)];
    });
    return compile(formula!).evaluate({ workingDaysAfter, ...Object.fromEntries(scope) });
  };

  it.each(derived)('%s is what its formula gives', (_, value) => {
    const computed = resultOf(value, (input) => asNumber(input.value));
    expect(Math.abs(computed - value.value)).toBeLessThanOrEqual(value.roundedTo! / 2 + 1e-9);
  });

  const propagated = derived.filter(([, { intervalSource }]) => intervalSource === undefined);

  it.each(propagated)('%s has the interval that its inputs allow, rounded outward', (_, value) => {
    const inputs = Object.keys(value.where!).length;
    const corners = Array.from({ length: 2 ** inputs }, (_, corner) =>
      resultOf(value, ({ interval }, i) => asNumber(interval[(corner >> i) & 1]!)),
    );
    const reach = [...corners, ...(value.alternatives ?? []).map((other) => other.value)];
    const slack = [Math.min(...reach) - value.interval[0], value.interval[1] - Math.max(...reach)];
    for (const gap of slack) {
      expect(gap).toBeGreaterThan(-1e-9);
      expect(gap).toBeLessThan(value.roundedTo! + 1e-9);
    }
  });

  it('rest on reported values: none leads back to itself', () => {
    const visit = (path: string, above: readonly string[]): void => {
      expect(above, [...above, path].join(' → ')).not.toContain(path);
      for (const input of Object.values(find(path).where ?? {})) {
        if (typeof input === 'string' && !isDate(input)) visit(input, [...above, path]);
      }
    };
    for (const [path] of derived) visit(path, []);
  });
});

describe('magnet exports', () => {
  const { tonnes } = observations['magnet-exports'];
  const sumTo = (place: 'world' | 'us', year: number, last: number): number =>
    Array.from({ length: last }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`).reduce(
      (sum, month) => sum + tonnes[place]![month]!.value,
      0,
    );

  it('add up over the months of 2025 to the published totals', () => {
    expect(sumTo('world', 2025, 12)).toBe(57_392);
    expect(tonnes.world!['2025']!.value).toBe(57_392);
    for (const last of ['05', '07', '09', '10', '11']) {
      expect(sumTo('world', 2025, Number(last)), last).toBe(tonnes.world![`2025-01/2025-${last}`]!.value);
    }
    // Customs round each month by itself.
    expect(Math.abs(sumTo('world', 2025, 6) - tonnes.world!['2025-01/2025-06']!.value)).toBe(1);
  });

  it('add up over the months of other years and of the US', () => {
    const { world, us } = tonnes as Required<typeof tonnes>;
    const values = (place: typeof world, ...keys: string[]): number =>
      keys.reduce((sum, key) => sum + place[key]!.value, 0);
    const later2024 = ['05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2024-${month}`);
    const gap = values(world, '2024-01/2024-04', ...later2024) - world['2024']!.value;
    expect(Math.abs(gap)).toBeLessThanOrEqual(10);
    expect(values(world, '2026-01/2026-03', '2026-04/2026-06', '2026-07')).toBe(values(world, '2026-01/2026-07'));
    expect(values(world, '2026-01', '2026-02', '2026-03')).toBe(values(world, '2026-01/2026-03'));
    expect(values(us, '2026-01/2026-02', '2026-03', '2026-04/2026-07')).toBe(values(us, '2026-01/2026-07'));
    const from2025March = ['03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((m) => `2025-${m}`);
    expect(values(us, '2025-01/2025-02', ...from2025March)).toBe(us['2025']!.value);
  });

  it('have periods in order', () => {
    const periods = Object.values(tonnes).flatMap((series) => Object.keys(series!));
    for (const period of periods.filter((one) => one.includes('/'))) {
      const [first, last] = period.split('/') as [string, string];
      expect(first < last, period).toBe(true);
    }
  });
});

describe('dates', () => {
  it('are real', () => {
    const texts = JSON.stringify(observations).match(/"\d{4}-\d\d-\d\d"/g)!.map((text) => text.slice(1, -1));
    expect(texts.length).toBeGreaterThan(100);
    for (const text of texts) expect(formatDay(parseDay(text)!), text).toBe(text);
  });

  it('of halts and reductions are in order, and no later than the day up to which the outcome is known', () => {
    for (const [id, firm] of Object.entries(observations.halts.firms)) {
      for (const { firstDay, restart } of Object.values({ ...firm.halts, ...firm.reductions })) {
        const dates = [observations.halts.controlsFrom, firstDay, restart, firm.holdsUntil].filter((d) => d !== undefined);
        const values = dates.map(({ value }) => value);
        expect(values, id).toEqual([...values].sort());
      }
    }
  });

  it.each(['approvals', 'halts', 'cover'] as const)('of the start of the controls in %s are that of the first ban', (file) => {
    expect(observations[file].controlsFrom.value).toBe(observations.regimes.series.us![1]!.from);
  });
});

describe('regimes', () => {
  const { series, unknown } = observations.regimes;

  it.each(Object.entries(series))('of %s cover every day from 2024 to the last one known', (_, periods) => {
    expect(periods[0]!.from).toBe('2024-01-01');
    expect(periods.at(-1)!.to).toBe('2026-10-09');
    for (const [i, { from, to }] of periods.entries()) {
      expect(parseDay(to)).toBeGreaterThanOrEqual(parseDay(from)!);
      if (i > 0) expect(parseDay(from)).toBe(parseDay(periods[i - 1]!.to)! + 1);
    }
  });

  it('of the other destinations are listed as unknown', () => {
    expect(Object.keys(series)).toEqual(['us', 'eu', 'japan', 'india']);
    expect(Object.keys(unknown)).toEqual(['germany', 'korea', 'vietnam']);
  });
});

describe('halts', () => {
  const { firms, shareHalted } = observations.halts;

  it('have the outcome that their records show, and the absence of reports is no statement', () => {
    for (const [id, { outcome, halts, reductions }] of Object.entries(firms)) {
      const [stops, cuts] = [Object.keys(halts).length, Object.keys(reductions).length];
      expect(outcome.value, id).toBe(stops > 0 ? 'halted' : cuts > 0 ? 'reduced' : 'none');
      expect(outcome.basis === 'absence-of-reports', id).toBe(outcome.source.includes('silence'));
    }
  });

  it("hit two of twelve groups by day 90, with the interval of Jeffreys", () => {
    const { day, firms: groups, share } = shareHalted['by-day-90']!;
    const halted = groups.filter((id) =>
      Object.values(firms[id]!.halts).some(({ daysAfterControls }) => (daysAfterControls?.value ?? Infinity) <= day),
    );
    expect({ halted: halted.length, groups: groups.length }).toEqual(share.where);
    const [a, b] = [halted.length + 0.5, groups.length - halted.length + 0.5];
    expect(share.interval[0]).toBeCloseTo(betaQuantile(0.025, a, b), 2);
    expect(share.interval[1]).toBeCloseTo(betaQuantile(0.025, a, b, 'upper'), 2);
  });
});

it('applications approved, pending and refused add up to those of the survey', () => {
  const { files: lodged, approved, pending, refused } = observations.approvals.rates['eu-chamber-september']!;
  expect(approved!.value + pending!.value + refused!.value).toBe(lodged!.value);
});
