// Changes the source in small ways, one at a time, and counts how many changes some test notices (Stryker).
//
//   npm run test:mutation -- calendar stats    tries these rooms and writes docs/mutation.md
//
// Rooms: calendar, random, stats, model, kernel. A room takes from a minute to some hours.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOMS = ['calendar', 'random', 'stats', 'model', 'kernel'];

/** Data and machine code, in which a change has no meaning of its own. */
const LEFT_OUT = ['src/calendar/china-holidays.ts', 'src/random/threefry-wasm.ts'];

interface Mutant {
  readonly mutatorName: string;
  readonly status: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number } };
}

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
}

const root: string = fileURLToPath(new URL('../..', import.meta.url));
const page: string = fileURLToPath(new URL('../mutation.md', import.meta.url));

/** Runs Stryker on one room and returns its report. */
function mutate(room: string): Report {
  const files = [`src/${room}/**/*.ts`, ...LEFT_OUT.map((file) => `!${file}`)].join(',');
  const { status } = spawnSync('npx', ['stryker', 'run', '.ci/stryker.json', '--mutate', files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, MUTATED_ROOM: room },
  });
  if (status !== 0) throw new Error(`Expected Stryker to finish on ${room}, got exit code ${status}`);
  return JSON.parse(readFileSync(`${root}/node_modules/.cache/mutation.json`, 'utf8')) as Report;
}

/** Counts the changes of a report that were noticed, and prints those that were not. */
function score(report: Report): { readonly noticed: number; readonly all: number } {
  let [noticed, all] = [0, 0];
  for (const [file, { mutants }] of Object.entries(report.files)) {
    for (const { status, mutatorName, replacement, location } of mutants) {
      if (status === 'Killed' || status === 'Timeout') noticed += 1;
      else if (status === 'Survived' || status === 'NoCoverage')
        console.log(`${file}:${location.start.line} ${mutatorName}: ${replacement ?? ''}`.slice(0, 140));
      else continue;
      all += 1;
    }
  }
  return { noticed, all };
}

/** Puts the line of a room into the table of the page, in place of the one before. */
function write(room: string, { noticed, all }: { readonly noticed: number; readonly all: number }): void {
  const line = `| ${room} | ${all} | ${noticed} | ${((100 * noticed) / all).toFixed(0)} % |`;
  const lines = readFileSync(page, 'utf8').split('\n');
  const at = lines.findIndex((text) => text.startsWith(`| ${room} |`));
  if (at >= 0) lines[at] = line;
  else lines.splice(lines.findLastIndex((text) => text.startsWith('|')) + 1, 0, line);
  writeFileSync(page, lines.join('\n'));
}

for (const room of process.argv.slice(2)) {
  if (!ROOMS.includes(room)) throw new RangeError(`Expected a room of ${ROOMS.join(', ')}, got ${room}`);
  write(room, score(mutate(room)));
}
