import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/table/commands.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import { bundleCommandLine, emptyFolder } from './cli-bundle.ts';

const bundle = bundleCommandLine();
const folder = emptyFolder();
afterAll(() => {
  bundle.remove();
  rmSync(folder, { recursive: true });
});

/** Runs a line as a shell does. */
function shell(line: string) {
  const command = `'${process.execPath}' '${bundle.program}' ${line}`;
  return spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', input: '' });
}

for (const { sample } of COMMANDS) if (sample) writeFileSync(join(folder, sample.name), sample.text);

const examples = COMMANDS.flatMap((spec) => spec.examples);

describe('The examples of help', { timeout: 300_000 }, () => {
  it.each(examples)('rare-earth-risk %s ends as it should', (example) => {
    const { status, stdout, stderr } = shell(example);
    const isGate = example.includes('--fail');
    expect(isGate ? [0, 98, 99] : [0], stderr).toContain(status);
    expect(stderr.split('\n').filter((line) => !/^(?:$|Wrote | {2}rare-earth-risk )/.test(line))).toEqual([]);
    if (/--json|--csv|^schema|^init -|^completion/.test(example)) return;
    for (const line of stdout.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
  });

  it('are within the help of each command, which fits 80 columns', () => {
    for (const { name, examples: own } of COMMANDS) {
      const { stdout, status } = shell(`${name} --help`);
      expect(status).toBe(0);
      for (const example of own) expect(stdout).toContain(`rare-earth-risk ${example}`);
      const [usage] = stdout.split('\nExamples:\n');
      for (const line of usage!.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
    }
    for (const line of shell('--help').stdout.split('\n'))
      expect(displayWidth(line), line).toBeLessThanOrEqual(80);
  });
});
