// docs/episodes.md: exports under control, forecast from other episodes, with its pictures; and the prior
// that earlier episodes give, scenarios/history/episode-prior.json.
//
//   npm run docs:episodes     writes all of them, in about two minutes

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { page } from './episodes/page.ts';
import { pictures } from './episodes/pictures.ts';
import { priorText } from './episodes/prior.ts';
import { results } from './episodes/results.ts';

const all = results();
const folder = fileURLToPath(new URL('../episodes/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, svg] of Object.entries(pictures(all))) writeFileSync(`${folder}${name}`, svg);
writeFileSync(new URL('../episodes.md', import.meta.url), page(all));
writeFileSync(new URL('../../scenarios/history/episode-prior.json', import.meta.url), priorText(all.prior));
