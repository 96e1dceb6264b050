import { describe, expect, it } from 'vitest';
import { compile, drawSamplePath, override, parseScenario, regimeProbabilities } from '../../../src/index.ts';

const base = parseScenario({
  name: 'regimes',
  start: '2025-06-06',
  horizonDays: 120,
  policy: {
    initial: 'truce',
    regimes: { truce: {}, slowed: {}, ban: {} },
    ratesPerYear: { truce: { ban: 2 } },
  },
  automakers: { maker: { destination: 'us', lanes: { Dy: { bufferDays: 60 } } } },
});

describe('regimeProbabilities', () => {
  it('is an exponential for a regime with one exit (model.md §8)', async () => {
    const { truce, ban } = await regimeProbabilities(base);
    for (const t of [0, 1, 30, 119]) {
      expect(truce![t]).toBeCloseTo(Math.exp((-2 * t) / 365), 12);
      expect(ban![t]).toBeCloseTo(1 - Math.exp((-2 * t) / 365), 12);
    }
  });

  it('agrees with sample paths of a chain with returns and dated events (model.md §3)', async () => {
    const scenario = override(base, {
      policy: {
        ratesPerYear: { truce: { slowed: 5, ban: 3 }, slowed: { truce: 20, ban: 10 }, ban: { slowed: 30 } },
        events: [
          { date: '2025-07-06', to: 'ban', probability: 0.5 },
          { date: '2025-07-06', to: 'slowed', probability: 0.3 },
        ],
        destinations: { japan: { new: true, initial: 'ban' } },
      },
    });
    const exact = await regimeProbabilities(scenario, { destination: 'us' });
    const model = compile(scenario);
    const trials = 4000;
    const days = [0, 29, 30, 31, 60, 119];
    const seen = days.map(() => model.regimes.map(() => 0));
    for (let trial = 0; trial < trials; trial++) {
      const [path] = drawSamplePath(model, 'regimes', trial).regimes;
      days.forEach((day, d) => {
        seen[d]![path![day]!]! += 1;
      });
    }
    days.forEach((day, d) => {
      model.regimes.forEach(({ name }, r) => {
        const chance = exact[name]![day]!;
        const error = Math.sqrt((chance * (1 - chance)) / trials);
        expect(Math.abs(seen[d]![r]! / trials - chance), `${name} on day ${day}`).toBeLessThanOrEqual(
          4 * error,
        );
      });
    });
    expect((await regimeProbabilities(scenario, { destination: 'japan' })).ban![119]).toBe(1);
  });

  it('refuses unknown destinations and uncertain rates', async () => {
    await expect(regimeProbabilities(base, { destination: 'japn' })).rejects.toThrow(RangeError);
    const vague = override(base, { policy: { ratesPerYear: { truce: { ban: { low: 1, high: 2 } } } } });
    await expect(regimeProbabilities(vague)).rejects.toThrow('plain numbers');
  });
});
