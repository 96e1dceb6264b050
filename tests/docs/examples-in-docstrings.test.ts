import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { type Exported, exportedValues } from './exported-values.ts';

/*
 * Every value that the package exports shows an example, which runs and prints what its comments say.
 * One process runs all examples: each as a function of its own, in a folder into which it may write files.
 */

const root = new URL('../../', import.meta.url);

const ENTRIES: Readonly<Record<string, string>> = {
  'rare-earth-risk': 'src/index.ts',
  'rare-earth-risk/node': 'src/node/index.ts',
  'rare-earth-risk/report': 'src/node/report/index.ts',
  'rare-earth-risk/browser': 'src/browser/index.ts',
  'rare-earth-risk/history': 'src/history/index.ts',
  'rare-earth-risk/parquet': 'src/parquet/index.ts',
  'rare-earth-risk/calibration': 'src/calibration/index.ts',
};

const values = Object.entries(ENTRIES).map(
  ([entry, path]) => [entry, exportedValues(new URL(path, root))] as const,
);
const scratch = mkdtempSync(fileURLToPath(new URL('tests/docs/.run-', root)));

afterAll(() => rmSync(scratch, { recursive: true }));

/** Lines that an example prints, or the error it throws. */
interface Result {
  readonly printed: readonly string[];
  readonly error?: string;
}

/** Returns the code of an example as the body of a function: its imports, from the source, are dynamic. */
function functionBody(code: string): string {
  return code.replace(
    /^import (type )?(\{[^}]*\}) from '([^']+)';$/gm,
    (_, isType, names: string, from: string) => {
      if (isType) return '';
      const path = ENTRIES[from];
      const module = path === undefined ? from : new URL(path, root).href;
      return `const ${names.replaceAll(' as ', ': ')} = await import(${JSON.stringify(module)});`;
    },
  );
}

/** Returns a program that runs all examples and prints their results as JSON. */
function programOf(examples: readonly string[]): string {
  const functions = examples.map((code) => `async (console: Log) => {\n${functionBody(code)}\n}`);
  return `import { format } from 'node:util';
interface Log { log(...args: unknown[]): void }
const results: unknown[] = [];
for (const example of [${functions.join(',\n')}]) {
  const printed: string[] = [];
  const log = { log: (...args: unknown[]) => void printed.push(format(...args)) };
  try {
    await example(log);
    results.push({ printed });
  } catch (error) {
    results.push({ printed, error: String(error) });
  }
}
process.stdout.write(JSON.stringify(results));
`;
}

function runAll(examples: readonly string[]): Result[] {
  const file = join(scratch, 'examples.ts');
  writeFileSync(file, programOf(examples));
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file], {
    cwd: scratch,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Result[];
}

/** Returns the comments behind the lines of an example that print. */
function promised(code: string): string[] {
  return code.split('\n').flatMap((line) => /console\.log\(.*\); \/\/ (.*)$/.exec(line)?.[1] ?? []);
}

const examples = values.flatMap(([, all]) => all.flatMap((value) => value.examples));
let results: readonly Result[] | undefined;

function resultOf(example: string): Result {
  results ??= runAll(examples);
  return results[examples.indexOf(example)]!;
}

describe.each(values)('Every value of %s has an example', { timeout: 300_000 }, (_, all) => {
  it.each(all)('$name prints what the comments of its example say', ({ examples }: Exported) => {
    expect(examples.length, 'number of @example blocks').toBeGreaterThan(0);
    for (const example of examples) {
      const { printed, error } = resultOf(example);
      expect(error).toBeUndefined();
      expect(printed.length, 'lines printed').toBeGreaterThan(0);
      expect(printed).toEqual(promised(example));
      expect(example.split('\n').length, 'lines of the example').toBeLessThanOrEqual(12);
    }
  });
});
