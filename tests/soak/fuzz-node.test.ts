import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { toJSON } from '../../src/index.ts';
import {
  readRun,
  readScenario,
  resumeInParallel,
  saveRun,
  simulateAllInParallel,
  simulateInParallel,
} from '../../src/node/index.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { counts, run, small } from './fuzz/good-calls.ts';
import { mutate } from './fuzz/mutate.ts';
import { oddValue } from './fuzz/odd-values.ts';
import type { Random } from './fuzz/random.ts';
import { checkRefusal } from './fuzz/rules.ts';
import { SMALL } from './fuzz/small-scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
const file = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(file('folder.json'));
writeFileSync(file('plan.json'), JSON.stringify(SMALL));
writeFileSync(file('run.json'), JSON.stringify(toJSON(run)));
writeFileSync(file('a\u001b[31m\n.json'), '{');

/** Paths of files that are there and not, of a folder, of a device without an end, and no paths. */
const PATHS: readonly string[] = [
  ...['plan.json', 'run.json', 'folder.json', 'none.json', 'a\u001b[31m\n.json', 'no/where.json'].map(file),
  ...['/dev/zero', '', '\u0000', `${'x'.repeat(300)}.json`],
];

const oddPath = (random: Random): string =>
  (random.happens(0.6) ? random.pick(PATHS) : oddValue(random)) as string;
const oddRun = (random: Random): typeof run =>
  random.pick([() => oddValue(random), () => mutate(run, random, oddValue), () => counts])() as typeof run;

/** Returns an odd value that names no file, which would be written. */
function notText(random: Random): string | undefined {
  const value = oddValue(random);
  return typeof value === 'string' ? undefined : (value as string);
}

/** Options of a run on threads that is so small that it needs none, with one of them odd. */
function oddOptions(random: Random, trials: number): object {
  const good = {
    trials,
    onAbort: () => {},
    onProgress: () => {},
    signal: undefined,
    workers: 2,
    idleSeconds: 1,
  };
  return { ...(mutate(good, random, oddValue) as object), trials };
}

const CALLS: readonly ((random: Random) => Promise<unknown>)[] = [
  (random) => readScenario(oddPath(random)),
  (random) => readScenario(file('plan.json'), oddValue(random) as object),
  (random) => readScenario(file('plan.json'), { extendsWithin: oddPath(random) }),
  (random) => readRun(oddPath(random)),
  (random) => saveRun(oddRun(random), file('out.json')),
  (random) => saveRun(run, notText(random) ?? file('folder.json')),
  (random) => resumeInParallel(oddRun(random), { trials: 8 }),
  (random) => resumeInParallel(run, oddOptions(random, 8) as { trials: number }),
  (random) => simulateInParallel(mutate(small, random, oddValue) as typeof small, { trials: 4 }),
  (random) => simulateInParallel(small, oddOptions(random, 4)),
  (random) => simulateAllInParallel([small, oddValue(random) as typeof small], { trials: 4 }),
  (random) => simulateAllInParallel(oddValue(random) as (typeof small)[], { trials: 4 }),
];

fuzz('A function of the entry for Node resolves, or rejects with a sentence', 1_500, async (random) => {
  try {
    await random.pick(CALLS)(random);
  } catch (error) {
    // A file that cannot be written gives an error of its own kind.
    if ((error as Error).message.startsWith('Expected ') && (error as Error).name === 'Error') {
      return checkRefusal(new RangeError((error as Error).message));
    }
    checkRefusal(error);
  }
});
