import { describe, expect, it } from 'vitest';
import { corrected } from '../posterior.ts';

/* Draws of an emulator, held against the model. */

/** A chain of evenly spaced points at which the emulator says 0. */
const chainOf = (length: number) => ({
  seed: 'chain',
  accepted: 0.3,
  points: Array.from({ length }, (_, i) => Float64Array.of((i + 0.5) / length)),
  logLikelihoods: new Array<number>(length).fill(0),
});
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

describe('corrected draws', () => {
  it('are evenly those of the chain where model and emulator differ by the same everywhere', () => {
    const { points, logLikelihoods, emulatorError, efficiency } = corrected(
      chainOf(12),
      new Array<number>(12).fill(-800),
      4,
    );
    expect(points.map((point) => point[0]! * 12)).toEqual([1.5, 4.5, 7.5, 10.5]);
    expect(logLikelihoods).toEqual([-800, -800, -800, -800]);
    expect(emulatorError).toEqual([-800, 0]);
    expect(efficiency).toBe(1);
  });

  it('are those of the model, in the order of the chain', () => {
    const chain = chainOf(600);
    const level = (x: number): number => 3 * x;
    const exact = chain.points.map((point) => level(point[0]!));
    const { points, logLikelihoods, efficiency } = corrected(chain, exact, 200);
    const values = points.map((point) => point[0]!);
    // Of density e^3x on 0 … 1: mean 1 / (1 − e⁻³) − 1 / 3; efficiency E[w]² / E[w²].
    expect(mean(values)).toBeCloseTo(1 / (1 - Math.exp(-3)) - 1 / 3, 2);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(logLikelihoods).toEqual(values.map(level));
    expect(efficiency).toBeCloseTo(((Math.exp(3) - 1) / 3) ** 2 / ((Math.exp(6) - 1) / 6), 3);
  });

  it('say how far the emulator was off', () => {
    const { emulatorError } = corrected(chainOf(4), [1, 2, 3, 6], 2);
    expect(emulatorError[0]).toBe(3);
    expect(emulatorError[1]).toBeCloseTo(Math.sqrt(14 / 3), 12);
  });

  it('are not nearly all one, whatever its weight among a hundred', () => {
    const exact = Array.from({ length: 100 }, (_, i) => (i === 50 ? Math.log(1000) : 0));
    const { points } = corrected(chainOf(100), exact, 400);
    // Its weight, 1000, is cut off at ten times the mean, 109.9, beside 99 others of 1.
    const share = points.filter((point) => point[0] === 0.505).length / 400;
    expect(share).toBeCloseTo(109.9 / 208.9, 2);
  });
});
