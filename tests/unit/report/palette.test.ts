import { describe, expect, it, test } from 'vitest';
import { COLOR, LOOKS } from '../../../src/report/charts/theme.ts';

type Triple = readonly [number, number, number];

/**
 * Full deficiency in the three kinds of cones: Machado, Oliveira and Fernandes, 2009, table of severity 1.
 */
const SIMULATIONS: Record<string, readonly Triple[]> = {
  'normal sight': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  'black and white': [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};

/** Returns linear red, green and blue of `#rrggbb`. */
function linear(color: string): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function luminance(color: string): number {
  const [r, g, b] = linear(color);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Returns CIELAB of linear RGB under D65. */
function lab([r, g, b]: Triple): Triple {
  const xyz = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
  ].map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)) as unknown as Triple;
  return [116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])];
}

function seen(color: string, matrix: readonly Triple[]): Triple {
  const from = linear(color);
  const clamp = (value: number): number => Math.min(1, Math.max(0, value));
  return lab(
    matrix.map((row) => clamp(row[0] * from[0] + row[1] * from[1] + row[2] * from[2])) as unknown as Triple,
  );
}

function distance(a: string, b: string, matrix: readonly Triple[]): number {
  const [x, y] = [seen(a, matrix), seen(b, matrix)];
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

describe('The palette of charts', () => {
  it('has a contrast of 4.5 or more on white for all that is text', () => {
    const texts = [...LOOKS.map(({ color }) => color), COLOR.ink, COLOR.muted, COLOR.model, COLOR.observed];
    for (const color of [...texts, COLOR.raises, COLOR.lowers])
      expect(1.05 / (luminance(color) + 0.05), color).toBeGreaterThanOrEqual(4.5);
  });

  it('tells any two series apart by dash and symbol, whatever colors somebody sees', () => {
    expect(new Set(LOOKS.map(({ dash }) => dash ?? 'solid')).size).toBe(LOOKS.length);
    expect(new Set(LOOKS.map(({ symbol }) => symbol)).size).toBe(LOOKS.length);
  });

  test.each(Object.entries(SIMULATIONS).filter(([name]) => name !== 'black and white'))(
    'raises and lowers, which have no dash, are far apart under %s',
    (_, matrix) => {
      expect(distance(COLOR.raises, COLOR.lowers, matrix)).toBeGreaterThan(20);
      expect(distance(COLOR.model, COLOR.observed, matrix)).toBeGreaterThan(20);
    },
  );

  it('tells the first three series apart by color alone for most eyes', () => {
    const [mild, worse, worst] = LOOKS;
    for (const kind of ['normal sight', 'protanopia', 'deuteranopia'])
      for (const [a, b] of [
        [mild, worse],
        [mild, worst],
        [worse, worst],
      ] as const)
        expect(distance(a!.color, b!.color, SIMULATIONS[kind]!), kind).toBeGreaterThan(20);
  });
});
