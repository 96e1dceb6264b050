import type { Random } from './random.ts';

/** Numbers at the edges of what a computer has, and ordinary ones. */
export const ODD_NUMBERS: readonly number[] = [
  ...[
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -0,
    0,
    1,
    2,
    3,
    -1,
    0.5,
    1.5,
    -0.5,
    0.1,
  ],
  ...[5e-324, 2.2e-308, 1e-300, 1e-17, 2 ** -53, 1 - 2 ** -53, 1 + 2 ** -52, 20.25, 400, 3651],
  ...[2 ** 31, 2 ** 32 + 1, 2 ** 53, 1e15, 1e300, Number.MAX_VALUE, -1e300],
];

/** Texts with which somebody could mislead a terminal, a path or a parser. */
export const ODD_TEXTS: readonly string[] = [
  ...['', ' ', 'x', '0', '1', '-1', '1e3', 'NaN', '6 weeks', '60%', 'Dy', 'dy', 'b', 'us', '2026-02-30'],
  ...[
    '2026-01-20',
    '\u001b[31mred\u001b[0m',
    'a\nb',
    'a\r\nb',
    '\u0000',
    '\u202etxt',
    '\u2028',
    '鈴木',
    '=1+1',
  ],
  ...['__proto__', 'constructor', 'toString', 'length', 'new', 'a.b', 'a/b', '\ud800', 'x'.repeat(300)],
];

class Thing {
  readonly speed = 1;
}

/** Returns values of every kind; new ones each time, as a function may keep what it gets. */
const KINDS: readonly (() => unknown)[] = [
  ...[() => undefined, () => null, () => true, () => false, () => Symbol('x'), () => 10n],
  ...[
    () => [],
    () => {},
    () => [[]],
    () => [Number.NaN],
    () => [1, 2],
    () => ['x'],
    () => [{}],
    () => [null],
  ],
  ...[
    () => ({}),
    () => ({ new: true }),
    () => ({ length: 3 }),
    () => ({ length: -1 }),
    () => ({ toString: null }),
  ],
  ...[
    () => Object.create(null),
    () => new Date(0),
    () => new Map(),
    () => new Thing(),
    () => /x/,
    () => new Set([1]),
  ],
  ...[() => () => 1, () => () => Number.NaN, () => () => 'x', () => () => [1, 2]],
  ...[
    () => Promise.resolve(1),
    () => new Float64Array([1, Number.NaN]),
    () => new Uint8Array(2),
    () => Array(3),
  ],
  ...[() => ({ median: 3, sigma: 1 }), () => ({ low: 1, high: 0 }), () => ({ values: [1], weights: [0] })],
  ...[
    () => ({ values: 5, weights: 2 }),
    () => ({ 0: null }),
    () => new Proxy({}, {}),
    () => Object(1),
    () => NaN,
  ],
];

/** Returns an odd value: a number, a text, or one of another kind. */
export function oddValue(random: Random): unknown {
  const kind = random.next();
  if (kind < 0.35) return random.pick(ODD_NUMBERS);
  if (kind < 0.55) return random.pick(ODD_TEXTS);
  return random.pick(KINDS)();
}

/** Returns an odd value that JSON can hold. */
export function oddJson(random: Random): unknown {
  const value = oddValue(random);
  const text = typeof value === 'bigint' ? undefined : JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
}
