import { describe, expect, test } from 'vitest';
import { episodes, observations } from '../../../src/history/index.ts';
import {
  bufferCurve,
  choose,
  compare,
  forecast,
  hindcast,
  hindcastEpisodes,
  loadScenario,
  optimizeBuffers,
  override,
  type ProgressOptions,
  scenarioOfSet,
  scoreEpisode,
  sensitivity,
  sweep,
  timeToSurvive,
  uncertainty,
} from '../../../src/index.ts';

const ban = override(scenarioOfSet(loadScenario('ban-resumes'), 0), { horizonDays: 90 });
const automaker = 'eu-volume';
const buffer = 'automakers.eu-volume.lanes.Dy.bufferDays.median';
const few = { trials: 20 };
const runs = { ...few, seed: 'progress' };
const own = { inForce: '2026-01-06', base: 300, months: { '2026-02': 40 } };

/** Every question that may take more than a second, small. */
const QUESTIONS: Record<string, (progress: ProgressOptions) => unknown> = {
  bufferCurve: (progress) => bufferCurve(ban, { automaker, days: [10, 60] }, { ...runs, ...progress }),
  'optimizeBuffers of one number': (progress) =>
    optimizeBuffers(ban, { automaker, atMost: 0.9 }, { ...runs, ...progress }),
  'optimizeBuffers by lane': (progress) =>
    optimizeBuffers(ban, { automaker, atMost: 0.9, vary: 'lane' }, { ...runs, ...progress }),
  'optimizeBuffers by cost': (progress) =>
    optimizeBuffers(ban, { automaker, vary: 'lane', cost: { perVehicle: 1 } }, { ...runs, ...progress }),
  'optimizeBuffers without an answer': (progress) =>
    optimizeBuffers(ban, { automaker, atMost: 1e-6, bounds: [1, 2], vary: 'lane' }, { ...runs, ...progress }),
  choose: (progress) =>
    choose({ options: { none: {} }, scenarios: { ban }, automaker }, { ...runs, ...progress }),
  compare: (progress) => compare(ban, { same: ban }, { ...runs, ...progress }),
  forecast: (progress) => forecast({ mine: 1 }, { scenarios: { mine: ban }, ...runs, ...progress }),
  hindcast: (progress) => hindcast(loadScenario('spring-2025'), observations, { trials: 2, ...progress }),
  hindcastEpisodes: (progress) => hindcastEpisodes(episodes, { settings: 64, trials: 3, ...progress }),
  scoreEpisode: (progress) =>
    scoreEpisode(own, { learnFrom: episodes, settings: 64, trials: 2, seed: 'progress', ...progress }),
  sensitivity: (progress) =>
    sensitivity(
      ban,
      { [buffer]: [20, 60] },
      { method: 'tornado', ...few },
      { seed: 'progress', ...progress },
    ),
  sweep: (progress) => sweep(ban, { [buffer]: [20, 60] }, { ...runs, ...progress }),
  timeToSurvive: (progress) => timeToSurvive(ban, { automaker }, { ...runs, ...progress }),
  uncertainty: (progress) => uncertainty(ban, { outer: 30, inner: 2, ...progress }),
};

/** Questions that take seconds, however small. */
const SLOW = ['hindcastEpisodes', 'scoreEpisode'];

describe.each(Object.keys(QUESTIONS))('%s', (name) => {
  const ask = QUESTIONS[name]!;

  test('ends with the reason of a signal that onProgress aborts, or that is aborted before', () => {
    const stop = new AbortController();
    const onProgress = (): void => stop.abort(new Error('enough'));
    expect(() => ask({ onProgress, signal: stop.signal })).toThrow('enough');
    let parts = 0;
    const count = (): number => parts++;
    expect(() => ask({ onProgress: count, signal: stop.signal })).toThrow('enough');
    expect(parts).toBe(0);
  });

  test.skipIf(SLOW.includes(name))('reports parts that rise to one total', () => {
    const reports: (readonly [number, number])[] = [];
    ask({ onProgress: (done, total) => reports.push([done, total]) });
    expect(reports.length).toBeGreaterThan(0);
    const [, total] = reports[0]!;
    reports.forEach(([done, of], i) => {
      expect(of).toBe(total);
      expect(done).toBeGreaterThan(i === 0 ? 0 : reports[i - 1]![0]);
    });
    expect(reports.at(-1)![0]).toBe(total);
  });

  test('refuses progress of another kind', () => {
    expect(() => ask({ onProgress: 3 as never })).toThrow(
      'Expected options.onProgress to be a function, got 3',
    );
    expect(() => ask({ signal: {} as never })).toThrow(
      'Expected options.signal to be an AbortSignal, got an object with no keys',
    );
  });
});
