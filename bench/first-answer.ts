// Measures the time to a first answer: loading the built package, and the command line from start to
// table. Prints medians of interleaved runs, each in a process of its own, and those of a Node process
// that does nothing.
//
//   npm run bench:first

import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { scenarioNames } from '../src/index.ts';

const ROUNDS = 11;

const dist = (file: string): string => fileURLToPath(new URL(`../dist/${file}`, import.meta.url));

/** Commands that a user waits for, as arguments of node. */
const WAITS: Readonly<Record<string, readonly string[]>> = {
  'node, bare': ['-e', '0'],
  'node, bare, as a module': ['--input-type=module', '-e', '0'],
  import: [
    '--input-type=module',
    '-e',
    `import ${JSON.stringify(new URL('../dist/index.js', import.meta.url))}`,
  ],
  require: ['-e', `require(${JSON.stringify(dist('index.cjs'))})`],
  ...Object.fromEntries(
    ['--version', '--help', 'list', 'show ban-resumes', 'validate ban-resumes'].map((words) => [
      `cli ${words}`,
      [dist('cli.js'), ...words.split(' ')],
    ]),
  ),
  ...Object.fromEntries(
    scenarioNames.flatMap((name) => [
      [`cli simulate ${name} --trials 10`, [dist('cli.js'), 'simulate', name, '--trials', '10']],
      [`cli simulate ${name} --trials 10000`, [dist('cli.js'), 'simulate', name, '--trials', '10000']],
    ]),
  ),
};

function milliseconds(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Expected node ${args.join(' ')} to succeed, got ${status}: ${stderr}`);
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

const times = Object.keys(WAITS).map((): number[] => []);
for (let round = 0; round < ROUNDS; round++) {
  for (const [i, args] of Object.values(WAITS).entries()) times[i]!.push(milliseconds(args));
}
const bare = median(times[0]!);
const [node, cores] = [process.version, availableParallelism()];
console.log(`Node ${node}, ${cores} cores; medians of ${ROUNDS} interleaved runs, milliseconds`);
console.log(`${''.padEnd(45)}${'in all'.padStart(8)}${'over bare Node'.padStart(16)}`);
for (const [i, name] of Object.keys(WAITS).entries()) {
  const time = median(times[i]!);
  console.log(`${name.padEnd(45)}${time.toFixed(0).padStart(8)}${(time - bare).toFixed(0).padStart(16)}`);
}
