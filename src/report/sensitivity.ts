import { remarksOn } from '../analysis/parameters.ts';
import type { AskedSensitivity } from '../analysis/sensitivity/question.ts';
import type { MorrisScreening, SobolSensitivity, Tornado } from '../analysis/sensitivity/sensitivity.ts';
import { printable } from '../errors.ts';
import type { ElementaryEffects } from '../stats/elementary-effects.ts';
import type { Estimate } from '../stats/estimate.ts';
import type { SobolIndices } from '../stats/sobol-estimates.ts';
import { noticeLines } from './brackets.ts';
import { displayWidth } from './display-width.ts';
import { COLUMNS, table, titleOf, wrap } from './layout.ts';
import { count, digits, percent, signed } from './numbers.ts';

/** Returns a tornado as text: a row for each input, the widest first. */
export function tornadoText(result: Tornado): string {
  const { question, bars, baseline } = result;
  const chance = question.measure === 'haltProbability';
  const level = (estimate: Estimate): string =>
    chance ? percent(estimate).replace(' %', '') : count(estimate.value);
  const shown = shortenerOf(
    result,
    bars.map(({ input }) => input),
  );
  const rows = bars.map(({ input, low, high, swing, clear }) => [
    shown(input),
    `${number(low.input)} to ${number(high.input)}`,
    level(low.level),
    level(high.level),
    `${clear ? '' : '~ '}${signedWithInterval(swing, chance ? 100 : 1)}`,
  ]);
  return [
    ...heading(result, `One number at a time, the rest as it is: ${level(baseline)}`),
    namedTable([['', 'range', 'low', 'high', 'high less low'], ...rows]),
    wrap(
      `Low, high: at the ends of the range. High less low: ${chance ? 'in points, ' : ''}on the same futures, with its interval; ~ marks one that may be nothing. Ranges of distributions are their central 90 %.`,
    ),
  ].join('\n\n');
}

/** Columns of the name of an input, where that tells it from the others. */
const NAME = 25;

/**
 * Returns how paths are shown: without what they begin with, as far as they stay apart and are too long.
 */
function shortener(paths: readonly string[], automaker: string | null): (path: string) => string {
  const prefix = `automakers.${automaker}`;
  const own = (path: string): string =>
    automaker !== null && path.startsWith(`${prefix}.`) ? `…${path.slice(prefix.length)}` : path;
  const isAlone = (end: string): boolean => paths.filter((path) => path.endsWith(end)).length === 1;
  return (path) => {
    if (displayWidth(own(path)) <= NAME) return own(path);
    const ends = path.split('.').map((_, i, keys) => `.${keys.slice(i).join('.')}`);
    // One key alone would say too little.
    const alone = ends.slice(1, -1).filter(isAlone);
    const end = alone.find((one) => displayWidth(one) < NAME) ?? alone.at(-1);
    return end === undefined ? path : `…${end}`;
  };
}

/** Returns a table whose first column has names; where it is too wide, they stand in lines of their own. */
function namedTable(rows: readonly (readonly string[])[]): string {
  const fits = [2, 1]
    .map((gap) => table(rows, gap))
    .find((text) => text.split('\n').every((line) => displayWidth(line) <= COLUMNS));
  if (fits !== undefined) return fits;
  const lines = table(rows.map(([, ...cells]) => ['', ...cells])).split('\n');
  return lines
    .flatMap((line, i) => (rows[i]![0] === '' ? [line] : [printable(rows[i]![0]!), line]))
    .join('\n');
}

/** Returns the same for a result that may be about any function, whose inputs keep their names. */
function shortenerOf(result: object, inputs: readonly string[]): (path: string) => string {
  if (!('question' in result)) return (input) => input;
  return shortener(inputs, (result as Tornado).question.automaker);
}

/** Returns elementary effects as text: a row for each input, the largest first. */
export function effectsText(result: ElementaryEffects | MorrisScreening): string {
  const { effects, noise, trajectories } = result;
  const scale = isChance(result) ? 100 : 1;
  const shown = shortenerOf(result, Object.keys(effects));
  const rows = Object.entries(effects)
    .sort(([, a], [, b]) => b.meanAbsolute.value - a.meanAbsolute.value)
    .map(([input, { meanAbsolute, mean, deviation }]) => [
      shown(input),
      withInterval(meanAbsolute, scale),
      signedWithInterval(mean, scale),
      number(deviation * scale),
    ]);
  return [
    ...heading(result, `Screening by ${count(trajectories)} trajectories`),
    namedTable([['', 'size μ*', 'direction μ', 'spread σ'], ...rows]),
    wrap(
      `Effects of an input that crosses its whole range${scale === 100 ? ', in points' : ''}, with their intervals. A spread as large as the size means that the effect depends on other inputs or is curved.${noiseText(noise, scale, 'an effect')}`,
    ),
  ].join('\n\n');
}

/** Returns Sobol indices as text: a row for each input, the largest total first. */
export function indicesText(result: SobolIndices | SobolSensitivity): string {
  const { indices, noise, rows: drawn, variance } = result;
  const scale = isChance(result) ? 100 : 1;
  const deviation = number(Math.sqrt(Math.max(0, variance)) * scale);
  const shown = shortenerOf(result, Object.keys(indices));
  const rows = Object.entries(indices)
    .sort(([, a], [, b]) => b.total.value - a.total.value)
    .map(([input, { first, total }]) => [shown(input), withInterval(first, 1), withInterval(total, 1)]);
  return [
    ...heading(result, `Sobol indices from ${count(drawn)} rows`),
    namedTable([['', 'first order', 'total'], ...rows]),
    wrap(
      `First order: the share of the variance that the input explains by itself; total: with its interactions. With all inputs drawn the standard deviation is ${deviation}${scale === 100 ? ' points' : ''}. An index near 0 may come out below 0.${noiseText(noise, scale, 'a point')}`,
    ),
  ].join('\n\n');
}

/** Returns what a result is about, where it is about a scenario. */
function heading(result: object, how: string): string[] {
  if (!('question' in result)) return [wrap(`${how}.`)];
  const { scenario, question, options } = result as Tornado | MorrisScreening | SobolSensitivity;
  const { trials } = question;
  const text = `${how}. What matters for ${subject(question)}; from ${scenario.start}, ${count(trials)} futures a point, seed ${JSON.stringify(options.seed)}; ${options.confidence * 100} % intervals in brackets.`;
  return [`${titleOf(scenario)}\n${wrap(text)}`, ...noticeLines(remarksOn([scenario]))];
}

const SUBJECTS: Readonly<Record<Exclude<AskedSensitivity['measure'], 'haltProbability'>, string>> = {
  haltDays: 'the days halted',
  vehiclesLost: 'the vehicles lost',
  valueLost: 'the value lost, in USD',
  cost: 'the cost of stock, halts and air freight, in USD,',
};

function subject({ measure, automaker, byDay }: AskedSensitivity): string {
  const who = automaker ?? 'any line';
  if (measure === 'haltProbability') return `the chance that ${who} halts within ${count(byDay)} days, in %`;
  return `${SUBJECTS[measure]} by ${automaker ?? 'all lines'}`;
}

function isChance(result: object): boolean {
  return 'question' in result && (result as Tornado).question.measure === 'haltProbability';
}

function noiseText(noise: number, scale: number, of: string): string {
  if (noise === 0) return '';
  return ` The noise of ${of}, ± ${number(Math.sqrt(Math.max(0, noise)) * scale)}${scale === 100 ? ' points' : ''}, is taken out.`;
}

/** Formats a number with its digits that count, `0.0042`, `31.5`, `1,234`. */
function number(value: number): string {
  const size = Math.abs(value);
  if (size >= 1000) return count(value);
  return size === 0 ? '0' : String(Number(value.toPrecision(3))).replace('-', '−');
}

function withInterval({ value, interval }: Estimate, scale: number): string {
  if (Number.isNaN(value)) return '–';
  const short = (x: number): string => rounded(x * scale);
  return `${short(value)} (${interval.every(Number.isFinite) ? interval.map(short).join(' to ') : 'not known'})`;
}

function signedWithInterval({ value, interval }: Estimate, scale: number): string {
  const isKnown = interval.every(Number.isFinite);
  const ends = isKnown ? interval.map((end) => signed(end * scale)).join(' to ') : 'not known';
  return `${signed(value * scale)} (${ends})`;
}

/** Formats a number that may be below 0: below ten with two decimals. */
function rounded(value: number): string {
  const size = Math.abs(value);
  const text = size < 10 ? size.toFixed(2) : size < 100 ? digits(size) : count(size);
  return `${value < 0 && Number(text) !== 0 ? '−' : ''}${text}`;
}
