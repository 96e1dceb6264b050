import { expect, test } from 'vitest';
import { discover } from '../../src/index.ts';
import { planted, sample } from './planted-box.ts';

test('what a box holds has its interval from held-out points: 95 % of them cover the truth', () => {
  let covered = 0;
  for (let k = 0; k < 60; k++) {
    const { limits, mass: estimate } = discover(sample(`cover ${k}`, 1600, planted)).boxes[0]!;
    const [low, high] = estimate.interval;
    // The mass of the box that was found, as inputs are uniform.
    const mass = Object.values(limits).reduce((part, { low: l = 0, high: h = 1 }) => part * (h - l), 1);
    covered += low <= mass && mass <= high ? 1 : 0;
  }
  expect(covered).toBeGreaterThanOrEqual(52);
});

test.each([undefined, 0.35])(
  'pure noise gives no box in at least 95 % of 200 seeds, density %s',
  (density) => {
    let found = 0;
    for (let k = 0; k < 200; k++) {
      const settings = density === undefined ? {} : { density };
      found +=
        discover(
          sample(`noise ${k}`, 600, () => 0.2),
          settings,
        ).boxes.length > 0
          ? 1
          : 0;
    }
    expect(found).toBeLessThanOrEqual(10);
  },
);

test('chances that do not depend on the inputs give no box in at least 95 % of 200 seeds', () => {
  let found = 0;
  for (let k = 0; k < 200; k++) {
    const points = sample(`chances ${k}`, 600, () => 0);
    const noise = points.map(({ x }, i) => ({ x, y: points[(7 * i + 3) % 600]!.x.fifth! / 2 }));
    found += discover(noise, { density: 0.3 }).boxes.length > 0 ? 1 : 0;
  }
  expect(found).toBeLessThanOrEqual(10);
});
