import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Digest,
  digest,
  loadScenario,
  override,
  parseScenario,
  type Simulation,
  scenarioOfSet,
  simulate,
  sweep,
  sweepInBatches,
  toCSV,
} from '../../../src/index.ts';
import { toParquet } from '../../../src/parquet/index.ts';

/* DuckDB, a program by others, reads what the library writes. */

const scenario = override(scenarioOfSet(loadScenario('ban-resumes'), 0), { horizonDays: 120 });
const path = 'automakers.us-volume.lanes.Dy.bufferDays.median';
const options = { trials: 40, seed: 'parquet "quoted"' };
const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
let ask: (sql: string) => Promise<Record<string, unknown>[]>;

beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  ask = async (sql) => (await connection.runAndReadAll(sql)).getRowObjects() as Record<string, unknown>[];
});

afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, bytes: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return `'${file}'`;
}

async function metadata(file: string): Promise<Record<string, unknown>> {
  const rows = await ask(
    `select decode(key) as key, decode(value) as value from parquet_kv_metadata(${file})`,
  );
  return Object.fromEntries(rows.map(({ key, value }) => [key as string, value]));
}

/** Returns the lines of CSV text as records of text, which is what the file must hold. */
function records(csv: string): Record<string, string>[] {
  const [head, ...rows] = csv
    .trim()
    .split('\r\n')
    .map((line) => line.replaceAll('"parquet ""quoted"""', 'parquet "quoted"').split(','));
  return rows.map((row) => Object.fromEntries(row.map((cell, i) => [head![i]!, cell])));
}

const asText = (row: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? '' : String(value)]));

test('The Parquet file of a run has the rows of its CSV, and says where it is from', async () => {
  const run = simulate(scenario, { ...options, firstTrial: 5 });
  const file = write('run.parquet', toParquet(run));
  expect((await ask(`select * from ${file}`)).map(asText)).toEqual(records(toCSV(run)));
  expect(await metadata(file)).toMatchObject({
    version: run.version,
    seed: options.seed,
    scenario: 'ban-resumes',
    firstTrial: '5',
    trials: '40',
    run: run.id,
  });
});

test('The Parquet file of a sweep has the rows of its CSV, whatever its settings are', async () => {
  const axes = { [path]: [10, 60], 'policy.initial': ['ban', 'truce'], plan: { usual: {}, late: {} } };
  const result = sweep(scenario, axes, options);
  const file = write('sweep.parquet', toParquet(result));
  expect((await ask(`select * from ${file}`)).map(asText)).toEqual(records(toCSV(result)));
  expect(await metadata(file)).toMatchObject({ seed: options.seed, scenario: 'ban-resumes', trials: '40' });
});

test('Equal results give equal bytes, and equal scenarios the same hash', async () => {
  const [a, b] = [simulate(scenario, options), simulate(scenario, options)].map(toParquet);
  expect(a).toEqual(b);
  const copy = parseScenario(JSON.parse(JSON.stringify(scenario)));
  const [one, other] = [scenario, copy].map((given) =>
    write(given === copy ? 'b' : 'a', toParquet(simulate(given, options))),
  );
  expect((await metadata(one!)).scenarioHash).toBe((await metadata(other!)).scenarioHash);
  const changed = override(scenario, { horizonDays: 110 });
  const third = write('c', toParquet(simulate(changed, options)));
  expect((await metadata(third)).scenarioHash).not.toBe((await metadata(one!)).scenarioHash);
});

test('Files of the results of sweepInBatches are one table, also where no line halted', async () => {
  const settings = { [path]: [10, 60, 365], 'plant.minimumRate': [0.3, 0.6] };
  let k = 0;
  for (const part of sweepInBatches(scenario, settings, { ...options, batch: 4 }))
    write(`part-${k++}.parquet`, toParquet(part));
  expect(k).toBe(2);
  const rows = await ask(`select * from '${folder}/part-*.parquet' order by 1, 2`);
  expect(rows.map(asText)).toEqual(records(toCSV(sweep(scenario, settings, options))));
  const calm = simulate(override(scenario, { policy: { initial: 'truce', events: [] }, horizonDays: 2 }), {
    trials: 3,
  });
  const file = write('calm.parquet', toParquet(calm));
  const [column] = await ask(`select typeof("us-volume.bindingElement") as kind from ${file}`);
  expect(column).toEqual({ kind: 'VARCHAR' });
});

test('toParquet refuses what has no rows', () => {
  const counts = digest(simulate(scenario, options));
  expect(() => toParquet(counts as Digest as unknown as Simulation)).toThrow(TypeError);
  expect(() => toParquet({ ...sweep(scenario, { [path]: [10] }, options), points: [] })).toThrow(
    'Expected result to have at least one point, got none',
  );
  expect(() => toParquet(sweep(scenario, { trials: { few: {} } }, options))).toThrow(
    'Expected the axes of a sweep to have other names than its columns, got "trials"',
  );
});
