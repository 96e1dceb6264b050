import { describe, expect, it, test } from 'vitest';
import { type Example, type Head, type Network, trainNetwork, uniformsOf } from '../network.ts';

/* A map that is known, learnt from counts. */

const HEADS: Head[] = [
  { kind: 'softmax', size: 3 },
  { kind: 'share', size: 1 },
  { kind: 'positive', size: 2 },
];

/** Three shares of one, a share of its own, and two positive numbers, one of them now and then near 0. */
function truth([a, b]: readonly number[]): number[] {
  const parts = [Math.exp(a!), Math.exp(a! * b!), Math.exp(-b!)];
  const all = parts[0]! + parts[1]! + parts[2]!;
  const share = 1 / (1 + Math.exp(a! - 2 * b!));
  return [...parts.map((part) => part / all), share, Math.log(1 + Math.exp(2 * a!)), 3 + Math.sin(2 * b!)];
}

/** What is seen of the truth: shares of 60 trials, and numbers with an error of a fifth. */
function seen(values: readonly number[], uniforms: () => number): Float64Array {
  const output = new Float64Array(values.length);
  for (let k = 0; k < 60; k++) {
    const u = uniforms();
    output[u < values[0]! ? 0 : u < values[0]! + values[1]! ? 1 : 2]! += 1 / 60;
    if (uniforms() < values[3]!) output[3]! += 1 / 60;
  }
  for (const i of [4, 5]) output[i] = values[i]! + 0.7 * (uniforms() - 0.5);
  return output;
}

/** Examples in the order of their first input, so that it matters to mix them. */
function examplesOf(count: number): Example[] {
  const uniforms = uniformsOf('examples');
  const examples = Array.from({ length: count }, () => {
    const input = [2 * uniforms() - 1, 2 * uniforms() - 1];
    return { input: Float64Array.from(input), output: seen(truth(input), uniforms) };
  });
  return examples.sort((a, b) => a.input[0]! - b.input[0]!);
}

const examples = examplesOf(3000);
const network = trainNetwork(examples, HEADS, { hidden: 16, epochs: 40, seed: 'network' });

/** Root mean squared error of an output at points of a grid, which are none of the examples. */
function errorOf({ predict }: Network, i: number): number {
  const grid = [-0.85, -0.5, -0.1, 0.2, 0.6, 0.85];
  const points = grid.flatMap((a) => grid.map((b) => [a, b]));
  const squares = points.map((point) => (predict(point)[i]! - truth(point)[i]!) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / points.length);
}

describe('a network', () => {
  // A count of 60 has an error of about 0.06, a positive number one of 0.2: the fit is far nearer the truth.
  test.each([
    ['share of three', 0, 0.009],
    ['share of three', 1, 0.009],
    ['share of three', 2, 0.009],
    ['share', 3, 0.01],
    ['positive number', 4, 0.03],
    ['positive number', 5, 0.03],
  ])('learns a %s, output %i, to within %d', (_, i, error) => {
    expect(errorOf(network, i)).toBeLessThan(error);
  });

  it('predicts shares that add up to 1, and numbers above 0, far from the examples too', () => {
    for (const input of [
      [0, 0],
      [50, -50],
      [-900, 900],
    ]) {
      const values = Array.from(network.predict(input));
      expect(values[0]! + values[1]! + values[2]!).toBeCloseTo(1, 12);
      expect(values.every((x) => x >= 0)).toBe(true);
      expect(Math.max(...values.slice(0, 4))).toBeLessThanOrEqual(1);
    }
  });

  it('is the same of the same seed, and another of another', () => {
    const small = (seed: string): number[] =>
      Array.from(
        trainNetwork(examples.slice(0, 200), HEADS, { hidden: 4, epochs: 2, seed }).predict([0.3, -0.2]),
      );
    expect(small('a')).toEqual(small('a'));
    expect(small('a')).not.toEqual(small('b'));
  });

  it('loses less from epoch to epoch', () => {
    const losses: number[] = [];
    const onEpoch = (_: number, loss: number): number => losses.push(loss);
    trainNetwork(examples.slice(0, 640), HEADS, { hidden: 8, epochs: 12, seed: 'loss', onEpoch });
    expect(losses).toHaveLength(12);
    expect(losses.at(-1)! / losses[0]!).toBeLessThan(0.3);
  });
});

test('uniforms of a seed are no list of another, and go on past a million', () => {
  const uniforms = uniformsOf('a');
  const first = Array.from({ length: 100 }, uniforms);
  for (let i = 100; i < 2 ** 20; i++) uniforms();
  const later = Array.from({ length: 100 }, uniforms);
  const other = Array.from({ length: 100 }, uniformsOf('b'));
  expect(new Set([...first, ...later, ...other]).size).toBe(300);
});
