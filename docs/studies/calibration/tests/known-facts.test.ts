import { describe, expect, it, test } from 'vitest';
import { normalMonth } from '../../../../src/analysis/hindcast/normal-flow.ts';
import { knownBy, type Observations, observations } from '../../../../src/history/index.ts';
import { markParsed } from '../../../../src/history/parsed.ts';
import { customsOf, NAMES, settled } from '../../hindcast/parameters.ts';
import { CUT_OFF, knownFacts } from '../known-facts.ts';

/* Nothing that was published after the cut-off may reach the likelihood. */

type Change = (value: unknown, key: string, isLate: boolean) => unknown;

/**
 * A copy in which every plain value is changed; it is late if what it lies in was published after the
 * day.
 */
function mapped(value: unknown, day: string, change: Change, isLate = false, key = ''): unknown {
  if (typeof value !== 'object' || value === null) return change(value, key, isLate);
  const { publishedOn } = value as { publishedOn?: string };
  const late = publishedOn === undefined ? isLate : publishedOn > day;
  const entries = Object.entries(value).map(([name, item]) => [name, mapped(item, day, change, late, name)]);
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

/**
 * The observations with nonsense in place of the numbers, and if asked the dates, that were published
 * after a day.
 */
function distorted(day: string, withDates: boolean): { nonsense: Observations; changed: number } {
  let changed = 0;
  const nonsense = mapped(observations, day, (value, key, isLate) => {
    const isChanged = typeof value === 'number' || (withDates && key !== 'publishedOn' && isDate(value));
    if (!isLate || !isChanged) return value;
    changed += 1;
    return typeof value === 'number' ? 1e6 + value : '2026-09-09';
  });
  // Nonsense on purpose, which parsing would refuse.
  return { nonsense: markParsed(nonsense as Observations), changed };
}

const isDate = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

// biome-ignore lint/suspicious/noExplicitAny: made to be changed, at whatever place
const changeable = (): any => markParsed(structuredClone(observations));

const facts = knownFacts(observations);

describe('facts known by a day', () => {
  const days = ['2025-04-30', '2025-05-31', CUT_OFF, '2025-08-31'];

  test.each(days.flatMap((day) => [true, false].map((withDates) => [day, withDates] as const)))(
    'of %s do not move with what came later (its dates too: %s)',
    (day, withDates) => {
      const { nonsense, changed } = distorted(day, withDates);
      expect(changed).toBeGreaterThan(100);
      expect(knownFacts(nonsense, day)).toEqual(knownFacts(observations, day));
      expect(knownFacts(nonsense, '2026-10-31')).not.toEqual(knownFacts(observations, '2026-10-31'));
    },
  );

  it('lose what is published a day later, and keep what is revised a day later', () => {
    const copy = changeable();
    copy.approvals.rates['clepa-june-start'].approvedShare.publishedOn = '2025-07-01';
    copy['magnet-exports'].tonnes.japan['2025-05'].publishedOn = '2025-07-01';
    copy.halts.firms.bmw.outcome.publishedOn = '2025-07-01';
    const mean = copy['magnet-exports'].meanTonnesPerMonth;
    mean.us['2024'] = {
      ...mean.us['2024'],
      value: 9999,
      publishedOn: '2025-07-01',
      earlier: [mean.us['2024']],
    };
    const { shares, flows, firms, weights } = knownFacts(copy as Observations);
    expect(shares).toEqual(facts.shares.filter(({ id }) => id !== 'clepa-june-start'));
    expect(flows).toEqual(facts.flows.filter(({ place }) => place !== 'japan'));
    expect(firms).toEqual(facts.firms.filter(({ id }) => id !== 'bmw'));
    expect(weights).toEqual(facts.weights);
  });

  it('tell of no firm beyond the day', () => {
    const copy = changeable();
    copy.halts.firms.bmw.holdsUntil.value = '2025-07-20';
    expect(knownFacts(copy as Observations).firms.find(({ id }) => id === 'bmw')!.until).toBe(facts.lastDay);
  });

  it('need nothing but what had been published', () => {
    const late: string[] = [];
    mapped(knownBy(observations, CUT_OFF), CUT_OFF, (value, key, isLate) => {
      if (isLate || (key === 'publishedOn' && (value as string) > CUT_OFF)) late.push(`${key}: ${value}`);
      return value;
    });
    expect(late).toEqual([]);
    expect(knownFacts(knownBy(observations, CUT_OFF))).toEqual(facts);
  });

  it('are fewer of an earlier day', () => {
    const may = knownFacts(observations, '2025-05-31');
    expect(may.lastDay).toBe(57);
    expect(may.flows.map(({ place, month }) => `${place} ${month}`)).toEqual(['us 2025-04']);
    expect(may.shares).toEqual([]);
    expect(may.firms.every(({ until }) => until <= 57)).toBe(true);
    expect(may.firms.length).toBeLessThan(facts.firms.length);
    expect(may.firms.some(({ window }) => window)).toBe(false);
  });
});

describe('facts known by the end of June', () => {
  it('are six flows, each with a standard deviation of a 90 % interval', () => {
    expect(facts.flows.map(({ place, month }) => `${place} ${month}`)).toEqual([
      'world 2025-04',
      'world 2025-05',
      'us 2025-04',
      'us 2025-05',
      'germany 2025-05',
      'japan 2025-05',
    ]);
    const [low, high] = observations['magnet-exports'].tonnes.germany!['2025-05']!.interval;
    const germany = facts.flows.find(({ place }) => place === 'germany')!;
    const tonnes = observations['magnet-exports'].tonnes.germany!['2025-05']!.value;
    expect(germany.sd / germany.value).toBeCloseTo((high - low) / (2 * 1.645) / tonnes, 4);
  });

  it('are shares of applications, without those of a selected sample', () => {
    const { rates } = observations.approvals;
    expect(facts.shares.length).toBeGreaterThan(2);
    for (const { id, value, day } of facts.shares) {
      expect(rates[id]!.scored).not.toBe(false);
      expect(value).toBe(rates[id]!.approvedShare.value);
      expect(day).toBeLessThanOrEqual(facts.lastDay);
    }
    const all = knownFacts(observations, '2026-10-31').shares.map(({ id }) => id);
    const selected = Object.keys(rates).filter((id) => rates[id]!.scored === false);
    expect(selected.length).toBeGreaterThan(0);
    expect(all.filter((id) => selected.includes(id))).toEqual([]);
    expect(facts.shares.find(({ id }) => id === 'clepa-june-start')).toMatchObject({ day: 61, value: 0.25 });
  });

  it('are two halts, and ten firms that had none by the day of their statement', () => {
    const halted = facts.firms.filter(({ window }) => window);
    expect(halted.map(({ id, window }) => [id, window])).toEqual([
      ['ford', [45, 55]],
      ['suzuki', [52, 52]],
    ]);
    expect(facts.firms).toHaveLength(12);
    const of = (id: string) => facts.firms.find((firm) => firm.id === id);
    expect(of('bmw')).toMatchObject({ until: 61, isStated: true });
    expect(of('gm')).toMatchObject({ until: facts.lastDay, isStated: false });
  });

  it('need no later vintage of what customs is compared with', () => {
    const before = knownBy(observations, CUT_OFF);
    const record = before['magnet-exports'].tonnes.world!['2025-01']!.value / normalMonth(before, 'world');
    expect(customsOf(settled(NAMES.map(() => 0.5))).mostFlow).toBe(record);
  });

  it('weigh destinations so that they are the world', () => {
    const sum = Object.values(facts.weights).reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(1, 12);
  });
});
