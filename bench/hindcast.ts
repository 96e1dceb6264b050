// docs/hindcast.md: the model held against 2025 and 2026, with its pictures.
//
//   npm run hindcast               writes the page and docs/hindcast/*.svg
//   npm run -s hindcast -- --json  prints one document and writes nothing

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCalibration } from './hindcast/calibration.ts';
import { page } from './hindcast/page.ts';
import { pictures } from './hindcast/pictures.ts';
import { baselineScores, casesOf, coverage, modelScore } from './hindcast/predictions.ts';
import { reliveHistory } from './hindcast/relive-history.ts';
import { targetsOf } from './hindcast/targets.ts';

const calibration = readCalibration();
const { spring, japan } = reliveHistory(calibration);
const targets = targetsOf(spring, japan);
const cases = casesOf(spring);

if (process.argv.includes('--json')) {
  const scores = Object.entries(baselineScores(cases));
  const document = {
    calibration: { until: calibration.until, sha256: calibration.sha256 },
    targets: targets.map(({ parts, ...target }) => ({
      ...target,
      parts: parts.map(({ draws, ...part }) => ({ ...part, draws: draws.length })),
    })),
    crps: {
      model: modelScore(cases).crps,
      baselines: Object.fromEntries(scores.map(([name, { crps }]) => [name, crps])),
    },
    brier: {
      model: modelScore(cases).brier,
      baselines: Object.fromEntries(scores.map(([name, { brier }]) => [name, brier])),
    },
    coverage: coverage(cases),
    months: cases.map(({ place, month, verification }) => ({
      place,
      month,
      observed: verification.observed,
      median: verification.median,
      interval50: verification.interval50,
      interval90: verification.interval90,
    })),
  };
  console.log(JSON.stringify(document, null, 2));
} else {
  const folder = fileURLToPath(new URL('../docs/hindcast/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  for (const [name, svg] of Object.entries(pictures(spring, calibration)))
    writeFileSync(`${folder}${name}`, svg);
  writeFileSync(new URL('../docs/hindcast.md', import.meta.url), page(spring, targets, cases, calibration));
}
