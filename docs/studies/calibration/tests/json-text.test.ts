import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withNumber } from '../json-text.ts';

const TEXT = `{
  "note": "a } brace, a { too, \\"value\\": 7, and a \\\\",
  "values": 8, "list": [1, { "value": 2 }, "]"],  "inner": { "deep": { "value": -1.5e3 } },
  "value" : 3, "word": "3", "flag": true, "none": null
}
`;

test.each([
  ['value', '"value" : 3,', '"value" : 0.25,'],
  ['inner.deep.value', '"value": -1.5e3 }', '"value": 0.25 }'],
])('%s is written, and nothing else', (path, before, after) => {
  const text = withNumber(TEXT, path, 0.25);
  expect(text).toBe(TEXT.replace(before, after));
  expect(JSON.parse(text)).not.toEqual(JSON.parse(TEXT));
});

test.each(['word', 'flag', 'none', 'list', 'inner', 'note'])('refuses %s, which is no number', (path) => {
  expect(() => withNumber(TEXT, path, 1)).toThrow(`Expected a number at ${path}, got `);
});

test.each(['deep', 'inner.value', 'inner.deep.none', 'brace'])('refuses %s, which is not there', (path) => {
  expect(() => withNumber(TEXT, path, 1)).toThrow(/^Expected a key \w+, got none$/);
});

test('a shipped scenario keeps its layout', () => {
  const text = readFileSync(new URL('../../../../scenarios/truce-holds.json', import.meta.url), 'utf8');
  const path = 'policy.regimes.slowed.speed';
  const changed = withNumber(text, path, 0.125);
  expect(JSON.parse(changed).policy.regimes.slowed.speed).toBe(0.125);
  expect(withNumber(changed, path, JSON.parse(text).policy.regimes.slowed.speed)).toBe(text);
});
