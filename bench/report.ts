// Measures how long a report of three scenarios takes with the built command line, from start to file.
//
//   npm run bench:report

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROUNDS = 5;
const out: string = join(tmpdir(), `report-${process.pid}.html`);
const cli: string = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const args: readonly string[] = ['report', 'truce-holds', 'licences-slowed', 'ban-resumes', '--out', out];

const seconds: number[] = Array.from({ length: ROUNDS }, () => {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Expected the report to be written, got exit code ${status}: ${stderr}`);
  return (performance.now() - start) / 1000;
});
rmSync(out, { force: true });
const median: number = [...seconds].sort((a, b) => a - b)[ROUNDS >> 1]!;
console.log(
  `Node ${process.version}, ${availableParallelism()} cores; report of three scenarios, 10,000 futures each`,
);
console.log(
  `median of ${ROUNDS} runs: ${median.toFixed(1)} s (${seconds.map((s) => s.toFixed(1)).join(', ')})`,
);
