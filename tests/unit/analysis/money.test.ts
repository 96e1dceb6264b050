import { describe, expect, it } from 'vitest';
import {
  accumulation,
  bufferCurve,
  choose,
  compare,
  format,
  fromJSON,
  insuredLoss,
  loadScenario,
  losses,
  mean,
  optimizeBuffers,
  override,
  type ScenarioPatch,
  sensitivity,
  simulate,
  summarize,
  toCSV,
  toJSON,
} from '../../../src/index.ts';

const prices = {
  goodsPerKg: { Dy: { oxide: 224 }, Tb: { oxide: 810 }, Sm: { oxide: 2.5 } },
  capitalPerYear: 0.1,
  marginPerVehicle: 5000,
  perHalt: 1e6,
};
const plain = loadScenario('ban-resumes');
const priced = override(plain, { prices });
const automaker = 'eu-volume';
const options = { trials: 300, seed: 'money' };
const run = simulate(priced, options);
const stock = (median: number): ScenarioPatch => {
  const lanes = {
    Dy: { bufferDays: { median } },
    Tb: { bufferDays: { median } },
    Sm: { bufferDays: { median } },
  };
  return { automakers: { [automaker]: { lanes } } };
};
const totalOf = ({ stockCost, haltLoss, airCost }: (typeof run.outcomes)[string]): Float64Array =>
  stockCost!.map((x, i) => x + haltLoss![i]! + airCost![i]!);

describe('Questions of a scenario with prices are answered in money', () => {
  it('a summary has mean costs, from columns and from counts alike', () => {
    const { money } = summarize(run).automakers[automaker]!;
    expect(money!.cost.value).toBeCloseTo(mean(totalOf(run.outcomes[automaker]!)).value, 3);
    const counted = summarize(simulate(priced, { ...options, keep: 'summary' }));
    expect(JSON.stringify(counted.automakers[automaker])).toBe(
      JSON.stringify(summarize(run).automakers[automaker]),
    );
    expect('money' in summarize(simulate(plain, { ...options, trials: 20 })).automakers[automaker]!).toBe(
      false,
    );
  });

  it('a comparison has differences in money, trial by trial', () => {
    const { differences } = compare(priced, { more: override(priced, stock(120)) }, options);
    const { cost, stockCost, haltLoss, airCost } = differences.more!.automakers[automaker]!.money!;
    expect(stockCost.value).toBeGreaterThan(0);
    expect(haltLoss.value).toBeLessThan(0);
    expect(cost.value).toBeCloseTo(stockCost.value + haltLoss.value + airCost.value, 2);
    expect(compare(priced, { plain }, { ...options, trials: 20 }).differences.plain!.money).toBeUndefined();
  });

  it('a choice takes losses from prices, unless the question values them', () => {
    const question = { options: { none: {}, stock: stock(120) }, scenarios: { ban: priced }, automaker };
    const choice = choose(question, options);
    expect(choice.question.measure).toBe('cost');
    expect(choice.table.none!.ban!.value).toBeCloseTo(mean(totalOf(run.outcomes[automaker]!)).value, 2);
    expect(choice.table.stock!.ban!.value).toBeLessThan(choice.table.none!.ban!.value);
    expect(choose({ ...question, lossPerVehicle: 1 }, options).question.measure).toBe('vehiclesLost');
    expect(() => choose({ ...question, measure: 'cost', lossPerVehicle: 1 }, options)).toThrow(
      'Expected question.lossPerVehicle to be left out with measure cost, which has the prices of the scenarios',
    );
    expect(() => choose({ ...question, scenarios: { plain }, measure: 'cost' }, options)).toThrow(
      'to have prices',
    );
  });

  it('a tornado measures cost, of prices too', () => {
    const inputs = { 'prices.marginPerVehicle': [2500, 5000], 'prices.perHalt': [0, 1e6] } as const;
    const { bars, baseline } = sensitivity(priced, inputs, {
      method: 'tornado',
      measure: 'cost',
      automaker,
      trials: 200,
    });
    const margin = bars.find(({ input }) => input === 'prices.marginPerVehicle')!;
    expect(margin.high.level.value).toBeCloseTo(baseline.value, 2);
    expect(margin.swing.value).toBeGreaterThan(0.3 * baseline.value);
    expect(bars.find(({ input }) => input === 'prices.perHalt')!.swing.value).toBeGreaterThan(0);
    const question = { method: 'tornado', measure: 'cost', trials: 200 } as const;
    expect(() => sensitivity(plain, { 'plant.minimumRate': [0.4, 0.5] }, question)).toThrow(
      'Expected scenario to have prices',
    );
  });

  it('a curve of buffers has the costs of each point', () => {
    const { points } = bufferCurve(priced, { automaker, days: [30, 120] }, options);
    const [less, more] = points.map(({ money }) => money!);
    expect(more!.stockCost.value).toBeGreaterThan(less!.stockCost.value);
    expect(more!.haltLoss.value).toBeLessThan(less!.haltLoss.value);
    const alone = simulate(override(priced, stock(120)), options).outcomes[automaker]!;
    expect(more!.cost.value).toBeCloseTo(mean(totalOf(alone)).value, 2);
  });

  it('a plan of buffers without a target is the cheapest, and says so on fresh trials', () => {
    const plan = optimizeBuffers(priced, { automaker, bounds: [20, 120] }, { trials: 100, seed: 'money' });
    expect(plan.binding).toBe('bound');
    expect(plan.money!.saving.value).toBeCloseTo(
      plan.money!.before.cost.value - plan.money!.after.cost.value,
      2,
    );
    const unpriced = optimizeBuffers(
      priced,
      { automaker, atMost: 0.9, cost: { perDay: 1 } },
      { trials: 100 },
    );
    expect(unpriced.money).toBeUndefined();
    expect(() => optimizeBuffers(plain, { automaker }, options)).toThrow('or the scenario to have prices');
  });
});

describe('Results in money', () => {
  const terms = { waitingDays: 20, deductible: 1e7, limit: 4e8 };

  it.each([
    ['a run', () => run],
    ['losses', () => losses(run)],
    ['an accumulation', () => accumulation(run, { oneIn: [5, 20, 100] })],
    ['an insured loss', () => insuredLoss(run, terms)],
    ['a curve', () => bufferCurve(priced, { automaker, days: [30, 60] }, options)],
    ['a comparison', () => compare(priced, { more: override(priced, stock(120)) }, options)],
  ] as const)('fit a terminal of 80 columns as text: %s', (_, result) => {
    const lines = format(result() as never).split('\n');
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(80);
    expect(lines.join('\n')).toContain('USD');
  });

  it('are tables as CSV: a row for each line and kind of cost, return period, or policy', () => {
    const rows = (text: string): string[] => text.trim().split('\r\n');
    expect(rows(toCSV(losses(run)))).toHaveLength(1 + 4 * 7);
    expect(rows(toCSV(accumulation(run, { oneIn: [5, 20] })))).toHaveLength(3);
    expect(rows(toCSV(insuredLoss(run, terms)))).toHaveLength(2);
    const curve = bufferCurve(priced, { automaker, days: [30] }, options);
    expect(rows(toCSV(curve))[0]).toContain('stockCost,stockCost.low,stockCost.high');
  });

  it('need prices', () => {
    const unpriced = simulate(plain, { trials: 5 });
    for (const question of [losses, accumulation, insuredLoss])
      expect(() => question(unpriced)).toThrow(
        'Expected run.scenario to have prices, got none in ban-resumes; its key prices says what stock, halts and flights cost',
      );
  });

  it('refuse what is out of range', () => {
    expect(() => losses(run, { share: 1 })).toThrow('Expected p to be between 0 and 1, got 1');
    expect(() => accumulation(run, { oneIn: [20, 5] })).toThrow('Expected oneIn to be numbers above 1');
    expect(() => accumulation(run, { measure: 'halts' as never })).toThrow(
      'Expected measure to be one of haltLoss',
    );
    expect(() => insuredLoss(run, { limit: -1 })).toThrow(
      'Expected terms.limit to be finite and at least 0, got -1',
    );
    expect(() => insuredLoss(run, { sumInsured: null as never })).toThrow('Expected terms.sumInsured');
    expect(() => insuredLoss(run, { oneIn: 1 })).toThrow('Expected terms.oneIn to be above 1');
    expect(() => insuredLoss(run, { automaker: 'eu-volum' })).toThrow('did you mean "eu-volume"?');
  });

  it('are refused in a stored run that they cannot be of', () => {
    const stored = JSON.parse(JSON.stringify(toJSON(run)));
    const changed = structuredClone(stored);
    changed.outcomes[automaker].haltLoss = stored.outcomes['india-scooter'].timeToSurvive;
    expect(() => fromJSON(changed)).toThrow('outcomes.eu-volume.haltLoss');
    delete changed.outcomes[automaker].haltLoss;
    expect(() => fromJSON(changed)).toThrow('outcomes.eu-volume.haltLoss');
  });

  it('of weighted trials have the weights', () => {
    const weights = Float64Array.from({ length: options.trials }, (_, i) => (i % 2 === 0 ? 0.5 : 1.5));
    const { expected } = losses({ ...run, weights }).automakers[automaker]!.haltLoss;
    expect(expected.value).toBe(mean(run.outcomes[automaker]!.haltLoss!, { weights }).value);
    expect(expected.value).not.toBe(losses(run).automakers[automaker]!.haltLoss.expected.value);
  });
});
