// Sobol against independent sampling: how much less variance, whether its error is honest, whether it is
// unbiased.

import { loadScenario, override, type Scenario, type Simulation, simulate } from '../../../src/index.ts';
import { REPLICATES } from '../../../src/sampling/sobol-streams.ts';

const SEEDS = 20;
/** Trials of a Sobol run: 32 points of each of its 32 sequences. */
const TRIALS = 1024;
const PLAIN_TRIALS = 5120;

/** A number of each trial, whose mean is an estimate that people ask for. */
type Quantity = (run: Simulation, trial: number) => number;

const anyHaltBy =
  (byDay: number): Quantity =>
  ({ outcomes }, i) =>
    Object.values(outcomes).some(({ firstHaltDay }) => firstHaltDay[i]! < byDay) ? 1 : 0;

const sum =
  (name: 'haltDays' | 'vehiclesLost'): Quantity =>
  ({ outcomes }, i) =>
    Object.values(outcomes).reduce((all, columns) => all + columns[name][i]!, 0);

const haltOf =
  (id: string): Quantity =>
  ({ scenario, outcomes }, i) =>
    outcomes[id]!.firstHaltDay[i]! < scenario.horizonDays ? 1 : 0;

const QUANTITIES: Readonly<Record<string, Quantity>> = {
  'P(any halt)': anyHaltBy(365),
  'P(any by day 90)': anyHaltBy(90),
  'P(any by day 180)': anyHaltBy(180),
  'P(us-volume)': haltOf('us-volume'),
  'P(japan-compact)': haltOf('japan-compact'),
  'halt days, all': sum('haltDays'),
  'vehicles lost, all': sum('vehiclesLost'),
};

/** The shipped scenarios, and two in which more is uncertain once a trial. */
const SCENARIOS: readonly Scenario[] = [
  loadScenario('truce-holds'),
  loadScenario('licences-slowed'),
  loadScenario('ban-resumes'),
  override(loadScenario('licences-slowed'), {
    name: 'slowed-unsure-rate',
    policy: { ratesPerYear: { slowed: { truce: { low: 0.3, mode: 1.5, high: 8 } } } },
  }),
  override(loadScenario('ban-resumes'), {
    name: 'ban-coin-and-rates',
    policy: {
      ratesPerYear: { ban: { slowed: { low: 1, high: 12 } }, slowed: { truce: { low: 1, high: 8 } } },
      events: [{ date: '2025-08-10', to: 'ban', probability: 0.5 }],
    },
  }),
];

interface Moments {
  readonly mean: number;
  /** Sample variance. */
  readonly variance: number;
}

function moments(values: ArrayLike<number>): Moments {
  const list = Array.from(values);
  const mean = list.reduce((a, b) => a + b, 0) / list.length;
  return { mean, variance: list.reduce((a, b) => a + (b - mean) ** 2, 0) / (list.length - 1) };
}

/** Of one Sobol run: the mean, and the variance of the mean as its replicates show it. */
function replicated(run: Simulation, quantity: Quantity): { mean: number; error: number } {
  const means = Array.from({ length: REPLICATES }, (_, r) => {
    let all = 0;
    for (let i = r; i < TRIALS; i += REPLICATES) all += quantity(run, i);
    return (all * REPLICATES) / TRIALS;
  });
  const { mean, variance } = moments(means);
  return { mean, error: variance / REPLICATES };
}

function lines(scenario: Scenario): string[] {
  const plain = simulate(scenario, { trials: PLAIN_TRIALS, seed: 'validation plain' });
  const runs = Array.from({ length: SEEDS }, (_, k) =>
    simulate(scenario, { trials: TRIALS, seed: `validation stratified ${k}`, sampling: 'sobol' }),
  );
  return Object.entries(QUANTITIES).flatMap(([name, quantity]) => {
    const usual = moments(Float64Array.from({ length: PLAIN_TRIALS }, (_, i) => quantity(plain, i)));
    const results = runs.map((run) => replicated(run, quantity));
    const between = moments(results.map(({ mean }) => mean));
    const error = moments(results.map((result) => result.error));
    if (error.mean === 0) return [];
    // Each trial by itself follows the same law as a plain one, so all of them show the variance of plain
    // trials.
    const all = moments(runs.flatMap((run) => Array.from({ length: TRIALS }, (_, i) => quantity(run, i))));
    const gain = all.variance / TRIALS / error.mean;
    const gainError = gain * Math.sqrt(error.variance / SEEDS / error.mean ** 2);
    const honesty = error.mean / between.variance;
    const honestyError = honesty * Math.sqrt(2 / (SEEDS - 1) + error.variance / SEEDS / error.mean ** 2);
    const z = (between.mean - usual.mean) / Math.sqrt(error.mean / SEEDS + usual.variance / PLAIN_TRIALS);
    return [
      `| ${scenario.name} | ${name} | ${digits(usual.mean)} | ${digits(between.mean)} | ${z.toFixed(1)} ` +
        `| ${gain.toFixed(2)} ± ${gainError.toFixed(2)} | ${honesty.toFixed(2)} ± ${honestyError.toFixed(2)} |`,
    ];
  });
}

/** Three digits, or a whole number with separators of thousands. */
function digits(x: number): string {
  return x < 1000 ? x.toPrecision(3) : Math.round(x).toLocaleString('en-US');
}

export function section(): string {
  return [
    '## Sobol sampling',
    '',
    `Claim: \`sampling: 'sobol'\` is unbiased, its error honest, its variance no larger than that of independent sampling. Each line: ${SEEDS}`,
    `Sobol runs of ${digits(TRIALS)} trials (seeds "validation stratified 0" to "… ${SEEDS - 1}") against one plain run of`,
    `${digits(PLAIN_TRIALS)} (seed "validation plain").`,
    '**z** is the difference of the means in standard errors (claim: within ± 4). **Gain** is the variance of a plain estimate over the mean',
    'squared replicate error of a Sobol one of as many trials (claim: above 1 within its error). **Honesty** is that mean squared error over',
    'the variance of the estimates between seeds (claim: 1 within its error). After ± stands one standard error.',
    '',
    '| scenario | estimate | independent | Sobol | z | gain | honesty |',
    '|---|---|---|---|---|---|---|',
    ...SCENARIOS.flatMap(lines),
    '',
  ].join('\n');
}
