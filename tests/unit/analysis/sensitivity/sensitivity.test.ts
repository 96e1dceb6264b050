import { describe, expect, test } from 'vitest';
import { onlyAutomakers } from '../../../../src/analysis/only-automakers.ts';
import { withValue } from '../../../../src/analysis/sensitivity/scenario-inputs.ts';
import {
  compare,
  format,
  loadScenario,
  type Scenario,
  scenarioOfSet,
  sensitivity,
  shippedRanges,
  toCSV,
} from '../../../../src/index.ts';
import { simulate } from '../../../../src/simulation/simulate.ts';
import { oneApplication } from '../../../theory/minimal-scenarios.ts';

const DY = 'automakers.eu-volume.lanes.Dy.bufferDays.median';
const shipped = loadScenario('licences-slowed');
const single = scenarioOfSet(shipped, 0);
const seed = 'sensitivity';

describe('a tornado', () => {
  const inputs = { [DY]: [30, 80], 'policy.regimes.slowed.speed': [0.5, 0.9] } as const;
  const question = { method: 'tornado', automaker: 'eu-volume', trials: 300 } as const;
  const result = sensitivity(shipped, inputs, question, { seed });

  test('has the paired differences that compare gives for the same ends', () => {
    const bar = result.bars.find(({ input }) => input === DY)!;
    const [low, high] = [30, 80].map((median) => withValue(shipped, DY, median)) as [Scenario, Scenario];
    const { differences } = compare(low, { high }, { trials: 300, seed });
    const { haltProbability } = differences.high!.automakers['eu-volume']!;
    const { value, interval, standardError } = haltProbability;
    expect(bar.swing).toMatchObject({ value, interval, standardError });
    expect(bar.low.level.value).toBe(haltProbability.baseline.value);
    expect(bar.high.level.value).toBe(haltProbability.alternative.value);
    expect(bar.clear).toBe(interval[1] < 0);
  });

  test('has its widest bar first, and the scenario itself as the baseline', () => {
    const widths = result.bars.map(({ swing }) => Math.abs(swing.value));
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    const { firstHaltDay } = simulate(shipped, { trials: 300, seed }).outcomes['eu-volume']!;
    expect(result.baseline.value).toBe(firstHaltDay.filter((day) => day < 365).length / 300);
  });

  test('of a number that belongs to another automaker does not move the automaker in question', () => {
    const path = 'automakers.us-volume.lanes.Dy.bufferDays.median';
    const { bars } = sensitivity(shipped, { [path]: [10, 90] }, { ...question, trials: 50 });
    expect(bars[0]!.swing.value).toBe(0);
    expect(bars[0]!.clear).toBe(false);
    const any = sensitivity(shipped, { [path]: [10, 90] }, { method: 'tornado', trials: 50 });
    expect(any.bars[0]!.swing.value).not.toBe(0);
  });

  test('measures days, vehicles and value too, of all lines together', () => {
    const of = (measure: 'haltDays' | 'vehiclesLost' | 'valueLost'): number => {
      const { bars } = sensitivity(single, inputs, { ...question, trials: 60, measure }, { seed });
      return bars[0]!.swing.value;
    };
    const { valuePerVehicle } = single.automakers['eu-volume']!;
    expect(of('haltDays')).toBeLessThan(0);
    expect(of('valueLost') / (of('vehiclesLost') * valuePerVehicle!)).toBeCloseTo(1, 10);
  });

  test('reads as a table and as CSV with a row for each input', () => {
    expect(format(result)).toMatch(/One number at a time.*\n[\s\S]*bufferDays\.median +30 to 80 /);
    const rows = toCSV(result).split('\r\n');
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/^input,low\.input,high\.input,baseline,baseline\.low,.*swing\.high,clear$/);
    expect(rows[1]!.split(',')).toHaveLength(rows[0]!.split(',').length);
  });
});

test('the sample paths of an automaker are the same without the others', () => {
  const [all, one] = [single, onlyAutomakers(single, ['eu-volume'])].map(
    (scenario) => simulate(scenario, { trials: 60, seed }).outcomes['eu-volume'],
  );
  expect(one).toEqual(all);
});

/** A line that halts exactly if its only application is refused. */
const coin = oneApplication({
  horizonDays: 20,
  policy: { regimes: { open: { returned: 0, approval: 0.5 } } },
} as never);
const APPROVAL = 'policy.regimes.open.approval';

describe('indices and effects of a scenario', () => {
  test('give all variance to the only number that acts: the chance of a refusal', () => {
    const inputs = { [APPROVAL]: [0.1, 0.9], 'policy.regimes.ban.returned': [0, 1] } as const;
    const { indices, variance, noise, mean } = sensitivity(coin, inputs, { method: 'sobol' }, { seed });
    // The chance of a halt is 1 less that of an approval: uniform from 0.1 to 0.9.
    expect(mean).toBeCloseTo(0.5, 1);
    expect(variance / (0.8 ** 2 / 12)).toBeCloseTo(1, 1);
    expect(noise / ((0.25 - 0.8 ** 2 / 12) / 64)).toBeCloseTo(1, 1);
    expect(indices[APPROVAL]!.total.value).toBeCloseTo(1, 1);
    expect(indices[APPROVAL]!.first.interval[1]).toBeGreaterThan(1);
    expect(indices['policy.regimes.ban.returned']!.total.value).toBe(0);
    const { effects } = sensitivity(coin, inputs, { method: 'morris' }, { seed });
    const { interval } = effects[APPROVAL]!.mean;
    expect(interval[0]).toBeLessThan(-0.8);
    expect(interval[1]).toBeGreaterThan(-0.8);
    expect(effects['policy.regimes.ban.returned']!.meanAbsolute.value).toBe(0);
  });

  test('repeat for a seed and move with it', () => {
    const of = (seed: string): number =>
      sensitivity(coin, { [APPROVAL]: [0.1, 0.9] }, { method: 'sobol', rows: 8 }, { seed }).variance;
    expect(of('0')).toBe(of('0'));
    expect(of('0')).not.toBe(of('1'));
  });
});

describe('shippedRanges', () => {
  test('are those of the market, and of the parameter sets by number', () => {
    const ranges = shippedRanges(shipped, { automaker: 'eu-volume' });
    expect(ranges['market.thriftCap']).toEqual(shipped.market.thriftCap);
    expect(Object.keys(ranges).filter((path) => path.startsWith('automakers.us-volume'))).toEqual([]);
    const { values } = ranges[DY] as unknown as { values: number[] };
    expect(values).toHaveLength(128);
    const { bufferDays } = scenarioOfSet(shipped, 7).automakers['eu-volume']!.lanes.Dy!;
    expect(values).toContain((bufferDays as { median: number }).median);
  });
});

describe('sensitivity refuses', () => {
  const ask =
    (inputs: object, question: object = { method: 'tornado' }, options?: object): unknown =>
    () =>
      sensitivity(shipped, inputs as never, question as never, options);

  test('a number over a distribution that chains draw, which would take its spread away', () => {
    expect(ask({ 'automakers.eu-volume.lanes.Dy.bufferDays': [30, 90] })).toThrow(
      'a number in its place would take its spread away, so vary automakers.eu-volume.lanes.Dy.bufferDays.median or',
    );
  });

  test('paths, values and options that are none, with the nearest name', () => {
    expect(ask({ 'desk.pac': [1, 2] })).toThrow('did you mean "pace"?');
    expect(ask({ 'policy.regimes.slowed.speed': [-1, 1] })).toThrow(
      'Expected policy.regimes.slowed.speed to be',
    );
    expect(ask({ 'automakers.eu-volume.cycleDays': [20, 40] }, { method: 'sobol' })).toThrow(
      'Expected automakers.eu-volume.cycleDays to be a whole number of days',
    );
    expect(ask({ 'policy.regimes.slowed.speed': [0.5, 0.9] }, { method: 'tornados' })).toThrow(
      'did you mean "tornado"?',
    );
    expect(
      ask(
        { 'policy.regimes.slowed.speed': [0.5, 0.9] },
        { method: 'tornado', measure: 'haltDays', byDay: 30 },
      ),
    ).toThrow('Expected byDay to be left out for the measure haltDays');
    expect(ask({ 'policy.regimes.slowed.speed': [0.5, 0.9] }, { method: 'sobol', trials: 20 })).toThrow(
      'Expected trials to be a multiple of 8, got 20 (number)',
    );
    expect(ask({ 'policy.regimes.slowed.speed': [0.5, 0.9] }, undefined, { trials: 20 })).toThrow(
      'got "trials"',
    );
    expect(() => sensitivity('truce-holds' as never, {}, { method: 'tornado' })).toThrow(
      'loadScenario("truce-holds")',
    );
  });
});
