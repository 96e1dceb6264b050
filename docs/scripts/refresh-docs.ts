// Runs every ts block of README and docs and writes what it prints into the text block after it; likewise npm start in README.
// The docs tests check that nothing is stale: npm run docs mends it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(root, 'bench', '.run-'));
const source = (entry: string): string => JSON.stringify(new URL(`../../${entry}`, import.meta.url).href);

function run(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trimEnd();
}

function runBlock(code: string): string {
  const file = join(scratch, 'block.ts');
  const named = code
    .replaceAll("'rare-earth-risk/node'", source('src/node/index.ts'))
    .replaceAll("'rare-earth-risk/history'", source('src/history/index.ts'));
  writeFileSync(file, named.replaceAll("'rare-earth-risk'", source('src/index.ts')));
  return run([file]);
}

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: { start: string };
};
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)];
for (const page of pages.filter((name) => name.endsWith('.md'))) {
  const text = readFileSync(join(root, page), 'utf8');
  const fresh = text
    .replace(/(```ts\n)((?:(?!```).*\n)*)(```\n\n```text\n)(?:(?!```).*\n)*```/g, (_, open, code, middle) => {
      return `${open}${code}${middle}${runBlock(code)}\n\`\`\``;
    })
    .replace(/(npm ci && npm start\n```\n\n```text\n)(?:(?!```).*\n)*```/, (_, head) => {
      return `${head}${run(['src/cli/main.ts', ...scripts.start.split('node dist/cli.js ')[1]!.split(' ')])}\n\`\`\``;
    });
  if (fresh !== text) writeFileSync(join(root, page), fresh);
}
rmSync(scratch, { recursive: true });
