// How does the chance of a halt depend on stock, desk and market at once? A scrambled Sobol design fills their
// ranges with 256 points. Results go to a CSV file some at a time, and a sweep that was stopped goes on from it.
//
//   npx tsx examples/16-many-settings.ts

import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  design,
  discoverInSweep,
  format,
  loadScenario,
  type Sweep,
  sweepInBatches,
  toCSV,
} from '../src/index.ts';

const settings = design(
  {
    'automakers.eu-volume.lanes.Dy.bufferDays.median': [15, 120],
    'desk.effortWorkingDays.median': [10, 45],
    'market.separatedInChina.Dy': [0.8, 1],
  },
  { points: 256, kind: 'sobol' },
);
const folder = mkdtempSync(join(tmpdir(), 'sweep-'));
const file = join(folder, 'eu-volume.csv');

/** Goes on with the sweep from the file, for at most so many batches. */
function goOn(batches: number): Sweep[] {
  const resumeFrom = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const parts: Sweep[] = [];
  const options = { trials: 40, seed: 'spring', batch: 64, resumeFrom };
  for (const part of sweepInBatches(loadScenario('licences-slowed'), settings, options)) {
    appendFileSync(file, toCSV(part, { header: !existsSync(file) }));
    parts.push(part);
    if (parts.length === batches) break;
  }
  console.log(`${parts.length} batches written.`);
  return parts;
}

const parts = [...goOn(1), ...goOn(Number.POSITIVE_INFINITY)];
console.log(`${readFileSync(file, 'utf8').trim().split('\r\n').length - 1} rows in the file.`);
rmSync(folder, { recursive: true });

// Where does it halt in 45 % of futures or more?
const whole = { ...parts[0]!, points: parts.flatMap(({ points }) => points) };
console.log();
console.log(format(discoverInSweep(whole, { automaker: 'eu-volume', density: 0.45 })));
