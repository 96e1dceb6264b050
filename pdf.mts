import { writeFileSync } from 'node:fs';
import { reportHtml } from './src/report/page/index.ts';
import { FULL } from './tests/unit/report/page/results.ts';
for (const lang of ['en','de','fr','ja','zh'] as const) writeFileSync(`/tmp/m5figs/F-${lang}.html`, reportHtml(FULL, {lang}));
