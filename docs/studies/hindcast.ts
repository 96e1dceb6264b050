// docs/hindcast.md: the model held against 2025 and 2026, with its pictures.
//
//   npm run docs:hindcast               writes the page and docs/hindcast/*.svg
//   npm run -s docs:hindcast -- --json  prints one document and writes nothing

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { episodes, knownBy, observations } from '../../src/history/index.ts';
import { memberSigmas, readCalibration } from './hindcast/calibration.ts';
import { cutOffsOf } from './hindcast/cut-offs.ts';
import { documentOf } from './hindcast/document.ts';
import { freeGoods } from './hindcast/free-goods.ts';
import { page } from './hindcast/page.ts';
import { pictures } from './hindcast/pictures.ts';
import { simulateSpring } from './hindcast/simulate-spring.ts';
import { targetsOf } from './hindcast/targets.ts';
import { trendOf } from './hindcast/trend.ts';

const calibration = readCalibration();
const { until } = calibration;
const spring = simulateSpring(calibration);
const free = freeGoods(spring, calibration);
const sigmas = memberSigmas(calibration, spring.trials);
const cutOffs = cutOffsOf({ spring, until, sigmas, free, observations, episodes });
const { first, widened } = cutOffs[0]!;
const targets = { raw: targetsOf(spring, first), widened: targetsOf(widened, first) };

if (process.argv.includes('--json')) {
  console.log(JSON.stringify(documentOf(targets, cutOffs, calibration), null, 2));
} else {
  const folder = fileURLToPath(new URL('../hindcast/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  for (const [name, svg] of Object.entries(pictures(spring, cutOffs, calibration)))
    writeFileSync(`${folder}${name}`, svg);
  const text = page({ spring, targets, cutOffs, calibration, trend: trendOf(knownBy(observations, until)) });
  writeFileSync(new URL('../hindcast.md', import.meta.url), text);
}
