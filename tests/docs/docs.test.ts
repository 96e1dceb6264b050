import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as browser from '../../src/browser/index.ts';
import * as calibration from '../../src/calibration/index.ts';
import * as history from '../../src/history/index.ts';
import * as core from '../../src/index.ts';
import * as node from '../../src/node/index.ts';
import * as report from '../../src/node/report/index.ts';
import * as parquet from '../../src/parquet/index.ts';

const root = new URL('../../', import.meta.url);
const at = (path: string): string => fileURLToPath(new URL(path, root));
const read = (path: string): string => readFileSync(at(path), 'utf8');
const docs = readdirSync(at('docs')).filter((name) => name.endsWith('.md'));
const pages = ['README.md', ...docs.map((name) => `docs/${name}`)];

function run(args: string[]): string {
  const done = spawnSync(process.execPath, ['--import', 'tsx', ...args], { cwd: at('.'), encoding: 'utf8' });
  expect(done.stderr).toBe('');
  return done.stdout;
}

describe.each(pages)('%s', { timeout: 240_000 }, (page) => {
  const text = read(page);

  it('shows what its code prints', () => {
    expect(run(['docs/scripts/refresh-docs.ts', '--check', page])).toBe('');
  });

  it('links to pages, files and headings that exist', () => {
    for (const [, target, heading] of text.matchAll(/\]\((?!https?:)([^)#]*)#?([^)]*)\)/g)) {
      const file = target === '' ? at(page) : fileURLToPath(new URL(target!, new URL(page, root)));
      expect(existsSync(file), target).toBe(true);
      if (heading) expect(headingsOf(readFileSync(file, 'utf8')), `${target}#${heading}`).toContain(heading);
    }
  });

  it('keeps its prose within 140 columns', () => {
    const prose = text.replace(/^```[\s\S]*?^```$/gm, '').split('\n');
    expect(prose.filter((line) => line.length > 140 && !/^\s*[|<[!]/.test(line))).toEqual([]);
  });
});

describe.each(docs.filter((name) => name !== 'NOTICE.md'))('docs/%s', (name) => {
  it('says first for whom it is and what they can do after reading it', () => {
    const opening = read(`docs/${name}`).split('\n\n')[1]!.replaceAll('\n', ' ');
    expect(opening).toMatch(/^For /);
    expect(opening).toMatch(/[Aa]fter reading (this page|it),? you (can|know)/);
  });
});

describe('docs/README.md', () => {
  it('lists every page of docs', () => {
    for (const name of docs.filter((page) => page !== 'README.md')) {
      expect(read('docs/README.md')).toContain(`](${name})`);
    }
  });
});

describe('docs/cli.md', { timeout: 60_000 }, () => {
  it('has a section for each command, with its help', () => {
    const help = run(['src/cli/main.ts', '--help']);
    const commands = [...help.matchAll(/^ {2}([a-z]+)[ ,]/gm)].map(([, name]) => name);
    expect(commands.length).toBeGreaterThan(17);
    for (const name of commands) expect(read('docs/cli.md')).toContain(`\n## ${name}\n`);
    for (const name of commands.filter((command) => command !== 'help')) {
      expect(read('docs/cli.md')).toContain(`$ npx rare-earth-risk ${name} --help\n`);
    }
  });
});

describe('docs/api.md', () => {
  const entries = {
    '': core,
    '/node': node,
    '/report': report,
    '/browser': browser,
    '/history': history,
    '/calibration': calibration,
    '/parquet': parquet,
  };

  it.each(Object.entries(entries))('names all that rare-earth-risk%s exports', (entry, names) => {
    const section = read('docs/api.md').split(`\n## \`rare-earth-risk${entry}\`\n`)[1]!.split('\n## ')[0]!;
    for (const name of Object.keys(names)) expect(section).toContain(`\`${name}\``);
  });
});

describe('docs/glossary.md', () => {
  const fields = [
    'trial',
    'sample path',
    'trajectory',
    'outcome',
    'estimate',
    'order-up-to level',
    'lead time',
  ];
  const ours = [
    'scenario',
    'regime',
    'automaker',
    'lane',
    'element',
    'buffer',
    'cover',
    'licence',
    'application',
  ];
  const more = ['effort', 'desk', 'halt', 'binding element', 'time to survive', 'censored', 'stockout'];

  it.each([...fields, ...ours, ...more])('says what %s means, and where', (word) => {
    const row = read('docs/glossary.md').match(new RegExp(`^\\| ${word} \\| (.+) \\| (.+) \\|$`, 'm'));
    expect(row?.[1]).toMatch(/\.$/);
    expect(row?.[2]).toMatch(/§|\]\(/);
  });
});

describe('docs/contributing.md', () => {
  it('has the rooms of tests/architecture.test.ts, in their order', () => {
    const [, listed] = read('tests/architecture.test.ts').match(/const ROOMS = \[([\s\S]*?)\n\];/)!;
    const rooms = [...listed!.matchAll(/'([\w-]+)'/g)].map(([, name]) => name);
    const table = read('docs/contributing.md').split('\n## The map\n')[1]!.split('\n## ')[0]!;
    const cells = [...table.matchAll(/^\| (`.*?) \|/gm)].map(([, cell]) => cell!);
    const named = cells.flatMap((cell) =>
      [...cell.matchAll(/`([\w-]+)(?:\/|\.ts)?`/g)].map(([, name]) => name),
    );
    expect(named.slice(0, rooms.length)).toEqual(rooms);
    for (const name of readdirSync(at('src'))) expect(named).toContain(name.replace('.ts', ''));
  });
});

describe('README.md', () => {
  it('has at most 150 lines', () => {
    expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });
});

describe('examples', { timeout: 60_000 }, () => {
  const examples = readdirSync(at('examples')).filter((name) => name.endsWith('.ts'));

  // Snapshots guard change, not truth: what each example prints at its seed.
  it.each(examples)('%s runs, opens with a question and ends with its answer', (name) => {
    expect(read(`examples/${name}`).split('\n\n')[0]).toContain('?');
    expect(run([`examples/${name}`])).toMatchSnapshot();
  });
});

/** Returns the anchors of a page's headings, as GitHub makes them. */
function headingsOf(page: string): string[] {
  const headings = page.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
