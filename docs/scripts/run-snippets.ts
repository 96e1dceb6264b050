import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScenario } from '../../src/index.ts';
import { openFolder, runSession, runTypeScript } from './run-code.ts';

/*
 * Runs the code blocks of a page as its reader would, in a folder of its own, with the package's name
 * standing for the source. What a block is, its first line says:
 *
 *   ts              runs; a text block right after it is what it prints
 *   console         `$ command` lines run in the folder; the lines below each are what it prints
 *   json            a valid scenario; with a name (json my-firm.json) the folder gets it as a file
 *   anything else   shown
 */

/** A page whose code blocks have run. */
export interface RefreshedPage {
  /** The page with each output as it is now. */
  readonly text: string;
  /** Line numbers of the blocks whose output has changed. */
  readonly stale: readonly number[];
}

/** Runs every code block of a page and returns the page with what they print. */
export function refreshPage(page: string): RefreshedPage {
  const folder = openFolder();
  try {
    const blocks = blocksOf(page);
    const code = blocks.filter(({ language }) => language === 'ts').map((block) => block.code);
    const printedBy = runTypeScript(folder, code);
    const stale: number[] = [];
    let text = '';
    let at = 0;
    blocks.forEach((block, i) => {
      const after = followedBy(page, block, blocks[i + 1]);
      const output = outputOf(folder, block, after, printedBy);
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

/** Returns what a block prints if the page shows it: below its commands, or in the text block after it. */
function outputOf(
  folder: string,
  block: Block,
  after: Block | undefined,
  printedBy: ReadonlyMap<string, string>,
): Output | undefined {
  const { language, name, code } = block;
  if (language === 'console') return { printed: runSession(folder, code), shown: block };
  if (language === 'json') {
    parseScenario(JSON.parse(code));
    if (name !== '') writeFileSync(join(folder, name), code);
  }
  if (after === undefined) return undefined;
  const printed = printedBy.get(code);
  return printed === undefined ? undefined : { printed: `${printed.trimEnd()}\n`, shown: after };
}
