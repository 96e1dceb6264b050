import { CST, Lexer, Parser, parseDocument } from 'yaml';
import { LIMITS } from '../scenario/limits.ts';
import type { Json } from '../scenario/patch.ts';
import type { TextFault } from './text-fault.ts';
import { yamlData } from './yaml-data.ts';

/** Open lists, mappings and what belongs to them, in a text nested as deep as `LIMITS.depth` allows. */
const MOST_OPEN = 4 * LIMITS.depth;

/** Returns the data of a text as YAML, or its faults. */
export function parseYaml(text: string): { readonly data: Json } | { readonly faults: readonly TextFault[] } {
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    const rule = `nested at most ${LIMITS.depth} levels deep`;
    return { faults: [{ path: '', rule, got: 'more', at: deep }] };
  }
  const document = parseDocument(text, { schema: 'core', uniqueKeys: false, logLevel: 'error' });
  const faults = [...document.errors, ...document.warnings].map(({ code, pos: [at] }) => {
    const [rule, got] = FAULTS[code] ?? OTHER;
    return { path: '', rule, got, at };
  });
  return faults.length > 0 ? { faults } : yamlData(document);
}

/**
 * Returns where a text is nested too deep, if it is. The parser would recurse at each level until the stack
 * ends, and with it, in some versions of Node, the process. The lexer and the first parser do not recurse.
 */
function tooDeepAt(text: string): number | undefined {
  const parser = new Parser();
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    for (const _ of parser.next(token));
    if (parser.stack.length > MOST_OPEN) return at;
    // The lexer adds marks of its own, which are not in the text.
    if (!MARKS.includes(token)) at += token.length;
  }
  return undefined;
}

const MARKS = [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR];

const OTHER: readonly [rule: string, got: string] = ['YAML', 'other text'];

/** What was expected and what stands there, by the code of a fault. */
const FAULTS: Readonly<Record<string, readonly [rule: string, got: string]>> = {
  MULTIPLE_DOCS: ['one document', 'a second one after "---" or "..."'],
  TAB_AS_INDENT: ['indented with blanks', 'a tab'],
  BAD_INDENT: ['indented as the lines around it', 'another indentation'],
  MISSING_CHAR: ['closed with its quote, bracket or comma', 'other text'],
  UNEXPECTED_TOKEN: ['a value, or a key with a colon', 'a character out of place'],
  MULTILINE_IMPLICIT_KEY: ['a key on one line, with a colon', 'a line without one'],
  BLOCK_IN_FLOW: ['a value within the brackets', 'a line that is indented less'],
  BLOCK_AS_IMPLICIT_KEY: ['one key and its value on a line', 'several'],
  BAD_DQ_ESCAPE: ['an escape that YAML has', 'another one; single quotes need none'],
  BAD_SCALAR_START: ['text in quotes', 'a character that text without quotes cannot start with'],
  BAD_ALIAS: ['an alias as YAML has it', 'another one'],
  TAG_RESOLVE_FAILED: ['a value without a tag', 'a tag'],
  NON_STRING_KEY: ['a key that is text', 'another kind of key'],
};
