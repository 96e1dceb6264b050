import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleCommandLine, emptyFolder } from './cli-bundle.ts';

const bundle = bundleCommandLine();
const folder = emptyFolder();
afterAll(() => {
  bundle.remove();
  rmSync(folder, { recursive: true });
});
const choice = { options: { none: {} }, scenarios: ['truce-holds', 'ban-resumes'], lossPerVehicle: 1 };
writeFileSync(join(folder, 'choice.json'), JSON.stringify(choice));

interface End {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command and sends it Ctrl-C after so many milliseconds. */
function interrupted(words: readonly string[], after: number): Promise<End> {
  const child = spawn(process.execPath, [bundle.program, ...words], { cwd: folder });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (part) => (texts.out += part));
  child.stderr.on('data', (part) => (texts.err += part));
  setTimeout(() => child.kill('SIGINT'), after);
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, ...texts })));
}

/** Commands that would take many minutes. */
const LONG = [
  'simulate licences-slowed --trials 50M',
  'simulate licences-slowed --precision 0.0001 --trials 50M',
  'compare licences-slowed ban-resumes --trials 500k',
  'forecast licences-slowed=0.5 ban-resumes=0.5 --trials 500k',
  'uncertainty licences-slowed --outer 100000',
  'hindcast --trials 100k',
  'buffers licences-slowed --at-most 10% --trials 400k',
  'buffers licences-slowed --curve --trials 400k',
  'survive licences-slowed --trials 500k',
  'sensitivity licences-slowed --trials 500k',
  'sensitivity licences-slowed --method morris --trials 80k',
  'discover licences-slowed --trials 2M',
  'choose choice.json --trials 2M',
  'sweep licences-slowed --axis plant.minimumRate=0.2..0.8/800 --trials 20k',
];

describe('Ctrl-C', { timeout: 600_000 }, () => {
  it.each(LONG)('ends %s with what is known and exit code 130', async (line) => {
    let end: End = { status: null, out: '', err: '' };
    // Later and later, until a first part is done on this machine.
    for (let after = 3000; after <= 60_000 && end.out === ''; after *= 2) {
      end = await interrupted(line.split(' '), after);
      // Without a status the signal came before the program had begun.
      expect([130, null]).toContain(end.status);
    }
    expect(end.status).toBe(130);
    expect(end.out.length).toBeGreaterThan(200);
    expect(end.err).toMatch(
      /^Stopped by Ctrl-C after [\d,]+ of [\d,]+ (futures|draws|points); the result holds those\.\n/,
    );
    expect(end.err.split('\n')).toHaveLength(3);
  });

  it('ends a search for a future, and a command that has not begun, with exit code 130', async () => {
    for (const [line, after] of [
      ['explain licences-slowed --worst --trials 5M', 3000],
      ['simulate licences-slowed --trials 50M', 150],
    ] as const) {
      const { status, err } = await interrupted(line.split(' '), after);
      expect(status ?? 130).toBe(130);
      // Without a status Node itself had not begun.
      if (status === 130)
        expect(err).toMatch(/^Stopped by Ctrl-C before (anything was known\.|a first part of)/);
    }
  });
});
