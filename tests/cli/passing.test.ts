import { afterEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/run.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Runs a command as on a terminal, or not, and returns all that it wrote, in order. */
async function written(isTerminal: boolean, ...words: readonly string[]): Promise<string> {
  let text = '';
  const listen = (part: unknown): boolean => {
    text += String(part);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(listen);
  vi.spyOn(process.stderr, 'write').mockImplementation(listen);
  vi.stubEnv('CI', '');
  const before = process.stderr.isTTY;
  process.stderr.isTTY = isTerminal;
  await run(words).finally(() => {
    process.stderr.isTTY = before;
  });
  return text;
}

const ERASE = '\r\u001b[2K';

describe('The line Computing…', () => {
  const words = ['simulate', 'ban-resumes', '--trials', '10'];

  it('is what a terminal shows first, and is erased before the result', async () => {
    vi.stubEnv('LC_ALL', 'C.UTF-8');
    const text = await written(true, ...words);
    expect(text.startsWith(`${ERASE}Computing…${ERASE}`)).toBe(true);
    expect(text.slice(text.lastIndexOf(ERASE) + ERASE.length)).toMatch(/^Ban resumes/);
  });

  it('is erased before an error', async () => {
    const text = await written(true, 'simulate', 'ban-resume');
    expect(text).toMatch(/Computing/);
    expect(text.slice(text.lastIndexOf(ERASE) + ERASE.length)).toMatch(/^scenario: 1 issue\n/);
  });

  it('is not there in a pipe, nor with --quiet, nor for a command that computes nothing', async () => {
    expect(await written(false, ...words)).not.toContain('Computing');
    expect(await written(true, ...words, '--quiet')).not.toContain('Computing');
    expect(await written(true, 'list')).not.toContain('Computing');
  });
});
