// Mixtures of scenarios with known chances: errors, intervals and the parts of their variance; then the
// shipped scenarios.

import { type Forecast, type ForecastWeights, forecast } from '../../../src/index.ts';
import { banOnDayOne } from './scenarios.ts';

const [RUNS, TRIALS] = [100, 100];

const scenarios = {
  calm: banOnDayOne(0.05),
  rough: banOnDayOne(0.4),
  sure: banOnDayOne(1),
  never: banOnDayOne(0),
};

interface Moments {
  readonly mean: number;
  readonly variance: number;
}

function moments(values: readonly number[]): Moments {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1) };
}

/** Exact, measured and z of a number that many forecasts state. */
function judged(label: string, values: readonly number[], exact: number): string {
  const { mean, variance } = moments(values);
  const z = (mean - exact) / Math.sqrt(variance / values.length);
  return `| ${label} | ${exact.toPrecision(3)} | ${mean.toPrecision(3)} | ${z.toFixed(1)} |`;
}

function knownRows(): string {
  const weights: ForecastWeights = { dirichlet: { calm: 7, rough: 2, sure: 1 } };
  const runs = Array.from({ length: RUNS }, (_, i) =>
    forecast(weights, { scenarios, trials: TRIALS, seed: `known ${i}` }),
  );
  const exact = 0.7 * 0.05 + 0.2 * 0.4 + 0.1;
  // Var Σ W p of a Dirichlet law: (Σ w p² − (Σ w p)²) / (A + 1).
  const fromWeights = (0.7 * 0.05 ** 2 + 0.2 * 0.4 ** 2 + 0.1 - exact ** 2) / 11;
  // On common sample paths the rough case halts whenever the calm one does: covariance 0.05 · 0.6.
  const [p, q, cov] = [0.05 * 0.95, 0.4 * 0.6, 0.05 * 0.6];
  const second = (w: number, v: number, same: boolean): number => w * v + ((same ? w : 0) - w * v) / 11;
  const fromSampling =
    (second(0.7, 0.7, true) * p + second(0.2, 0.2, true) * q + 2 * second(0.7, 0.2, false) * cov) / TRIALS;
  const of = (value: (run: Forecast) => number): number[] => runs.map(value);
  return [
    judged(
      'mixture',
      of(({ mixture }) => mixture.value),
      exact,
    ),
    judged(
      'its variance due to the weights',
      of(({ spread }) => spread.weights ** 2),
      fromWeights,
    ),
    judged(
      'its variance due to sampling',
      of(({ spread }) => spread.sampling ** 2),
      fromSampling,
    ),
  ].join('\n');
}

/** Beta(a, 1) has the distribution function xᵃ. */
function betaRow(a: number): string {
  const { credible } = forecast(
    { dirichlet: { sure: a, never: 1 } },
    { scenarios, trials: 10, seed: 'beta' },
  );
  const [low, high] = credible!;
  const miss = Math.sqrt((0.025 * 0.975) / 10_000);
  const z = [low ** a - 0.025, high ** a - 0.975].map((error) => (error / miss).toFixed(1));
  const exact = [0.025 ** (1 / a), 0.975 ** (1 / a)].map((x) => x.toPrecision(3));
  return `| Beta(${a}, 1) | ${exact.join(' to ')} | ${low.toPrecision(3)} to ${high.toPrecision(3)} | ${z.join(', ')} |`;
}

function shippedRow(label: string, weights: ForecastWeights): string {
  const { mixture, credible, spread, weightShare } = forecast(weights, { trials: 3000, seed: 'shipped' });
  const percent = (x: number): string => (x * 100).toFixed(1);
  const range = ([low, high]: readonly number[]): string => `${percent(low!)}–${percent(high!)}`;
  const cells = [
    percent(mixture.value),
    range(mixture.interval),
    credible === null ? '–' : range(credible),
    percent(spread.weights),
    percent(spread.sampling),
    `${percent(weightShare)} %`,
  ];
  return `| ${label} | ${cells.join(' | ')} |`;
}

/** The section of docs/validation.md. */
export function section(): string {
  return `## Forecast

Mixtures of cases whose halt probabilities are 0.05, 0.4 and 1, weights Dirichlet (7, 2, 1): what \`forecast\` states, over ${RUNS} runs of
${TRIALS} trials each (seeds "known 0" …), against the exact numbers. z is the distance in standard errors; the claim is |z| < 4.

| number | exact | measured | z |
|---|---|---|---|
${knownRows()}

Where the mixture lies as the weights vary, for a sure and an impossible halt: the mixture is then the weight itself, whose law is a beta
(10,000 draws of the weights; z of the chance below either end).

| law of the weight | exact 95 % | measured | z |
|---|---|---|---|
${[0.3, 2, 50].map(betaRow).join('\n')}

The shipped scenarios, any line within 365 days (3,000 trials each, seed "shipped"; percent and points):

| weights (truce-holds, licences-slowed, ban-resumes) | mixture | sampling interval | as the weights vary | deviation, weights | deviation, sampling | due to weights |
|---|---|---|---|---|---|---|
${shippedRow('0.6, 0.3, 0.1', { 'truce-holds': 0.6, 'licences-slowed': 0.3, 'ban-resumes': 0.1 })}
${shippedRow('Dirichlet 6, 3, 1', { dirichlet: { 'truce-holds': 6, 'licences-slowed': 3, 'ban-resumes': 1 } })}
${shippedRow('Dirichlet 60, 30, 10', { dirichlet: { 'truce-holds': 60, 'licences-slowed': 30, 'ban-resumes': 10 } })}
`;
}
