import { describe, expect, it } from 'vitest';
import {
  compare,
  digest,
  type Estimate,
  forecast,
  haltProbability,
  loadScenario,
  mergeDigests,
  override,
  probability,
  type Scenario,
  type ScenarioPatch,
  scenarioOfSet,
  setOfTrial,
  setsOfTrials,
  simulate,
  summarize,
  uncertainty,
} from '../../../src/index.ts';

const over = (name: string): Scenario => override(loadScenario(name), { parameters: 'spring-2025' });
const [truce, slowed, ban] = [over('truce-holds'), over('licences-slowed'), over('ban-resumes')];
const single = override(truce, { parameters: 'median' });
const options = { trials: 4000, seed: 'knowledge' };
const run = simulate(ban, options);

const width = ({ knowledge }: Estimate): number => knowledge![1] - knowledge![0];

describe('The range of a chance over parameter sets', () => {
  it('is the same from a run, its digest, its shards and its columns', () => {
    const shard = (firstTrial: number, trials: number) =>
      simulate(ban, { ...options, firstTrial, trials, keep: 'summary' });
    const whole = summarize(run);
    expect(summarize(digest(run))).toEqual(whole);
    expect(summarize(mergeDigests([shard(1500, 2500), shard(0, 1500)]))).toEqual(whole);
    expect(haltProbability(run)).toEqual(whole.any.haltProbability);
    expect(haltProbability(run, { byDay: 90 })).toEqual(whole.any.byDay[90]);
    for (const [id, { haltProbability: chance }] of Object.entries(whole.automakers)) {
      expect(haltProbability(run, { automaker: id })).toEqual(chance);
      const { firstHaltDay } = run.outcomes[id]!;
      expect(probability(firstHaltDay, (day) => day < 365, { sets: setsOfTrials(run) })).toEqual(chance);
    }
  });

  it('contains the estimate, and is wider than the interval of sampling', () => {
    const { any } = summarize(run);
    const { value, interval, knowledge } = any.haltProbability;
    expect(knowledge![0]).toBeLessThan(interval[0]);
    expect(knowledge![1]).toBeGreaterThan(interval[1]);
    expect(value > knowledge![0] && value < knowledge![1]).toBe(true);
  });

  it('is absent in a single setting, and with too few trials', () => {
    const alone = simulate(single, options);
    expect('knowledge' in haltProbability(alone)).toBe(false);
    expect('sets' in digest(alone)).toBe(false);
    expect(setsOfTrials(alone)).toBeUndefined();
    expect('knowledge' in haltProbability(simulate(ban, { ...options, trials: 1023 }))).toBe(false);
    expect('knowledge' in haltProbability(simulate(ban, { ...options, trials: 1024 }))).toBe(true);
  });
});

describe('A comparison over parameter sets', () => {
  it('has a narrower range for a difference than for the chances', () => {
    const thicker = override(ban, { automakers: { 'eu-volume': { transitDays: 30 } } });
    const { haltProbability: change } = compare(ban, { thicker }, options).differences.thicker!.automakers[
      'eu-volume'
    ]!;
    expect(width(change)).toBeLessThan(width(change.baseline));
    expect(change.knowledge![0]).toBeLessThanOrEqual(change.value);
    expect(change.knowledge![1]).toBeGreaterThanOrEqual(change.value);
  });

  it('has a range near 0 where nothing changes', () => {
    const { haltProbability: change } = compare(ban, { same: ban }, options).differences.same!;
    expect(change.value).toBe(0);
    expect(change.knowledge![0]).toBeLessThan(0);
    expect(width(change)).toBeLessThan(0.02);
  });

  it('has no range where one of the scenarios is in a single setting', () => {
    const { differences } = compare(single, { ban }, options);
    const { haltProbability: change } = differences.ban!;
    expect('knowledge' in change).toBe(false);
    expect('knowledge' in change.baseline).toBe(false);
    expect('knowledge' in change.alternative).toBe(true);
  });
});

describe('A forecast over parameter sets', () => {
  it('mixes the scenarios for each set', () => {
    const scenarios = { truce, slowed, ban };
    const all = forecast({ truce: 0, slowed: 0, ban: 1 }, { ...options, scenarios });
    expect(all.mixture.knowledge).toEqual(haltProbability(run).knowledge);
    expect(all.conditional.ban).toEqual(haltProbability(run));
    const { mixture, automakers } = forecast(
      { truce: 0.5, slowed: 0.25, ban: 0.25 },
      { ...options, scenarios },
    );
    expect(mixture.knowledge![0]).toBeLessThan(mixture.value);
    expect(mixture.knowledge![1]).toBeGreaterThan(mixture.value);
    expect(width(automakers['eu-volume']!.mixture)).toBeGreaterThan(0);
  });

  it('has no range where a scenario is in a single setting', () => {
    for (const scenarios of [{ single }, { single, ban }]) {
      const names = Object.keys(scenarios);
      const weights = Object.fromEntries(names.map((name) => [name, 1 / names.length]));
      expect('knowledge' in forecast(weights, { ...options, scenarios }).mixture).toBe(false);
    }
  });
});

describe('The uncertainty over parameter sets', () => {
  const nested = { outer: 30, inner: 50, seed: 'nested' };
  const certain: ScenarioPatch = {
    parameters: 'spring-2025',
    policy: { ratesPerYear: { ban: { setup: 6 }, setup: { slowed: 12 }, eased: { slowed: 0.7 } } },
    market: {
      miningShare: 0.7,
      separatedInChina: { Sc: 0.2, Y: 0.9, Sm: 0.9, Gd: 0.9, Tb: 0.9, Dy: 0.9, Lu: 0.9 },
      rampPerMonth: 0,
      rampCap: 0,
      thriftPerMonth: 0,
      thriftCap: 0,
    },
  };

  it('fixes the set of each draw, and counts it as unknown', () => {
    const scenario = override(ban, certain);
    const { unknown, haltProbability: chance } = uncertainty(scenario, nested);
    expect(unknown).toEqual(['parameters']);
    const halts = Array.from({ length: 30 }, (_, k) => {
      const ofSet = scenarioOfSet(scenario, setOfTrial(scenario, 'nested', k)!);
      const inputs = { trials: 50, firstTrial: 50 * Math.floor(k / 2), seed: 'nested' };
      return haltProbability(simulate(ofSet, inputs)).value;
    });
    expect(chance.value).toBeCloseTo(halts.reduce((sum, x) => sum + x, 0) / 30, 12);
  });

  it('draws an unknown buffer from the distribution of the set', () => {
    const path = 'automakers.eu-volume.lanes.Dy.bufferDays';
    const scenario = override(ban, certain);
    const { unknown, automakers } = uncertainty(scenario, { ...nested, unknown: [path] });
    expect(unknown).toEqual(['parameters', path]);
    const other = override(scenario, {
      automakers: {
        'eu-volume': { lanes: { Dy: { bufferDays: ban.automakers['eu-volume']!.lanes.Dy!.bufferDays } } },
      },
    });
    const fixed = uncertainty(other, { ...nested, outer: 40, unknown: [path] }).automakers['eu-volume']!;
    const moved = uncertainty(scenario, { ...nested, outer: 40, unknown: [path] }).automakers['eu-volume']!;
    expect(moved.haltProbability.value).not.toBe(fixed.haltProbability.value);
    expect(automakers['eu-volume']).toBeDefined();
  });
});
