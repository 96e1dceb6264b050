import { answerTask } from '../processes.ts';

/** Doubles values after a while; fails of a time below 0. */
answerTask(({ wait, values }: { wait: number; values: Float64Array }) => {
  if (wait < 0) process.exit(1);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
  return values.map((x) => 2 * x);
});
