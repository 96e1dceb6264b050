// docs/validation.md: every claim and the measurement behind it, a section from each script in
// docs/studies/validation/.
//
//   npx tsx docs/studies/validation.ts            prints the page
//   npx tsx docs/studies/validation.ts --write    writes it

import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';

/** In the order of a reader's questions. */
const TOPICS = [
  'intervals',
  'sequence',
  'comparison',
  'rare-halts',
  'sobol',
  'uncertainty',
  'forecast',
  'scores',
  'merging',
];

/** Sections measured at once, each in a process of its own. */
const AT_ONCE = 2;

/** Those that take longest go first, so that no core is idle at the end. */
const LONG_FIRST = ['rare-halts', 'intervals', 'sequence', 'comparison', 'uncertainty', 'sobol'];

const HEAD = `# Validation

For statisticians and maintainers who want to know whether the library's intervals and errors can be believed. After reading this page you
can name each claim about its estimates, the measurement behind it, and where a measurement misses its claim.

Seeds are fixed, so the page comes out the same on every machine. \`npm run docs:validation\` writes it, a section from each script in
\`docs/studies/validation/\`.
`;

const DOCUMENT = new URL('../validation.md', import.meta.url);

const file = (topic: string): URL => new URL(`./validation/${topic}.ts`, import.meta.url);

/** The markdown of one section. */
async function measured(topic: string): Promise<string> {
  const print = `const { section } = await import(${JSON.stringify(file(topic).href)}); process.stdout.write(await section());`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', print];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 24 });
  return stdout.trim();
}

async function measureAll(topics: readonly string[]): Promise<Map<string, string>> {
  const sections = new Map<string, string>();
  const waiting = [...topics];
  const work = async (): Promise<void> => {
    for (let topic = waiting.shift(); topic !== undefined; topic = waiting.shift()) {
      const start = performance.now();
      sections.set(topic, await measured(topic));
      process.stderr.write(`${topic}: ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return sections;
}

const present = TOPICS.filter((topic) => existsSync(file(topic)));
const longFirst = [...new Set([...LONG_FIRST, ...present])].filter((topic) => present.includes(topic));
const sections = await measureAll(longFirst);
const page = `${[HEAD.trim(), ...present.map((topic) => sections.get(topic))].join('\n\n')}\n`;
if (process.argv.includes('--write')) writeFileSync(DOCUMENT, page);
else process.stdout.write(page);
