// Which of 32 settings of buffers and plant halts least? A sweep in files of its own, eight points each, which DuckDB
// reads as one table. Each file says in its metadata which scenario, seed and version it is from.
//
//   npm install hyparquet-writer @duckdb/node-api
//   npx tsx examples/19-parquet-and-duckdb.ts

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { design, loadScenario, scenarioOfSet, sweepInBatches } from '../src/index.ts';
import { toParquet } from '../src/parquet/index.ts';

const inputs = {
  'automakers.eu-volume.lanes.Dy.bufferDays.median': [20, 120],
  'plant.minimumRate': [0.1, 0.8],
} as const;
const settings = design(inputs, { points: 32, kind: 'sobol', seed: 'spring' });
const scenario = scenarioOfSet(loadScenario('licences-slowed'), 0);
const folder = mkdtempSync(join(tmpdir(), 'sweep-'));

let k = 0;
for (const part of sweepInBatches(scenario, settings, { trials: 500, seed: 'spring', batch: 8 })) {
  writeFileSync(join(folder, `part-${k++}.parquet`), toParquet(part));
}

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const table = async (sql: string): Promise<void> => {
  const found = await connection.runAndReadAll(sql);
  console.log(found.columnNames().join(' | '));
  for (const row of found.getRowsJson()) console.log(row.join(' | '));
};
const files = `'${folder}/*.parquet'`;
await table(`
  select round(avg("eu-volume.haltProbability"), 3) as halts, count(*) as points,
         "automakers.eu-volume.lanes.Dy.bufferDays.median" >= 70 as deep, "plant.minimumRate" >= 0.45 as fast
  from ${files} group by all order by halts`);
await table(`
  select distinct decode(key) as key, decode(value) as value
  from parquet_kv_metadata(${files}) where decode(key) in ('scenario', 'seed', 'version') order by key`);
rmSync(folder, { recursive: true });
