import { expect, test } from 'vitest';
import { threefry } from '../../../src/random/threefry.ts';

// Known answers for threefry2x32 with 20 rounds, from kat_vectors of Random123 (D. E. Shaw Research). Each
// line holds the two words of the counter, of the key and of the result.
const KNOWN = [
  '00000000 00000000 00000000 00000000 6b200159 99ba4efe',
  'ffffffff ffffffff ffffffff ffffffff 1cb996fc bb002be7',
  '243f6a88 85a308d3 13198a2e 03707344 c4923a9c 483df7a0',
];

test.each(KNOWN)('Threefry gives the published answer: %s', (vector) => {
  const [c0, c1, k0, k1, first, second] = vector.split(' ').map((word) => Number.parseInt(word, 16)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const out = new Int32Array(2);
  threefry(k0, k1, c0, c1, out);
  expect([out[0]! >>> 0, out[1]! >>> 0]).toEqual([first, second]);
});

test('Threefry takes words above 2³¹ signed or unsigned', () => {
  const signed = new Int32Array(2);
  const unsigned = new Int32Array(2);
  threefry(0x13198a2e, -5, 0x243f6a88, -7, signed);
  threefry(0x13198a2e, 2 ** 32 - 5, 0x243f6a88, 2 ** 32 - 7, unsigned);
  expect(signed).toEqual(unsigned);
});

test('each bit of counter and key flips about half of the bits of the result', () => {
  const flipped = (a: Int32Array, b: Int32Array): number =>
    [0, 1].reduce((sum, i) => sum + bits((a[i]! ^ b[i]!) >>> 0), 0);
  const input = [1, 2, 3, 4] as const;
  const base = encrypt(...input);
  for (let word = 0; word < 4; word++) {
    for (let bit = 0; bit < 32; bit++) {
      const changed = [...input] as [number, number, number, number];
      changed[word]! ^= 1 << bit;
      // 64 fair coins: 32 ± 4 · 4.
      expect(Math.abs(flipped(base, encrypt(...changed)) - 32), `word ${word}, bit ${bit}`).toBeLessThan(17);
    }
  }
});

function encrypt(k0: number, k1: number, c0: number, c1: number): Int32Array {
  const out = new Int32Array(2);
  threefry(k0, k1, c0, c1, out);
  return out;
}

function bits(word: number): number {
  return word.toString(2).replaceAll('0', '').length;
}
