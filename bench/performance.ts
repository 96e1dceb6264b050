// Writes docs/performance.md, on speed and growth: a section from each script in bench/performance/, each
// in a process of its own.
//
// npx tsx bench/performance.ts                       prints all sections npx tsx bench/performance.ts
// speed                 prints one section: npm run bench npx tsx bench/performance.ts --write
// [section…]    measures all or the named sections and writes the page a process of its own.
//
//   npx tsx bench/performance.ts                       prints all sections
//   npx tsx bench/performance.ts speed                 prints that one: npm run bench
//   npx tsx bench/performance.ts --write [section…]    measures all or those anew and writes the page

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Sections in the order of the page: the name of a script, and the heading of its section. */
const TOPICS: Readonly<Record<string, string>> = {
  speed: '## Speed',
  sweeps: '## Sweeps',
  growth: '## Growth',
  questions: '## Questions',
};

const HEAD = `# Performance

For maintainers, and for users who plan long runs. After reading this page you can say how many trials a second one core runs, how that
compares with plain programs, and what more lanes, days or trials cost.

Each section says on which machine and day it was measured; \`npm run docs:performance\` measures them again, a section from each script in
\`bench/performance/\`. Unlike those of [validation](validation.md) the numbers differ from machine to machine and from day to day; ratios do
so less than times.`;

const DOCUMENT = new URL('../docs/performance.md', import.meta.url);

/** Returns the markdown of one section, also that of a script that failed. */
function measured(topic: string): string {
  const file = new URL(`./performance/${topic}.ts`, import.meta.url);
  const print = `const { section } = await import(${JSON.stringify(file.href)}); process.stdout.write(await section());`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', print];
  process.stderr.write(`measuring ${topic}, some minutes\n`);
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: fileURLToPath(new URL('./..', import.meta.url)),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) process.exitCode = 1;
  return stdout.trim();
}

/** Returns the section of the current page, if there is one. */
function standing(topic: string): string | undefined {
  const page = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : '';
  return page
    .split(/\n(?=## )/)
    .find((text) => text.startsWith(`${TOPICS[topic]}\n`))
    ?.trim();
}

const args = process.argv.slice(2);
const asked = args.filter((arg) => arg !== '--write');
const unknown = asked.find((topic) => !(topic in TOPICS));
if (unknown)
  throw new RangeError(`Expected sections among ${Object.keys(TOPICS).join(', ')}, got ${unknown}`);
const wanted = (topic: string): boolean => asked.length === 0 || asked.includes(topic);
if (args.includes('--write')) {
  const sections = Object.keys(TOPICS).map((topic) => (wanted(topic) ? measured(topic) : standing(topic)));
  const page = `${[HEAD, ...sections.filter(Boolean)].join('\n\n')}\n`;
  if (!process.exitCode) writeFileSync(DOCUMENT, page);
} else {
  for (const topic of Object.keys(TOPICS).filter(wanted)) console.log(measured(topic));
}
