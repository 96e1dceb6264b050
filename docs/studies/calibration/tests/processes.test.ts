import { expect, test } from 'vitest';
import { mapInProcesses, partsOf } from '../processes.ts';

const file = new URL('./answering-process.ts', import.meta.url);

test('answers come in the order of tasks, typed arrays as such', async () => {
  const tasks = [300, 0, 10].map((wait) => ({ wait, values: Float64Array.of(wait, 0.1) }));
  expect(await mapInProcesses(file, tasks)).toEqual(tasks.map(({ wait }) => Float64Array.of(2 * wait, 0.2)));
});

test('a process that fails fails all', async () => {
  const tasks = [{ wait: -1, values: new Float64Array(0) }];
  await expect(mapInProcesses(file, tasks)).rejects.toThrow(/^Expected an answer from .*, got exit code 1$/);
});

test.each([
  [10, 4, [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9]]],
  [3, 16, [[0], [1], [2]]],
  [4, 1, [[0, 1, 2, 3]]],
  [0, 4, []],
])('%i entries in %i parts', (length, count, expected) => {
  const parts = partsOf(
    Array.from({ length }, (_, i) => i),
    count,
  );
  expect(parts.map(({ items }) => items)).toEqual(expected);
  for (const { first, items } of parts) expect(first).toBe(items[0]);
});
