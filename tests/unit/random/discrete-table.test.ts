import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discreteTable, drawByUniform, drawByWord } from '../../../src/random/discrete-table.ts';
import { samplerOf } from '../../../src/random/sampler-of.ts';

const draw = (table: ReturnType<typeof discreteTable>, u: number): number =>
  drawByUniform(table, Float64Array.of(u), 0);

/** Cumulative chances of a lognormal rounded up to 1 … 45, all that lies above counted as 45. */
function lognormalChances(): Float64Array {
  const { cdf } = samplerOf({ median: 30, sigma: 0.4 });
  return Float64Array.from({ length: 45 }, (_, k) => (k === 44 ? 1 : cdf(k + 1)));
}

describe('a uniform belongs to the least value whose cumulative chance reaches it', () => {
  test('at and beside each step, and past values without a chance', () => {
    const table = discreteTable(Float64Array.of(0.25, 0.25, 0.75, 1));
    const uniforms = [1e-12, 0.25, 0.2500001, 0.75, 0.7500001, 1 - 1e-12];
    expect(uniforms.map((u) => draw(table, u))).toEqual([1, 1, 3, 3, 4, 4]);
  });

  test('wherever the guide table says to begin', () => {
    const table = discreteTable(lognormalChances());
    for (let i = 0; i < 10_000; i++) {
      const u = (i + 0.5) / 10_000;
      expect(draw(table, u)).toBe(table.cumulative.findIndex((chance) => chance >= u) + 1);
    }
  });
});

describe('a draw by word equals the draw by the uniform that the word stands for', () => {
  const tables: [string, Float64Array][] = [
    ['lognormal', lognormalChances()],
    ['with steps at borders of cells', Float64Array.of(0.25, 0.25, 0.75, 1)],
    ['with values beyond a byte', Float64Array.from({ length: 400 }, (_, k) => Math.max(0, (k - 199) / 200))],
  ];

  test.each(tables)('%s', (_, cumulative) => {
    const table = discreteTable(cumulative);
    const borders = [...cumulative].flatMap((chance) =>
      [-1, 0, 1].map((step) => Math.floor(chance * 2 ** 32) + step),
    );
    const cells = Array.from({ length: 4096 }, (_, cell) => cell * 2 ** 20 - (cell & 1));
    const word = fc.oneof(fc.constantFrom(...borders, ...cells), fc.nat(2 ** 32 - 1));
    const property = fc.property(word, (bits) => {
      const words = Int32Array.of(bits);
      expect(drawByWord(table, words, 0)).toBe(draw(table, ((words[0]! >>> 0) + 0.5) * 2 ** -32));
    });
    fc.assert(property, { seed: 20250404, numRuns: 20_000 });
  });
});
