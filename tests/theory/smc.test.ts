import { expect, test } from 'vitest';
import { sampleParticles } from '../../bench/calibration/smc.ts';

/*
 * A normal likelihood under a uniform prior has a posterior in closed form; particles are judged by their own standard error. Breaks that turned these
 * red: moves that are always taken; likelihood let in twice.
 */

const CENTER = [0.4, 0.55, 0.6];
const SPREAD = [0.05, 0.02, 0.08];
const count = 600;

const posterior = sampleParticles(
  (point) => point.reduce((sum, x, i) => sum - 0.5 * ((x - CENTER[i]!) / SPREAD[i]!) ** 2, 0),
  { dimensions: 3, particles: count, moves: 12, seed: 'smc' },
);

test.each([0, 1, 2])('mean and spread of number %i are those of its normal', (i) => {
  const values = posterior.particles.map(({ point }) => point[i]!);
  const mean = values.reduce((a, b) => a + b, 0) / count;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (count - 1);
  // Resampled particles are related: as good as every third.
  const independent = count / 3;
  expect(Math.abs(mean - CENTER[i]!) / (SPREAD[i]! / Math.sqrt(independent))).toBeLessThan(4);
  expect(Math.abs(variance / SPREAD[i]! ** 2 - 1) / Math.sqrt(2 / independent)).toBeLessThan(4);
});

test('two numbers that were independent stay so', () => {
  const [a, b] = [0, 1].map((i) =>
    posterior.particles.map(({ point }) => (point[i]! - CENTER[i]!) / SPREAD[i]!),
  );
  const correlation = a!.reduce((sum, x, k) => sum + x * b![k]!, 0) / count;
  expect(Math.abs(correlation) * Math.sqrt(count / 3)).toBeLessThan(4);
});

test('temperatures rise from 0 to 1, and a seed tells all', () => {
  expect(posterior.temperatures[0]).toBe(0);
  expect(posterior.temperatures.at(-1)).toBe(1);
  const again = (): unknown =>
    sampleParticles((point) => -point[0]!, { dimensions: 1, particles: 20, moves: 2, seed: 'again' });
  expect(again()).toEqual(again());
});
