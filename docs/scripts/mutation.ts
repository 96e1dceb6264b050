// Changes the source in small ways, one at a time, and counts how many changes some test notices (Stryker).
//
//   npm run test:mutation -- calendar random         tries these rooms and writes docs/mutation.md
//   npm run test:mutation -- kernel --every 4        tries every fourth file of the room, by name
//
// Rooms: calendar, random, stats, model, kernel. A room takes from a minute to some hours.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

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

/** Returns the files of a room with code to change, in order. */
function filesOf(room: string): string[] {
  return readdirSync(`${root}/src/${room}`)
    .map((file) => `src/${room}/${file}`)
    .filter((file) => file.endsWith('.ts') && !LEFT_OUT.includes(file))
    .sort();
}

/** Runs Stryker on files of one room and returns its report. */
function mutate(room: string, files: readonly string[]): Report {
  const { status } = spawnSync('npx', ['stryker', 'run', '.ci/stryker.json', '--mutate', files.join(',')], {
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
function write(room: string, files: string, { noticed, all }: ReturnType<typeof score>): void {
  const line = `| ${room} | ${files} | ${all} | ${noticed} | ${((100 * noticed) / all).toFixed(0)} % |`;
  const lines = readFileSync(page, 'utf8').split('\n');
  const at = lines.findIndex((text) => text.startsWith(`| ${room} |`));
  if (at >= 0) lines[at] = line;
  else lines.splice(lines.findLastIndex((text) => text.startsWith('|')) + 1, 0, line);
  writeFileSync(page, lines.join('\n'));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' } },
});
const every = Number(values.every);
if (!(Number.isInteger(every) && every > 0)) {
  throw new RangeError(`Expected --every to be a whole number of at least 1, got ${values.every}`);
}
for (const room of positionals) {
  if (!ROOMS.includes(room)) throw new RangeError(`Expected a room of ${ROOMS.join(', ')}, got ${room}`);
  const files = filesOf(room);
  const tried = files.filter((_, i) => i % every === 0);
  write(room, `${tried.length} of ${files.length}`, score(mutate(room, tried)));
}
