import { expect, test } from 'vitest';
import { NAMES, type ParameterName } from '../../hindcast/parameters.ts';
import { fitEmulator } from '../emulator.ts';
import { type Head, uniformsOf } from '../network.ts';
import type { Outputs } from '../outputs.ts';

/* A made-up model whose answers hang on two parameters. */

const heads: Head[] = [
  { kind: 'softmax', size: 2 },
  { kind: 'softmax', size: 2 },
  { kind: 'share', size: 1 },
  { kind: 'positive', size: 1 },
];
const at = (name: ParameterName): number => NAMES.indexOf(name);

function truth(point: ArrayLike<number>): Float64Array {
  const [effort, cleared] = [point[at('effortMedian')]!, point[at('clearedAtStart')]!];
  return Float64Array.of(effort, 1 - effort, cleared, 1 - cleared, (effort + cleared) / 2, 2 + cleared);
}

const uniforms = uniformsOf('emulator');
const points = Array.from({ length: 384 }, () => Float64Array.from(NAMES, uniforms));
const emulator = fitEmulator(
  points.map((input) => ({ input, output: truth(input) })),
  { heads } as unknown as Outputs,
  'emulator',
);

test('answers of the model are met at points that it was not asked about', () => {
  const errors = Array.from({ length: 50 }, () => {
    const point = Float64Array.from(NAMES, uniforms);
    const expected = truth(point);
    return emulator.answersAt(point).map((x, i) => Math.abs(x - expected[i]!));
  });
  truth(points[0]!).forEach((_, i) => {
    expect(errors.reduce((sum, error) => sum + error[i]!, 0) / 50).toBeLessThan(0.1);
  });
});

test('parameters of customs move nothing, those of the model do', () => {
  const answers = (name: ParameterName, value: number): number[] => {
    const point = new Float64Array(NAMES.length).fill(0.5);
    point[at(name)] = value;
    return Array.from(emulator.answersAt(point));
  };
  const ofCustoms = ['licensedTonnes', 'graceDays', 'heldShare', 'heldUntilDay', 'inspectionDays'];
  for (const name of NAMES) {
    const moves = answers(name, 0.1).some((x, i) => x !== answers(name, 0.9)[i]);
    expect(moves, name).toBe(!ofCustoms.includes(name));
  }
});
