import type { Forecast } from '../analysis/mixed-forecast.ts';
import type { Mixture } from '../analysis/mixture.ts';
import { bracketsText, noticeLines } from './brackets.ts';
import { table, wrap } from './layout.ts';
import { count, digits, percentWithInterval } from './numbers.ts';

/** Returns a forecast as text: the weights, the chances under each scenario, and the mixture. */
export function forecastText(forecast: Forecast): string {
  const { weights, weightErrors, question, start, options, mixture } = forecast;
  const uncertain = forecast.credible !== null;
  const stated = Object.entries(weights).map(
    ([name, mean]) => `${weight(mean)}${uncertain ? ` ± ${weight(weightErrors[name]!)}` : ''} ${name}`,
  );
  const who = question.automaker ?? 'any line';
  return [
    `${wrap(`Forecast, if the scenarios weigh ${stated.join(', ')}:`)}\n${who} halts within ${question.byDay} days in ${headline(forecast)}.`,
    wrap(
      `The weights are the forecaster's, not the model's. From ${start}; ${count(options.trials)} futures of each scenario, seed \
${JSON.stringify(options.seed)}. ${bracketsText(forecast, mixture)}`,
    ),
    ...noticeLines(forecast),
    scenarioTable(forecast, who),
    makerTable(forecast),
    wrap(sourceOfSpread(forecast, mixture.confidence)),
  ].join('\n\n');
}

function headline({ mixture, credible }: Mixture): string {
  if (credible === null) return `${percentWithInterval(mixture)} of futures`;
  return `${percentWithInterval(mixture)} of futures\n(${range(credible)} % as the weights vary)`;
}

/** Returns a table of each scenario alone, and of the mixture. */
function scenarioTable(forecast: Forecast, who: string): string {
  const { weights, conditional, haltDays, vehiclesLost } = forecast;
  const rows = Object.keys(weights).map((name) => [
    `  ${name}`,
    weight(weights[name]!),
    percentWithInterval(conditional[name]!),
    count(haltDays.conditional[name]!.value),
    count(vehiclesLost.conditional[name]!.value),
  ]);
  const mixed = ['mixture', '1', percentWithInterval(forecast.mixture)];
  return table([
    [who, 'weight', 'halts', 'days down', 'vehicles'],
    ...rows,
    [...mixed, count(haltDays.mixture.value), count(vehiclesLost.mixture.value)],
  ]);
}

function makerTable({ automakers, credible, question }: Forecast): string {
  return table([
    [
      `Halts within ${question.byDay} days`,
      'mixture',
      ...(credible === null ? [] : ['as the weights vary, %']),
    ],
    ...Object.entries(automakers).map(([id, mix]) => [
      `  ${id}`,
      percentWithInterval(mix.mixture),
      ...(mix.credible === null ? [] : [range(mix.credible)]),
    ]),
  ]);
}

function sourceOfSpread({ credible, weightShare, spread, mixture }: Forecast, confidence: number): string {
  const [weights, sampling] = [spread.weights, spread.sampling].map((sd) => (sd * 100).toFixed(2));
  const onTop = mixture.knowledge ? ' The range after the semicolon adds what nobody knows.' : '';
  if (credible === null)
    return `The weights are taken as known; as a Dirichlet distribution they may vary. Sampling leaves a standard error of ${sampling} \
points.${onTop}`;
  return `Of the variance of the mixture ${share(weightShare)} % is due to the weights (standard deviation ${weights} points), the rest to \
sampling (${sampling} points).${onTop} As the weights vary: where the mixture lies in ${confidence * 100} % of the weights that may be true.`;
}

/** Formats a weight with two digits. */
function weight(value: number): string {
  return String(Number(value.toPrecision(2)));
}

function range([low, high]: readonly [number, number]): string {
  return `${digits(low * 100)}–${digits(high * 100)}`;
}

/** Formats a share as a percentage with one decimal. */
function share(value: number): string {
  return Number.isNaN(value) ? '–' : (value * 100).toFixed(1);
}
