import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseScenario } from '../../src/index.ts';

/*
 * Runs the code blocks of a page as its reader would, in a folder of its own, with the package's name
 * standing for the source. What a block is, its first line says:
 *
 *   ts              runs; a text block right after it is what it prints
 *   console         `$ command` lines run in the folder; the lines below each are what it prints
 *   json            a valid scenario; with a name (json my-firm.json) the folder gets it as a file
 *   sh              shown; `npm ci && npm start` with a text block after it is what npm start prints
 *   anything else   shown
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const tsx = import.meta.resolve('tsx');
/** Entries of the package beside the main one, each in a folder of its name. */
const ENTRIES = ['node', 'history', 'calibration'];

/** A page whose code blocks have run. */
export interface RefreshedPage {
  /** The page with each output as it is now. */
  readonly text: string;
  /** Line numbers of the blocks whose output has changed. */
  readonly stale: readonly number[];
}

/**
 * Runs every code block of a page and returns the page with what they print. `npmStart` are the arguments
 * of npm start.
 */
export function refreshPage(page: string, npmStart: readonly string[]): RefreshedPage {
  const folder = openFolder();
  try {
    const blocks = blocksOf(page);
    const stale: number[] = [];
    let text = '';
    let at = 0;
    blocks.forEach((block, i) => {
      const output = runBlock(folder, block, followedBy(page, block, blocks[i + 1]), npmStart);
      if (output === undefined || output.printed === output.shown.code) return;
      const { from, to } = output.shown;
      stale.push(page.slice(0, from).split('\n').length);
      text += page.slice(at, from) + output.printed;
      at = to;
    });
    return { text: text + page.slice(at), stale };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Block {
  readonly language: string;
  /** The rest of the block's first line. */
  readonly name: string;
  readonly code: string;
  readonly from: number;
  readonly to: number;
}

function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\w*) *([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => {
    const to = match.index + match[0].length - 3;
    return { language: match[1]!, name: match[2]!, code: match[3]!, from: to - match[3]!.length, to };
  });
}

/** Returns the text block right after a block, if there is one. */
function followedBy(page: string, { to }: Block, next: Block | undefined): Block | undefined {
  if (next?.language !== 'text') return undefined;
  return page.slice(to, next.from) === '```\n\n```text\n' ? next : undefined;
}

/** What a block prints, and the block that shows it. */
interface Output {
  readonly printed: string;
  readonly shown: Block;
}

/**
 * Runs a block. Returns its output if the page shows one: below its commands, or in the text block after
 * it.
 */
function runBlock(
  folder: string,
  block: Block,
  after: Block | undefined,
  npmStart: readonly string[],
): Output | undefined {
  const { language, name, code } = block;
  if (language === 'console') return { printed: runSession(folder, code), shown: block };
  if (language === 'json') {
    parseScenario(JSON.parse(code));
    if (name !== '') writeFileSync(join(folder, name), code);
    return undefined;
  }
  const isStart = language === 'sh' && code.includes('npm start') && after !== undefined;
  if (language !== 'ts' && !isStart) return undefined;
  const printed = isStart ? runNode(root, [commandLine, ...npmStart]) : runTypeScript(folder, code);
  return after && { printed: `${printed.trimEnd()}\n`, shown: after };
}

const commandLine = join(root, 'src', 'cli', 'main.ts');

/**
 * Makes a folder within the repository, so that worker threads find tsx, in which `npx rare-earth-risk` is
 * the command line of the source.
 */
function openFolder(): string {
  const folder = mkdtempSync(join(root, 'docs', '.run-'));
  mkdirSync(join(folder, 'bin'));
  const npx = join(folder, 'bin', 'npx');
  writeFileSync(
    npx,
    `#!/bin/sh\nshift\nexec "${process.execPath}" --import "${tsx}" "${commandLine}" "$@"\n`,
  );
  chmodSync(npx, 0o755);
  return folder;
}

/** Runs the commands of a session in order and returns it with what each prints, on stdout or stderr. */
function runSession(folder: string, session: string): string {
  const commands = session.match(/^\$ (?:.*\\\n)*.*$/gm) ?? [];
  const env = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` };
  return commands
    .map((command) => {
      const { stdout, stderr } = spawnSync('sh', ['-c', command.slice(2)], {
        cwd: folder,
        env,
        encoding: 'utf8',
      });
      return `${command}\n${stdout}${stderr}`;
    })
    .join('');
}

function runTypeScript(folder: string, code: string): string {
  const source = (entry: string): string =>
    JSON.stringify(new URL(`../../src/${entry}`, import.meta.url).href);
  const named = ENTRIES.reduce(
    (text, entry) => text.replaceAll(`'rare-earth-risk/${entry}'`, source(`${entry}/index.ts`)),
    code,
  );
  const file = join(folder, 'block.mts');
  writeFileSync(file, named.replaceAll("'rare-earth-risk'", source('index.ts')));
  return runNode(folder, [file]);
}

function runNode(folder: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', tsx, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0 || stderr !== '') throw new Error(stderr || `Expected exit code 0, got ${status}`);
  return stdout;
}
