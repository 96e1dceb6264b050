import { describe, expect, test } from 'vitest';
import { kaplanMeier, mean, tailMean } from '../../src/index.ts';
import { openStream } from '../../src/random/stream.ts';

/*
 * Coverage of intervals where few entries tell anything: rare losses, ties and caps, few at risk.
 */

describe('the 95 % interval of a mean of rare losses, 1000 entries, covers in at least 93 of 100 runs', () => {
  const RUNS = 1000;
  const ENTRIES = 1000;
  const stream = openStream('rare losses', 'columns');
  /** Two exponentials and an angle give a lognormal: Box and Muller's normal. */
  const laws = {
    exponential: { of: (u: number) => -Math.log(u), mean: 1 },
    lognormal: {
      of: (u: number, v: number) => Math.exp(Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v)),
      mean: Math.exp(0.5),
    },
  };
  const cases = Object.entries(laws).flatMap(([name, law]) =>
    [0.0005, 0.001, 0.002, 0.005, 0.02].map((p) => [name, p, law] as const),
  );

  test.each(cases)('%s losses of chance %d', (name, p, law) => {
    let [covered, bounded] = [0, 0];
    for (let run = 0; run < RUNS; run++) {
      const column = new Float64Array(ENTRIES);
      for (let i = 0; i < ENTRIES; i++) {
        if (stream.uniform(3 * run, i) >= p) continue;
        column[i] = law.of(stream.uniform(3 * run + 1, i), stream.uniform(3 * run + 2, i));
      }
      const truth = p * law.mean;
      const holds = ([low, high]: readonly [number, number]): boolean => low <= truth && truth <= high;
      if (holds(mean(column, { method: 'hall' }).interval)) covered += 1;
      if (holds(mean(column, { method: 'hall', least: 0, most: 100 }).interval)) bounded += 1;
    }
    expect([name, covered / RUNS > 0.93, bounded / RUNS > 0.93]).toEqual([name, true, true]);
  });
});

describe('the 95 % interval of a tail mean covers in at least 93 of 100 runs', () => {
  const RUNS = 1000;
  const stream = openStream('ties', 'columns');

  test.each([
    ['at a cap that a share just below the tail reaches', 0.049, 0.95],
    ['at a cap that the tail reaches just so', 0.05, 0.95],
    ['at a cap that more than the tail reaches', 0.055, 0.95],
    ['of two values', 0.045, 0.95],
  ])('%s', (name, share, p) => {
    const [cap, n] = [365, 500];
    const below = name === 'of two values' ? 0 : 300;
    // E max(X − c, 0) at its quantile: the cap, or what lies below it for the rest of the tail.
    const rest = Math.max(0, 1 - p - share);
    const conditional = below === 0 ? 0 : below * (1 - rest / (2 * (1 - share)));
    const truth = (Math.min(share, 1 - p) * cap + rest * conditional) / (1 - p);
    let covered = 0;
    for (let run = 0; run < RUNS; run++) {
      const column = Float64Array.from({ length: n }, (_, i) =>
        stream.uniform(2 * run, i) < share ? cap : below * stream.uniform(2 * run + 1, i),
      );
      const [low, high] = tailMean(column, p, { most: cap }).interval;
      if (low <= truth + 1e-9 && truth - 1e-9 <= high) covered += 1;
    }
    expect(covered / RUNS).toBeGreaterThan(0.93);
  });
});

describe('the beta product interval of a survival curve', () => {
  test.each([
    [20, 1, 0.1],
    [20, 3, 0.3],
    [50, 1, 0.05],
    [200, 1, 0.1],
    [50, 0.3, 0.5],
  ])(
    'of %d entries, censored at %d times the rate, covers a survival of %d in 93 of 100 runs',
    (n, rate, s) => {
      const stream = openStream('few at risk', `${n} ${rate} ${s}`);
      const at = -Math.log(s);
      let covered = 0;
      for (let run = 0; run < 1000; run++) {
        const [death, loss] = [0, 1].map((k) =>
          Array.from({ length: n }, (_, i) => -Math.log(stream.uniform(2 * run + k, i))),
        ) as [number[], number[]];
        const times = death.map((x, i) => Math.min(x, loss[i]! / rate));
        const observed = death.map((x, i) => (x <= loss[i]! / rate ? 1 : 0));
        const [low, high] = kaplanMeier(times, { observed, at: [at] }).survival[0]!.interval;
        if (low <= s && s <= high) covered += 1;
      }
      expect(covered).toBeGreaterThan(930);
    },
  );
});
