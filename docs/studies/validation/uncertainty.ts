// Nested runs against cases whose halt probability is a known function of an unknown number, and what they
// say of the shipped scenarios.

import {
  type Estimate,
  loadScenario,
  parseScenario,
  type Scenario,
  scenarioNames,
  uncertainty,
} from '../../../src/index.ts';
import { openStream, type Stream } from '../../../src/random/stream.ts';
import { components, type GroupPair } from '../../../src/stats/variance-components.ts';

const [RUNS, OUTER, INNER] = [40, 60, 20];
const [COVER_RUNS, COVER_PAIRS] = [2000, 100];

/** Years until the last day of a horizon of 100 days. */
const TIME = 99 / 365;

interface KnownCase {
  readonly label: string;
  readonly scenario: Scenario;
  readonly mean: number;
  readonly variance: number;
}

/**
 * A line without buffer that halts on the first ban day (rates), or at once when free supply is short
 * (mining share).
 */
function knownScenario(ratesPerYear: object, market: object, cutOff: boolean): Scenario {
  const plan = cutOff
    ? { plannedLicenceDays: 0, clearedAtStart: 0 }
    : { plannedLicenceDays: 100, clearedAtStart: 1 };
  return parseScenario({
    name: 'validation',
    start: '2025-09-15',
    horizonDays: cutOff ? 3 : 100,
    policy: {
      regimes: { open: {}, ban: { speed: 0, embargo: true } },
      initial: cutOff ? 'ban' : 'open',
      ratesPerYear,
    },
    desk: { limitWorkingDays: 1000, effortWorkingDays: 1000 },
    market,
    plant: { minimumRate: cutOff ? 0.4 : 1, restartDays: 0 },
    automakers: {
      maker: {
        destination: 'us',
        vehiclesPerDay: 1,
        cycleDays: 1,
        transitDays: 0,
        ...plan,
        lanes: { Dy: { bufferDays: 0, phaseDays: 0, ...(cutOff ? {} : { licensedShare: 1 }) } },
      },
    },
  });
}

const ban = (rate: unknown): Scenario => knownScenario({ open: { ban: rate } }, {}, false);
const halts = (rate: number): number => 1 - Math.exp(-rate * TIME);

function knownCases(): KnownCase[] {
  // E exp(−k R t) of a rate uniform on 0 … 20.
  const flat = (k: number): number => (1 - Math.exp(-20 * k * TIME)) / (20 * k * TIME);
  const [low, high] = [halts(1), halts(6)];
  const calm = ban(3);
  return [
    {
      label: 'ban rate uniform on 0 … 20 a year',
      scenario: ban({ low: 0, high: 20 }),
      mean: 1 - flat(1),
      variance: flat(2) - flat(1) ** 2,
    },
    {
      label: 'ban rate 1 or 6 a year, 3 to 1',
      scenario: ban({ values: [1, 6], weights: [3, 1] }),
      mean: 0.75 * low + 0.25 * high,
      variance: 0.1875 * (high - low) ** 2,
    },
    {
      label: 'mining share uniform on 0.3 … 0.7, decides alone',
      scenario: knownScenario({}, { stage: 'mining', miningShare: { low: 0.3, high: 0.7 } }, true),
      mean: 0.25,
      variance: 0.1875,
    },
    {
      label: 'ban rate known; a ramp that changes nothing is not',
      scenario: { ...calm, market: { ...calm.market, rampCap: { low: 0, high: 1 } } },
      mean: halts(3),
      variance: 0,
    },
  ];
}

function caseRow({ label, scenario, mean, variance }: KnownCase): string {
  const results = Array.from({ length: RUNS }, (_, i) =>
    uncertainty(scenario, { outer: OUTER, inner: INNER, seed: `world ${i}` }),
  );
  const means = results.map(({ haltProbability }) => haltProbability.value);
  const variances = results.map(({ deviation }) => deviation.value ** 2);
  const cells = [...judged(means, mean, 4), ...judged(variances, variance, 5)];
  return `| ${label} | ${cells.join(' | ')} |`;
}

/** Exact, measured, and how many standard errors lie between. */
function judged(values: readonly number[], exact: number, digits: number): string[] {
  const average = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - average) ** 2, 0);
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  const z = error > 0 ? ((average - exact) / error).toFixed(1) : average === exact ? 'exact' : 'off';
  return [exact.toFixed(digits), average.toFixed(digits), z];
}

/** Two rates uniform on 0 … 20 with the same random numbers. */
function pairOf(stream: Stream, pair: number): GroupPair {
  const [p, q] = [0, 1].map((k) => halts(20 * stream.uniform(pair, k))) as [number, number];
  let [first, second, differing] = [0, 0, 0];
  for (let i = 0; i < INNER; i++) {
    const inputs = stream.uniform(pair, 2 + i);
    first += inputs < p ? 1 : 0;
    second += inputs < q ? 1 : 0;
    differing += inputs < p === inputs < q ? 0 : 1;
  }
  return { first, second, differing };
}

function coverage(): string {
  const [{ mean, variance }] = knownCases() as [KnownCase];
  let [ofMean, ofDeviation] = [0, 0];
  const holds = ({ interval: [low, high] }: Estimate, x: number): number => (low <= x && x <= high ? 1 : 0);
  for (let i = 0; i < COVER_RUNS; i++) {
    const stream = openStream(`cover ${i}`, 'pair');
    const drawn = Array.from({ length: COVER_PAIRS }, (_, pair) => pairOf(stream, pair));
    const split = components(drawn, INNER);
    ofMean += holds(split.mean, mean);
    ofDeviation += holds(split.deviation, Math.sqrt(variance));
  }
  const share = (count: number): string => `${((100 * count) / COVER_RUNS).toFixed(1)} %`;
  return `| mean halt probability | 94 to 96 % | ${share(ofMean)} |\n| its standard deviation | 94 to 96 % | ${share(ofDeviation)} |`;
}

function shippedRows(): string {
  return scenarioNames
    .flatMap((name) => {
      const result = uncertainty(loadScenario(name), { outer: 100, inner: 60, seed: 'shipped' });
      const lines = [['any line', result], ...Object.entries(result.automakers)] as [string, typeof result][];
      return lines.map(([id, { haltProbability, deviation, quantiles, epistemicShare }]) => {
        const percent = (x: number): string => (x * 100).toFixed(1);
        const [low, high] = deviation.interval.map(percent);
        const cells = [
          percent(haltProbability.value),
          `${percent(deviation.value)} (${low}–${high})`,
          `${percent(quantiles['0.05']!)}–${percent(quantiles['0.95']!)}`,
          Number.isNaN(epistemicShare.value) ? '–' : percent(epistemicShare.value),
        ];
        return `| ${name} | ${id} | ${cells.join(' | ')} |`;
      });
    })
    .join('\n');
}

/** The section of docs/validation.md. */
export function section(): string {
  return `## Chance and what is not known

\`uncertainty\` against cases in which the chance of a halt is a known function of the unknown number (${RUNS} runs each of ${OUTER} outer draws by
${INNER} futures, seeds "world 0" …): the mean halt probability, and its variance over the unknown number with the noise of the futures taken
off. z is the distance in standard errors of the ${RUNS} runs; the claim is |z| < 4.

| case | mean, exact | measured | z | variance, exact | measured | z |
|---|---|---|---|---|---|---|
${knownCases().map(caseRow).join('\n')}

How often its 95 % intervals cover the truth (first case, ${COVER_RUNS} runs of ${COVER_PAIRS} pairs of outer draws by ${INNER} futures). That of the deviation
misses its claim by little and to the safe side: where the estimate is cut off at 0, its interval is made wide rather than narrow.

| interval of | claim | measured |
|---|---|---|
${coverage()}

The shipped scenarios (100 outer draws by 60 futures, seed "shipped"; percent and points): what they do not know, the parameter set and the
market's ramp and thrift, moves the chance of a halt by many points; of what happens in a single future, policy and chance explain most.

| scenario | line | halts | ± unknown (95 % interval) | 5 to 95 % | share of variance |
|---|---|---|---|---|---|
${shippedRows()}
`;
}
