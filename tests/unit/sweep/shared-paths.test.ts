import { expect, it } from 'vitest';
import { digest, loadScenario, override, type ScenarioPatch, simulate, sweep } from '../../../src/index.ts';
import { groupByPath } from '../../../src/sweep/shared-paths.ts';

const base = loadScenario('ban-resumes');
const maker = base.automakers['us-volume']!;

/** Returns, for each group of scenarios on one sample path, the numbers of those that share a model. */
function groupsOf(...patches: unknown[]): number[][] {
  const scenarios = patches.map((patch) => override(base, patch as ScenarioPatch));
  return groupByPath(scenarios).map((models) => models.map(({ members }) => members.length));
}

it('Scenarios that differ in buffers and in fields of prose share a model', () => {
  const lane = (bufferDays: number): object => ({
    automakers: { 'us-volume': { lanes: { Dy: { bufferDays, part: `${bufferDays}` } } } },
  });
  expect(groupsOf({}, lane(20), { ...lane(30), name: 'other', title: 'Other' })).toEqual([[3]]);
});

it('Scenarios that differ in fields from which nothing is drawn share sample paths, each with its own model', () => {
  const differing = { automakers: { 'us-volume': { transitDays: 9 } }, plant: { restartDays: 9 } };
  expect(groupsOf({}, differing, { desk: { backlog: 7 } })).toEqual([[1, 1, 1]]);
});

it('Automakers that differ in destination share sample paths, and each point is a run by itself', () => {
  const own = { new: true, initial: 'ban', ratesPerYear: { ban: { slowed: 4 } } };
  const scenario = override(base, { policy: { destinations: { far: own } } } as ScenarioPatch);
  const path = 'automakers.us-volume.destination';
  const options = { trials: 100, seed: 'destination' };
  const { points } = sweep(scenario, { [path]: ['us', 'far'] }, options);
  expect(groupByPath(points.map((point) => point.digest.scenario))).toHaveLength(1);
  for (const point of points) expect(point.digest).toEqual(digest(simulate(point.digest.scenario, options)));
  expect(points[0]!.digest.automakers).not.toEqual(points[1]!.digest.automakers);
});

it('Scenarios that differ in any other field share nothing', () => {
  expect(groupsOf({}, { desk: { limitWorkingDays: 50 } }, { start: '2025-06-09' })).toEqual([[1], [1], [1]]);
});

it.each(['plant', 'speed', 'title', 'bufferDays'])(
  'an automaker called %s is compared as any other, field by field',
  (id) => {
    const called = (cycleDays: number): object => ({
      automakers: { [id]: { ...maker, new: true, cycleDays } },
    });
    expect(groupsOf(called(20), called(30))).toEqual([[1], [1]]);
  },
);
