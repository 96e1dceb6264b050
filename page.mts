import { readFileSync, writeFileSync } from 'node:fs';
import { reportHtml, reportMarkdown } from './src/report/page/index.ts';
const r = JSON.parse(readFileSync('/tmp/m5figs/r.json','utf8'));
for (const lang of ['en','de','fr','ja','zh'] as const) { writeFileSync(`/tmp/m5figs/report-${lang}.html`, reportHtml(r, {lang})); writeFileSync(`/tmp/m5figs/report-${lang}.md`, reportMarkdown(r, {lang})); }
