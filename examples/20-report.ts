// What do we hand to those who decide? A report, computed once and written in two languages and two forms.
//
//   npx tsx examples/20-report.ts

import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadScenario } from '../src/index.ts';
import { reportResults, writeReport } from '../src/node/report/index.ts';

const scenarios = ['truce-holds', 'licences-slowed', 'ban-resumes'].map((name) => loadScenario(name));
const results = await reportResults(scenarios, { automaker: 'eu-premium', trials: 2000, seed: 'spring' });

const folder = mkdtempSync(join(tmpdir(), 'report-'));
for (const [file, lang] of [
  ['report.html', 'en'],
  ['bericht.html', 'de'],
  ['report.md', 'en'],
] as const) {
  await writeReport(join(folder, file), results, { lang });
  console.log(`${file}: ${Math.round(statSync(join(folder, file)).size / 1000)} kB`);
}

const { best } = results.decisions;
const [low, high] = best!.change.interval.map((end) => (100 * end).toFixed(1));
console.log(
  `First of the measures tried: ${best!.kind}, ${low} to ${high} points on futures that did not choose it.`,
);
