import { expect, it } from 'vitest';
import { loadScenario, override, type ScenarioPatch } from '../../../src/index.ts';
import { groupByPath } from '../../../src/sweep/shared-paths.ts';

const base = loadScenario('ban-resumes');
const maker = base.automakers['us-volume']!;

/** How many scenarios share a sample path, and how many of those a model, by group. */
function groupsOf(...patches: unknown[]): number[][] {
  const scenarios = patches.map((patch) => override(base, patch as ScenarioPatch));
  return groupByPath(scenarios).map((models) => models.map(({ members }) => members.length));
}

it('scenarios that differ in buffers and in texts for readers share a model', () => {
  const lane = (bufferDays: number): object => ({
    automakers: { 'us-volume': { lanes: { Dy: { bufferDays, part: `${bufferDays}` } } } },
  });
  expect(groupsOf({}, lane(20), { ...lane(30), name: 'other', title: 'Other' })).toEqual([[3]]);
});

it('scenarios that differ in fields from which nothing is drawn share sample paths, each with its model', () => {
  const differing = { automakers: { 'us-volume': { transitDays: 9 } }, plant: { restartDays: 9 } };
  expect(groupsOf({}, differing, { desk: { backlog: 7 } })).toEqual([[1, 1, 1]]);
});

it('scenarios that differ in any other field share nothing', () => {
  expect(groupsOf({}, { desk: { limitWorkingDays: 50 } }, { start: '2025-06-09' })).toEqual([[1], [1], [1]]);
});

it.each(['plant', 'speed', 'title', 'bufferDays'])(
  'an automaker called %s is compared as any other, field by field',
  (id) => {
    const called = (cycleDays: number): object => ({ automakers: { [id]: { ...maker, cycleDays } } });
    expect(groupsOf(called(20), called(30))).toEqual([[1], [1]]);
  },
);
