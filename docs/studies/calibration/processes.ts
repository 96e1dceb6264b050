// Runs tasks in processes of their own, as many at once as there are cores, and returns the answers in
// order.

import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/**
 * Answers tasks by the process in `file`, which calls `answerTask`. Tasks and answers are plain data and
 * typed arrays.
 */
export async function mapInProcesses<Task, Answer>(file: URL, tasks: readonly Task[]): Promise<Answer[]> {
  const answers = new Array<Answer>(tasks.length);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < tasks.length) {
      const i = next++;
      answers[i] = await inProcess<Task, Answer>(file, tasks[i]!).catch((error) => {
        next = tasks.length;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), tasks.length) }, work));
  return answers;
}

function inProcess<Task, Answer>(file: URL, task: Task): Promise<Answer> {
  const child = fork(fileURLToPath(file), { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as Answer));
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`Expected an answer from ${file.pathname}, got exit code ${code}`)),
    );
    child.send(task as object);
  });
}

/** Answers the one task that this process is sent, and ends. */
export function answerTask<Task, Answer>(answer: (task: Task) => Answer): void {
  process.once('message', (task) => {
    process.send!(answer(task as Task) as object, () => process.disconnect());
  });
}

/** Cuts a list into parts of nearly the same length, each with the place of its first entry. */
export function partsOf<T>(
  list: readonly T[],
  parts: number,
): { readonly first: number; readonly items: T[] }[] {
  const each = Math.ceil(list.length / parts);
  return Array.from({ length: Math.ceil(list.length / each) }, (_, k) => ({
    first: k * each,
    items: list.slice(k * each, (k + 1) * each),
  }));
}
