// docs/hindcast.md: the model held against 2025 and 2026, with its pictures.
//
//   npm run docs:hindcast               writes the page and docs/hindcast/*.svg
//   npm run -s docs:hindcast -- --json  prints one document and writes nothing

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { knownBy, observations } from '../../src/history/index.ts';
import { firstUnknown } from './hindcast/baselines.ts';
import { readCalibration } from './hindcast/calibration.ts';
import { documentOf } from './hindcast/document.ts';
import { monthAfter } from './hindcast/months.ts';
import { page } from './hindcast/page.ts';
import { pictures } from './hindcast/pictures.ts';
import { casesOf } from './hindcast/predictions.ts';
import { simulateSpring } from './hindcast/simulate-spring.ts';
import { targetsOf } from './hindcast/targets.ts';
import { trendOf } from './hindcast/trend.ts';

const calibration = readCalibration();
const known = knownBy(observations, calibration.until);
/** The first month that the fit does not know, and the first that begins after the cut-off. */
const first = { unknown: firstUnknown(known), scored: monthAfter(calibration.until.slice(0, 7)) };
const spring = simulateSpring(calibration);
const targets = targetsOf(spring, first);
const cases = casesOf(spring, known, observations, first.scored);

if (process.argv.includes('--json')) {
  console.log(JSON.stringify(documentOf(targets, cases, calibration, first), null, 2));
} else {
  const folder = fileURLToPath(new URL('../hindcast/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  for (const [name, svg] of Object.entries(pictures(spring, calibration, first.unknown)))
    writeFileSync(`${folder}${name}`, svg);
  const text = page({ spring, targets, cases, calibration, first, trend: trendOf(known) });
  writeFileSync(new URL('../hindcast.md', import.meta.url), text);
}
