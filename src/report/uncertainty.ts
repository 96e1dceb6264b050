import { remarksOn } from '../analysis/parameters.ts';
import type { Uncertainty } from '../analysis/uncertainty.ts';
import type { UncertaintySpread } from '../analysis/uncertainty-spread.ts';
import { noticeLines } from './brackets.ts';
import { table, titleOf, wrap } from './layout.ts';
import { count, digits, percent } from './numbers.ts';

const LEGEND =
  'Halts: the chance in a single future. ± unknown: the standard deviation of that chance over what is not known, in points, with its interval; \
5 … 95 %: its quantiles. Where the draws cannot tell it from none: < the end of its interval, and – for its quantiles. Share: the part of the variance of "it halts" that is due to what is not known; the rest is chance within a future.';

/** Returns a nested run as text: the chance of each line, and how well it is known. */
export function uncertaintyText(result: Uncertainty): string {
  const { scenario, options, question, unknown, automakers } = result;
  const { outer, inner, seed, confidence } = options;
  const headline = `${count(outer)} draws of what is not known, ${count(inner)} futures each, seed ${JSON.stringify(seed)}; \
halts within ${question.byDay} days from ${scenario.start}; ${confidence * 100} % intervals in brackets.`;
  const lines: [string, UncertaintySpread][] = [['any line', result], ...Object.entries(automakers)];
  const asked: [string, UncertaintySpread][] =
    question.automaker === null ? lines : [[question.automaker, result]];
  const rows = asked.map(([id, spread]) => [
    id,
    percent(spread.haltProbability).replace(' %', ''),
    points(spread),
    quantile(spread, '0.05'),
    quantile(spread, '0.5'),
    quantile(spread, '0.95'),
    share(spread),
  ]);
  return [
    `${titleOf(scenario)}\n${wrap(headline)}`,
    ...noticeLines(remarksOn([scenario])),
    table([['', 'halts, %', '± unknown', '5 %', '50 %', '95 %', 'share, %'], ...rows]),
    wrap(LEGEND),
    wrap(
      `Not known: ${unknown.map((path) => nameOf(path, scenario)).join(', ')}. All other draws, buffers too, count as chance within a future.`,
    ),
  ].join('\n\n');
}

/** Names an unknown of the scenario by its path, and the choice of the parameter set in words. */
function nameOf(path: string, { parameters }: Uncertainty['scenario']): string {
  return path === 'parameters' ? `which of the calibrated parameter sets ${parameters!.sets} holds` : path;
}

function points({ deviation }: UncertaintySpread): string {
  const { value, interval } = deviation;
  const [low, high] = interval.map((end) => digits(end * 100));
  // A spread that the draws cannot tell from none has no digits of its own.
  return !isTold(deviation) ? `<${high}` : `${digits(value * 100)} (${low}–${high})`;
}

/** Formats a quantile; `–` where the draws cannot tell the spread from none. */
function quantile({ quantiles, deviation }: UncertaintySpread, p: string): string {
  if (!isTold(deviation)) return '–';
  const percentage = quantiles[p]! * 100;
  // No number of futures of a draw shows a chance below one in a million.
  return percentage < 1e-4 ? '0.0' : digits(percentage);
}

/** Returns whether a deviation is more than its own error, so that it can be told from none. */
function isTold({ value, standardError }: UncertaintySpread['deviation']): boolean {
  return value > 0 && standardError < value;
}

/** Formats the share; `<` the end of its interval where it cannot be told from none. */
function share({ epistemicShare: { value, standardError, interval } }: UncertaintySpread): string {
  if (Number.isNaN(value)) return '–';
  return value > 0 && standardError < value ? digits(value * 100) : `<${digits(interval[1] * 100)}`;
}
