import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { run } from '../../src/cli/run.ts';

/** The root of the repository, where processes start. */
export const root: string = fileURLToPath(new URL('../..', import.meta.url));

export interface Answer {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in a process of its own, as a shell does. */
export function cli(...args: string[]): Answer {
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

/** Runs the command line in this process, which is faster. */
export async function inProcess(...args: readonly string[]): Promise<Answer> {
  const texts = { out: '', err: '' };
  const listen = (name: 'out' | 'err') => (text: unknown) => {
    texts[name] += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(listen('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(listen('err')),
  ];
  const status = await run(args).finally(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return { status, ...texts };
}
