// Puts a number into the text of a JSON file without touching its layout.

/** The text with `value` in place of the number at `path`, dot by dot; throws where there is none. */
export function withNumber(text: string, path: string, value: number): string {
  const [from, to] = spanOf(text, path.split('.'));
  if (Number.isNaN(Number(text.slice(from, to))))
    throw new Error(`Expected a number at ${path}, got ${text.slice(from, to)}`);
  return `${text.slice(0, from)}${value}${text.slice(to)}`;
}

/**
 * First and past the last character of the value that the keys lead to, in a valid JSON text of objects.
 */
function spanOf(text: string, keys: readonly string[]): [from: number, to: number] {
  let at = skipSpace(text, 0);
  for (const key of keys) at = memberOf(text, at, key);
  return [at, endOf(text, at)];
}

/** Where the value under a key begins, of the object that begins at `at`. */
function memberOf(text: string, at: number, key: string): number {
  if (text[at] !== '{')
    throw new Error(`Expected an object with a key ${key}, got ${text.slice(at, at + 20)}`);
  let here = skipSpace(text, at + 1);
  while (text[here] === '"') {
    const end = endOf(text, here);
    const name = JSON.parse(text.slice(here, end));
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (name === key) return value;
    here = skipSpace(text, endOf(text, value));
    if (text[here] === ',') here = skipSpace(text, here + 1);
  }
  throw new Error(`Expected a key ${key}, got none`);
}

/** Past the last character of the value that begins at `at`. */
function endOf(text: string, at: number): number {
  if (text[at] === '"') return at + /^"(?:[^"\\]|\\.)*"/.exec(text.slice(at))![0].length;
  if (text[at] !== '{' && text[at] !== '[') return at + /^[^,\]}\s]+/.exec(text.slice(at))![0].length;
  let depth = 0;
  for (let i = at; ; i++) {
    if (text[i] === '"') i = endOf(text, i) - 1;
    else if (text[i] === '{' || text[i] === '[') depth += 1;
    else if (text[i] === '}' || text[i] === ']') depth -= 1;
    if (depth === 0) return i + 1;
  }
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (/\s/.test(text[i] ?? 'x')) i += 1;
  return i;
}
