// Runs the code blocks of README and docs and writes what they print into the pages.
//
//   npx tsx docs/scripts/refresh-docs.ts [page …]            writes all pages, or those named
//   npx tsx docs/scripts/refresh-docs.ts --check [page …]    says what is out of date, exits 1
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { refreshPage } from './run-snippets.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const docs = readdirSync(new URL('docs', root)).filter((name) => name.endsWith('.md'));
const all = ['README.md', ...docs.map((name) => `docs/${name}`)];

const check = process.argv.includes('--check');
const named = process.argv.slice(2).filter((argument) => argument !== '--check');
for (const page of named.length > 0 ? named : all) {
  const before = read(page);
  const { text, stale } = refreshPage(before);
  if (!check) {
    if (text !== before) writeFileSync(new URL(page, root), text);
    continue;
  }
  for (const line of stale) {
    console.log(`${page}:${line}: the output shown is out of date; npm run docs renews it. It is now:\n`);
    console.log(
      text
        .split('\n')
        .slice(line - 1)
        .join('\n')
        .split('\n```')[0],
    );
    process.exitCode = 1;
  }
}
