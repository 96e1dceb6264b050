// docs/report: the report that docs/report.md shows, with four of its pictures.
//
//   npm run docs:report

import { mkdirSync, writeFileSync } from 'node:fs';
import { loadScenario } from '../../src/index.ts';
import { reportHtml, reportResults } from '../../src/node/report/index.ts';

const NAMES = ['truce-holds', 'licences-slowed', 'ban-resumes'] as const;
const PICTURES = ['when', 'stock', 'measures', 'inputs'];

const folder = new URL('../report/', import.meta.url);
const results = await reportResults(
  NAMES.map((name) => loadScenario(name)),
  {
    automaker: 'eu-volume',
    command: ['report', ...NAMES, '--automaker', 'eu-volume', '--out', 'report.html'],
  },
);
const html = reportHtml(results);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('sample.html', folder), html);
for (const id of PICTURES) {
  const section = html.split(`<section id="${id}">`)[1]!;
  writeFileSync(new URL(`${id}.svg`, folder), `${/<svg xmlns[\s\S]*?<\/svg>/.exec(section)![0]}\n`);
}
