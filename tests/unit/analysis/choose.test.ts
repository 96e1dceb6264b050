import { describe, expect, test } from 'vitest';
import { splitSample } from '../../../src/analysis/choose/split-sample.ts';
import { tailMeanOfMixture } from '../../../src/analysis/choose/tail-of-mixture.ts';
import {
  choose,
  evpi,
  evsi,
  format,
  haltProbability,
  loadScenario,
  mean,
  override,
  regrets,
  simulate,
  tailMean,
  toCSV,
} from '../../../src/index.ts';
import { openStream } from '../../../src/random/stream.ts';

const truce = override(loadScenario('truce-holds'), { horizonDays: 150 });
const scenarios = { truce, ban: override(truce, { policy: { initial: 'ban' } }) };
const lanes = {
  Dy: { bufferDays: { median: 120, sigma: 0.4 } },
  Tb: { bufferDays: { median: 120, sigma: 0.4 } },
};
const options = {
  none: {},
  stock: { automakers: { 'us-volume': { lanes } }, cost: 1500 },
};
const question = {
  options,
  scenarios,
  weights: { truce: 0.7, ban: 0.3 },
  measure: 'haltProbability',
  lossPerHalt: 10_000,
  automaker: 'us-volume',
  signal: { of: 'ban', sensitivity: 0.8, specificity: 0.9 },
} as const;
const run = { trials: 400, seed: 'choose' };
const choice = choose(question, run);
const values = Object.fromEntries(
  Object.entries(choice.table).map(([name, row]) => [
    name,
    Object.fromEntries(Object.entries(row).map(([scenario, { value }]) => [scenario, value])),
  ]),
);

describe('choose', () => {
  test('costs are those of the option and of separate runs', () => {
    const alone = simulate(override(scenarios.ban, { automakers: { 'us-volume': { lanes } } }), run);
    const { value } = haltProbability(alone, { automaker: 'us-volume' });
    expect(choice.table.stock!.ban!.value).toBeCloseTo(1500 + 10_000 * value, 6);
    expect(choice.question.costs).toEqual({ none: 0, stock: 1500 });
  });

  test('the least largest regret is the largest of its row, also where halves of the trials disagree', () => {
    const even = {
      ...options,
      some: { ...options.stock, cost: 1400 },
      less: { ...options.stock, cost: 1700 },
    };
    for (const seed of ['a', 'b', 'c', 'd']) {
      const { regret, minimaxRegret } = choose({ ...question, options: even }, { trials: 40, seed });
      const row = Object.values(regret[minimaxRegret.name]!);
      expect(minimaxRegret.regret.value).toBe(Math.max(...row.map(({ value }) => value)));
      expect(row).toContainEqual(minimaxRegret.regret);
    }
  });

  test('where both halves of the trials choose alike, its numbers are those of the table of means', () => {
    const { weighted, regret, breakEven } = choice;
    expect(weighted!.evpi.value).toBeCloseTo(evpi(values, question.weights), 6);
    expect(weighted!.evsi!.value).toBeCloseTo(evsi(values, question.weights, question.signal), 6);
    expect(regret.none!.ban!.value).toBeCloseTo(regrets(values).none!.ban!, 6);
    const { weight } = { weight: breakEven.ban!.value };
    const costOf = (name: string): number =>
      weight * values[name]!.ban! + (1 - weight) * values[name]!.truce!;
    expect(costOf('none')).toBeCloseTo(costOf('stock'), 6);
    expect(breakEven.ban).toMatchObject({ below: 'none', above: 'stock' });
    expect(breakEven.ban!.value + breakEven.truce!.value).toBeCloseTo(1, 9);
    expect(weighted!.foresight.value).toBeGreaterThan(weighted!.evpi.value);
    expect(weighted!.saving.none!.value).toBe(0);
  });

  test('fixed weights have one draw; uncertain ones shares of being best and a credible interval', () => {
    expect(choice.weighted!.best.share).toBe(1);
    expect(choice.weighted!.credible.none).toBeNull();
    const unsure = choose({ ...question, weights: { dirichlet: { ban: 3, truce: 7 } } }, run).weighted!;
    expect(unsure.weights).toEqual({ truce: 0.7, ban: 0.3 });
    expect(unsure.shares.none! + unsure.shares.stock!).toBeCloseTo(1, 9);
    const [low, high] = unsure.credible.none!;
    expect(low).toBeLessThan(unsure.expected.none!.value);
    expect(high).toBeGreaterThan(unsure.expected.none!.value);
    // Beta(3, 7): the chance of a weight above the break-even weight, by Monte Carlo.
    const { value } = choice.breakEven.ban!;
    expect(unsure.shares.stock).toBeCloseTo(1 - betaCdf37(value), 1);
  });

  test('without weights there are costs, regret and, for two scenarios, break-even weights', () => {
    const { weights: _, signal: __, ...rest } = question;
    const bare = choose(rest, run);
    expect(bare.weighted).toBeNull();
    expect(bare.regret).toEqual(choice.regret);
    expect(bare.breakEven).toEqual(choice.breakEven);
    expect(JSON.parse(JSON.stringify(bare))).toEqual(bare);
  });

  test('progress is told after each run, and a signal stops between runs', () => {
    const told: string[] = [];
    choose(question, { ...run, trials: 8, onProgress: (done, runs) => told.push(`${done}/${runs}`) });
    expect(told).toEqual(['1/4', '2/4', '3/4', '4/4']);
    const stop = new AbortController();
    const onProgress = (): void => stop.abort(new Error('enough'));
    expect(() => choose(question, { ...run, trials: 8, onProgress, signal: stop.signal })).toThrow('enough');
  });

  test('format answers in sentences, and toCSV has a row for each cost', () => {
    const text = format(choice).replaceAll('\n', ' ');
    expect(text).toContain('stock costs less than none if ban is likelier than');
    expect(text).toContain('Smallest worst-case regret: ');
    expect(text).toContain('Knowing the scenario before choosing (EVPI):');
    const rows = toCSV(choice).trim().split('\r\n');
    expect(rows).toHaveLength(1 + 2 * 3);
    expect(rows[1]).toMatch(/^none,truce,0\.7,/);
  });

  test('questions out of range are refused in one sentence', () => {
    const ask = (change: object) => () => choose({ ...question, ...change } as never, { trials: 8 });
    expect(ask({ options: {} })).toThrow('question.options to have at least one option, got none');
    expect(ask({ options: { a: { cost: Number.NaN } } })).toThrow(
      'question.options.a.cost to be a finite number',
    );
    expect(ask({ scenarios: {} })).toThrow('question.scenarios to have at least one scenario, got none');
    expect(ask({ scenarios: { truce: 'truce-holds', ban: scenarios.ban } })).toThrow(
      'loadScenario("truce-holds")',
    );
    expect(ask({ scenarios: { ...scenarios, ban: loadScenario('ban-resumes') } })).toThrow(
      'horizonDays to be 150',
    );
    expect(ask({ weights: { truce: 1 } })).toThrow(
      'question.weights to have a weight for each of truce, ban',
    );
    expect(ask({ measure: 'haltProbabilty' })).toThrow('did you mean "haltProbability"?');
    expect(ask({ lossPerVehicle: 3 })).toThrow(
      'question.lossPerVehicle to be left out with measure haltProbability',
    );
    expect(ask({ lossPerHalt: -1 })).toThrow('question.lossPerHalt to be finite and at least 0, got -1');
    expect(ask({ automaker: 'us-volum' })).toThrow('did you mean "us-volume"?');
    expect(ask({ byDay: 151 })).toThrow('question.byDay to be a whole number from 1 to 150');
    expect(ask({ weights: undefined })).toThrow('Expected question.weights with a signal');
    expect(ask({ signal: { of: 'war', sensitivity: 1, specificity: 1 } })).toThrow(
      'signal.of to name some of',
    );
    expect(ask({ choices: {} })).toThrow('Expected options to have none but known keys, got "choices"');
    expect(() => choose(question, { trials: 2 })).toThrow('options.trials to be a whole number from 4');
    expect(() => choose(question, { trials: 8, rareEvents: true })).toThrow(
      'rareEvents to be left out of a choice',
    );
  });
});

test('an option without any loss has an interval of other losses, and is not compared with itself', () => {
  const none = { ...question, scenarios: { truce }, weights: { truce: 1 }, byDay: 1 };
  const { signal: _, ...rest } = none;
  const { table, regret, weighted } = choose(rest, { trials: 50, seed: 'none' });
  expect(table.none!.truce!.interval[1]).toBeGreaterThan(100);
  expect(table.none!.truce!.interval[1]).toBeLessThan(10_000);
  expect(regret.none!.truce!.interval).toEqual([0, 0]);
  expect(weighted!.saving.none!.interval).toEqual([0, 0]);
  expect(weighted!.evpi.interval).toEqual([0, 0]);
});

test('splitSample has no bias where the least of the means is too low', () => {
  // Five options that all cost 1 on average: the value of knowing the best one is 0.
  const stream = openStream('split', 'test');
  let sum = 0;
  let naive = 0;
  for (let k = 0; k < 200; k++) {
    const columns = [0, 1, 2, 3, 4].map((o) => [
      Float64Array.from({ length: 40 }, (_, i) => 2 * stream.uniform(40 * k + i, o)),
    ]);
    const least = (means: readonly (readonly number[])[]): number =>
      means.reduce((best, row, o) => (row[0]! < means[best]![0]! ? o : best), 0);
    const costs = { options: [], scenarios: [], columns, trials: 40, estimate: {}, own: [], mostLoss: 2 };
    sum += mean(splitSample(costs, least, (o, i) => columns[o]![0]![i]!).values).value;
    naive += Math.min(...columns.map(([column]) => mean(column!).value));
  }
  expect(Math.abs(sum / 200 - 1)).toBeLessThan(0.025);
  expect(naive / 200).toBeLessThan(0.92);
});

test('the tail mean of a mixture is that of its columns one after the other, where weights are equal', () => {
  const stream = openStream('tail', 'test');
  const columns = [1, 3].map((scale, s) =>
    Float64Array.from({ length: 500 }, (_, i) => scale * stream.uniform(i, s)),
  );
  const whole = Float64Array.from([...columns[0]!, ...columns[1]!]);
  const { value } = tailMeanOfMixture(columns, [0.5, 0.5], 0.95, { most: 3 });
  expect(value).toBeCloseTo(tailMean(whole, 0.95).value, 9);
});

/** Chance that a beta(3, 7) lies below x: a binomial tail. */
function betaCdf37(x: number): number {
  let sum = 0;
  const choose9 = [1, 9, 36, 84, 126, 126, 84, 36, 9, 1];
  for (let k = 3; k <= 9; k++) sum += choose9[k]! * x ** k * (1 - x) ** (9 - k);
  return sum;
}
