import { readFileSync } from 'node:fs';

/** A code block of a page and the output block that follows it, if any. */
export interface Snippet {
  readonly language: string;
  readonly code: string;
  /** Text of the ```text block right after it. */
  readonly output: string | undefined;
  readonly line: number;
}

/** All fenced blocks of a markdown page. */
export function snippetsOf(page: URL): Snippet[] {
  const text = readFileSync(page, 'utf8');
  const blocks = [...text.matchAll(/^```(\w*)[^\n]*\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1]!,
    code: match[2]!,
    from: match.index,
    to: match.index + match[0].length,
  }));
  return blocks.map(({ language, code, from, to }, i) => {
    const next = blocks[i + 1];
    const follows = next?.language === 'text' && text.slice(to, next.from).trim() === '';
    return {
      language,
      code,
      output: follows ? next.code : undefined,
      line: text.slice(0, from).split('\n').length,
    };
  });
}
