import { stringify } from 'yaml';
import { parseScenario, toJSON } from '../../src/index.ts';
import { decodeText } from '../../src/node/decode-text.ts';
import { type Language, parseText } from '../../src/node/parse-text.ts';
import { parseRunText } from '../../src/node/run-text.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { run } from './fuzz/good-calls.ts';
import { ODD_TEXTS } from './fuzz/odd-values.ts';
import type { Random } from './fuzz/random.ts';
import { checkRefusal } from './fuzz/rules.ts';
import { SMALL } from './fuzz/small-scenario.ts';

const { automakers, policy, ...rest } = SMALL;
const SHORT = {
  ...rest,
  policy: { regimes: { a: {} }, initial: 'a' },
  automakers: { m: { lanes: { Dy: { bufferDays: 9 } } } },
};
const TEXTS: Readonly<Record<Language, readonly string[]>> = {
  JSON: [SMALL, SHORT, SHORT, { a: [1, { b: 'c', d: [] }], e: -1.5e-7 }].map((data) =>
    JSON.stringify(data, null, 1),
  ),
  YAML: [stringify(SMALL), stringify(SHORT), 'a: &x {b: 1}\nc: *x\nd: {<<: *x}\n'],
};

/** Pieces of JSON and YAML, complete or cut off. */
const PIECES: readonly string[] = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    ':',
    ',',
    '\\',
    '\\u',
    '\\ud800',
    '//',
    '/*',
    '#',
    '\n',
    '\t',
    '\r',
    '\u0000',
    '\ufeff',
  ],
  ...[
    '- ',
    '? ',
    '| ',
    '> ',
    '& ',
    '*x',
    '!!',
    '!!binary ',
    '!!js/function ',
    '<<: ',
    '---\n',
    '...',
    '%YAML 9\n',
    '~',
    '@',
    '`',
  ],
  ...[
    '1e400',
    '-0',
    '0x1f',
    '1_000',
    '.inf',
    '.nan',
    'null',
    'true',
    'yes',
    '2026-01-05',
    '"__proto__": {},',
    '[[[[[[[[',
  ],
  ...[
    '"a":1,"a":2',
    '{"a":',
    '\u2028',
    '\u001b[31m',
    '=',
    '  ',
    '{'.repeat(1200),
    '[ '.repeat(1200),
    '*x '.repeat(30),
  ],
];

/** Returns a text in which some pieces are left out, doubled, put in or replaced. */
function oddText(text: string, random: Random): string {
  let odd = text;
  for (let changes = 1 + random.below(3); changes > 0; changes--) {
    const from = random.below(odd.length + 1);
    const to = Math.min(odd.length, from + random.below(random.happens(0.7) ? 4 : 60));
    const piece = random.happens(0.5) ? random.pick(PIECES) : random.pick(ODD_TEXTS);
    const put = random.pick([
      () => '',
      () => piece,
      () => odd.slice(from, to).repeat(2),
      () => odd[random.below(odd.length)] ?? '',
    ]);
    odd = odd.slice(0, from) + put() + odd.slice(to);
  }
  return odd;
}

async function checkText(language: Language, random: Random): Promise<void> {
  const text = oddText(random.pick(TEXTS[language]), random);
  try {
    const data = await parseText(text, language, 'plan');
    if (language === 'JSON') JSON.parse(text);
    if (random.happens(0.1)) parseScenario(data);
  } catch (error) {
    checkRefusal(error);
  }
}

fuzz('A JSON text is read, or refused in sentences that name a place', 100_000, (random) =>
  checkText('JSON', random),
);
fuzz('A YAML text is read, or refused in sentences that name a place', 3_000, (random) =>
  checkText('YAML', random),
);

const refuse = (rule: string, got: string): Error =>
  new RangeError(`Expected run.json to be ${rule}, got ${got}`);
/** Its scenario is left out: what is read here is text and columns. */
const stored = JSON.stringify({ ...toJSON(run), scenario: { name: 'é' } });

fuzz('The bytes of a file are decoded, and those of a run are split, or refused', 136_000, (random) => {
  const bytes = new TextEncoder().encode(oddText(stored, random));
  for (let changes = random.below(4); changes > 0; changes--)
    bytes[random.below(bytes.length)] = random.below(256);
  try {
    if (random.happens(0.5)) decodeText(bytes.subarray(random.below(4)), refuse);
    else parseRunText(bytes, refuse);
  } catch (error) {
    checkRefusal(error);
  }
});
