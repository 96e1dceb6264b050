import { describe, expect, test } from 'vitest';
import { hindcast } from '../../../../src/analysis/hindcast/hindcast.ts';
import {
  type Episodes,
  episodes,
  knownBy,
  type Observations,
  observations,
} from '../../../../src/history/index.ts';
import { markParsed } from '../../../../src/history/parsed.ts';
import { loadScenario } from '../../../../src/index.ts';
import { BASELINE_NAMES, baselinesFrom } from '../baselines.ts';
import { memberSigmas, readCalibration } from '../calibration.ts';
import { cutOffOf } from '../cut-offs.ts';
import { newsSince } from '../discrepancy/news.ts';
import { freeGoods } from '../free-goods.ts';
import { customsOf, parameterDrawOf } from '../parameters.ts';

const { sets, ...rest } = readCalibration();
const few = { ...rest, sets: sets.filter((_, k) => k % 64 === 0) };
const until = '2025-06-30';

function studyOf(seen: Observations, told: Episodes) {
  const spring = hindcast(loadScenario('spring-2025'), seen, {
    trials: 2,
    parameterDraws: (cast) =>
      few.sets.map((set) => ({ scenario: parameterDrawOf(cast, set), customs: customsOf(set) })),
  });
  const sigmas = memberSigmas(few, spring.trials);
  return { spring, until, sigmas, free: freeGoods(spring, few), observations: seen, episodes: told };
}

/** Changes every number that was published after a day. */
function perturbed<T>(value: T, day: string): T {
  if (Array.isArray(value)) return value.map((item) => perturbed(item, day)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const { publishedOn } = value as { publishedOn?: unknown };
  const isLate = typeof publishedOn === 'string' && publishedOn > day;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      isLate && key === 'value' && typeof item === 'number' ? 1.7 * item + 0.1 : perturbed(item, day),
    ]),
  ) as T;
}

describe('A forecast from a cut-off', () => {
  const study = studyOf(observations, episodes);

  test.each(['2025-06-30', '2025-07-31', '2025-10-31'])(
    'of %s knows nothing that was published later',
    (day) => {
      const seen = markParsed(perturbed(observations, day));
      const told = markParsed(perturbed(episodes, day));
      expect(seen['magnet-exports'].tonnes.world!['2025-11']!.value).toBeGreaterThan(6150);
      const [a, b] = [cutOffOf(study, day), cutOffOf(studyOf(seen, told), day)];
      expect(b.model).toEqual(a.model);
      expect(b.widened.flows).toEqual(a.widened.flows);
      const [x, y] = [a, b].map((one, i) =>
        baselinesFrom(knownBy(i === 0 ? observations : seen, day), one.first.scored, one.others),
      );
      for (const [place, month] of [
        ['world', '2025-11'],
        ['us', '2026-03'],
        ['germany', '2025-12'],
      ] as const) {
        expect(y!(place, month), `${place} ${month}`).toEqual(x!(place, month));
      }
    },
  );

  test.each([
    ['2025-07-31', 'world', '2025-06'],
    ['2025-10-31', 'us', '2025-09'],
  ] as const)('of %s hears of %s, %s', (day, place, month) => {
    const seen = markParsed(structuredClone(observations) as Observations);
    const tonnes = seen['magnet-exports'].tonnes as Record<string, Record<string, { value: number }>>;
    tonnes[place]![month]!.value *= 1.3;
    const changed = cutOffOf({ ...study, observations: seen }, day);
    expect(changed.model.weights).not.toEqual(cutOffOf(study, day).model.weights);
  });

  test('at the day of the fit counts every member once, with the discrepancy that the fit assumed', () => {
    const { model, widened, news, cases } = cutOffOf(study, until);
    expect(model.effectiveSize).toBeCloseTo(32, 9);
    expect(model.sigmas).toEqual(study.sigmas);
    expect(widened.flows.us!['2025-06']).not.toEqual(study.spring.flows.us!['2025-06']);
    const distance = (flows: Float64Array, value: number): number =>
      flows.reduce((sum, flow) => sum + (flow - value) ** 2, 0);
    const [raw, conditioned] = [study.spring, widened].map(({ flows }) =>
      news.fitted.reduce((sum, { place, month, value }) => sum + distance(flows[place]![month]!, value), 0),
    );
    expect(conditioned).toBeLessThan(raw!);
    expect(cases.every(({ month }) => month >= '2025-07')).toBe(true);
    expect(Object.keys(cases[0]!.scores).sort()).toEqual(['raw', 'widened', ...BASELINE_NAMES].sort());
  });
});

describe('What was published since the fit', () => {
  const monthsOf = (day: string) =>
    newsSince(observations, until, day).flows.map(({ place, month }) => `${place} ${month}`);

  test('by the end of July is June of the world and the US', () => {
    expect(monthsOf('2025-07-31').sort()).toEqual(['us 2025-06', 'world 2025-06']);
  });

  test('by the end of October is June to September, and no revised month that the fit knew', () => {
    const months = monthsOf('2025-10-31');
    expect(months).toContain('eu 2025-09');
    expect(months.some((one) => one.endsWith('2025-10') || one.endsWith('2025-05'))).toBe(false);
    expect(monthsOf('2026-06-30')).not.toContain('us 2025-04');
  });

  test('is nothing on the day of the fit', () => {
    const { flows, shares, firms } = newsSince(observations, until, until);
    expect([flows, shares]).toEqual([[], []]);
    for (const { before, now } of firms) expect(now).toEqual(before);
  });
});
