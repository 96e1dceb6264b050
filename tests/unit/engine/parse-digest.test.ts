import { describe, expect, test } from 'vitest';
import {
  type Digest,
  digest,
  format,
  haltProbability,
  loadScenario,
  mergeDigests,
  override,
  ScenarioError,
  simulate,
  summarize,
} from '../../../src/index.ts';

type Data = ReturnType<typeof JSON.parse>;

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 200 });
const made = digest(simulate(scenario, { trials: 300, seed: 'digest' }));
const text = JSON.stringify(made);
const id = 'us-volume';

/** Returns a digest from JSON with a change. */
function damaged(change: (data: Data) => void): Digest {
  const data = JSON.parse(text);
  change(data);
  return data;
}

/** What a digest may be wrong in, and what its error says. */
const DAMAGES: [string, (data: Data) => void][] = [
  ['scenario.horizonDays to be a whole number of days from 1 to 3650', (d) => (d.scenario.horizonDays = 5e8)],
  ['options.trials to be a whole number', (d) => (d.options.trials = 1e12)],
  ['options.trials to be a whole number', (d) => (d.options.trials = -1)],
  ['options.confidence to be between 0 and 1', (d) => (d.options.confidence = 2.5)],
  ['none but known keys, got "replicates"', (d) => (d.options.replicates = 1e6)],
  ['seen', (d) => (d.seen = [[0, 299]])],
  [
    'seen.1.0 to be above 150',
    (d) =>
      (d.seen = [
        [0, 150],
        [100, 150],
      ]),
  ],
  ['seen.0.1', (d) => (d.seen = [[0, 1e15]])],
  ['seen to be a list', (d) => delete d.seen],
  ['any to be a list of 1', (d) => (d.any = [])],
  ['any to be a list of 1', (d) => (d.any = Array(1e6).fill(d.any[0]))],
  ['any.0 to be an object', (d) => (d.any = [null])],
  ['any.0.trials', (d) => (d.any[0].trials = 750)],
  ['any.0.firstHaltDay to be counts of 300 trials', (d) => (d.any[0].firstHaltDay[3] = 200)],
  ['any.0.firstHaltDay.3', (d) => (d.any[0].firstHaltDay[3] = -1)],
  ['any.0.firstHaltDay.3', (d) => (d.any[0].firstHaltDay[3] = 0.5)],
  ['any.0.firstHaltDay.500000000', (d) => (d.any[0].firstHaltDay[5e8] = 1)],
  ['any.0.firstHaltDay.-1', (d) => (d.any[0].firstHaltDay[-1] = 1)],
  ['any.0.bindingElement', (d) => (d.any[0].bindingElement[7] = 3)],
  ['automakers to be an object', (d) => delete d.automakers],
  ['automakers.toyota', (d) => (d.automakers.toyota = d.automakers[id])],
  [`automakers.${id} to be a list of 1`, (d) => delete d.automakers[id]],
  [`automakers.${id}.0.haltDays`, (d) => (d.automakers[id][0].haltDays[201] = 1)],
  [`automakers.${id}.0.halts`, (d) => delete d.automakers[id][0].halts],
  [`automakers.${id}.0.timeToSurvive`, (d) => delete d.automakers[id][0].timeToSurvive],
  [
    `automakers.${id}.0.timeToSurvive.halted.9999`,
    (d) => (d.automakers[id][0].timeToSurvive.halted[9999] = 1),
  ],
  [`automakers.${id}.0.vehiclesLost.sum`, (d) => (d.automakers[id][0].vehiclesLost.sum = '1p9999999')],
  [`automakers.${id}.0.vehiclesLost.sum`, (d) => (d.automakers[id][0].vehiclesLost.sum = '-5p0')],
  [`automakers.${id}.0.vehiclesLost.sum`, (d) => (d.automakers[id][0].vehiclesLost.sum = 'fffffffffp20')],
  [`automakers.${id}.0.vehiclesLost.squares`, (d) => (d.automakers[id][0].vehiclesLost.squares = '1p0')],
  [`automakers.${id}.0.vehiclesLost.cubes`, (d) => (d.automakers[id][0].vehiclesLost.cubes = 7)],
  ['sets to be an object', (d) => delete d.sets],
  ['sets.trials to be a list of 128', (d) => (d.sets.trials = [300])],
  ['sets.any.200.0', (d) => (d.sets.any[200][0] = 301)],
  ['weekendsOnlyFrom', (d) => (d.weekendsOnlyFrom = 3)],
  ['version to be text', (d) => (d.version = 1)],
  ['counted', (d) => (d.counted = 1)],
];

describe('A digest from outside', () => {
  test('is parsed and answers as the digest that the library made', () => {
    const read = JSON.parse(text) as Digest;
    expect(JSON.stringify(summarize(read))).toBe(JSON.stringify(summarize(made)));
    expect(haltProbability(read)).toEqual(haltProbability(made));
    expect(mergeDigests([read])).toEqual(made);
    const parts = [0, 120].map((firstTrial) =>
      simulate(scenario, { trials: firstTrial + 100, seed: 'a', firstTrial, keep: 'summary' }),
    );
    const gaps = JSON.parse(JSON.stringify(mergeDigests(parts)));
    expect(summarize(gaps).trials).toBe(320);
    const sobol = simulate(scenario, { trials: 100, sampling: 'sobol', keep: 'summary' });
    expect(summarize(JSON.parse(JSON.stringify(sobol)))).toEqual(summarize(sobol));
  });

  test.each(DAMAGES)('with wrong %s is refused by every function that reads one', (says, change) => {
    const wrong = damaged(change);
    for (const read of [summarize, haltProbability, format, (one: Digest) => mergeDigests([one])]) {
      expect(() => read(wrong)).toThrow(ScenarioError);
      expect(() => read(wrong)).toThrow(says);
    }
  });

  test('has all its issues in one error', () => {
    const wrong = damaged((data) => {
      data.version = 1;
      data.any[0].firstHaltDay[3] = -1;
      delete data.automakers[id][0].halts;
    });
    const paths = (): readonly string[] => {
      try {
        summarize(wrong);
      } catch (error) {
        return (error as ScenarioError).issues.map(({ path }) => path);
      }
      return [];
    };
    expect(paths()).toEqual(
      expect.arrayContaining(['version', 'any.0.firstHaltDay.3', `automakers.${id}.0.halts`]),
    );
  });
});
