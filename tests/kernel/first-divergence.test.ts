import { expect, test } from 'vitest';
import { compile, type OutcomeColumns, replay, type Scenario, type Trajectory } from '../../src/index.ts';
import { automakerPatch, permanentBan } from '../theory/minimal-scenarios.ts';
import { firstDivergence, firstRow } from './first-divergence.ts';
import { drawnPaths, modelColumns } from './model-columns.ts';

/* The helper that names the first divergence, on trajectories that are broken on purpose. */

// Nothing is delivered, so the line halts for good when its five days of buffer are used.
const scenario: Scenario = permanentBan(
  automakerPatch({ lanes: { Dy: {}, Tb: { bufferDays: 9, licensedShare: 1 } } }),
  5,
);
const model = compile(scenario);
const [samplePath] = drawnPaths(model, 'divergence', 7, 1);
const trajectory = replay(model, samplePath!);
const firstHaltDay = trajectory.automakers[0]!.halted.indexOf(1);

function broken(change: (line: Trajectory['automakers'][number]) => void): Trajectory['automakers'] {
  const copies = structuredClone(trajectory.automakers);
  change(copies[0]!);
  return copies;
}

test('lines that are the same have no divergence', () => {
  expect(firstDivergence(model, 7, trajectory, structuredClone(trajectory.automakers))).toBeUndefined();
});

test('the first day on which a line differs is told with its lane, its step and both values', () => {
  const lines = broken(({ rate }) => {
    rate[firstHaltDay] = 0.75;
    rate[firstHaltDay + 1] = 0.5;
  });
  expect(firstDivergence(model, 7, trajectory, lines)).toMatch(
    new RegExp(
      `^Trial 7, automaker maker, lane maker/Dy/0, day ${firstHaltDay}, step 4 \\(production\\): ` +
        'rate is 0 in the model, 0.75 in the kernel; the lane then holds 0 days of cover in the model',
    ),
  );
});

test('a halt that is not bound by the same lane is a divergence', () => {
  const lines = broken(({ bindingLane }) => bindingLane.fill(1, firstHaltDay, firstHaltDay + 1));
  expect(firstDivergence(model, 7, trajectory, lines)).toContain(
    'bindingLane is 2 in the model, 1 in the kernel',
  );
});

test('the first row in which columns differ is told with both values, and no value equals itself', () => {
  const expected = modelColumns(model, [samplePath!, samplePath!]);
  const actual: Record<string, OutcomeColumns> = structuredClone(expected);
  expect(firstRow(7, expected, actual)).toBeUndefined();
  actual.maker!.daysToRestart[1] = Number.NaN;
  expect(firstRow(7, expected, actual)).toBe(
    `Trial 8, automaker maker: daysToRestart is ${expected.maker!.daysToRestart[1]} in the model, NaN in the kernel`,
  );
});
