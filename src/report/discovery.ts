import type { DiscoveredBox, Discovery, Hold } from '../analysis/discover/discovery.ts';
import type { Estimate } from '../stats/estimate.ts';
import { type Cell, estimateCells, estimateHeads } from './csv-table.ts';
import { limitText } from './input-text.ts';
import { table, wrap } from './layout.ts';
import { count, percentWithInterval, points as wholePoints } from './numbers.ts';

/** Names of the points and of those that are of interest. */
interface Nouns {
  readonly all: string;
  readonly hits: string;
}

/** Returns boxes as text: each as a sentence, then what it holds with intervals. */
export function discoveryText(discovery: Discovery): string {
  const { boxes, overall, together, points, inputs, options } = discovery;
  const nouns = nounsOf(discovery);
  const headline = `${questionText(discovery)}: ${percentWithInterval(overall)} of ${nouns.all}. ${count(inputs.length)} inputs. What follows was found on ${count(points.chose)} ${nouns.all}, tested on ${count(points.tested)} and measured on ${count(points.heldOut)} others; \
${options.confidence * 100} % intervals in brackets.`;
  if (boxes.length === 0) {
    return `${wrap(headline)}\n\n${wrap(`No box of inputs holds more ${nouns.hits} than its share of ${nouns.all} when it is tested. That does not rule out a pattern of several inputs.`)}`;
  }
  const rows: [string, Hold][] = boxes.map((box, b) => [`box ${b + 1}`, box]);
  if (boxes.length > 1) rows.push(['together', together]);
  return [
    wrap(headline),
    ...boxes.map((box, b) => wrap(`${b + 1}. ${boxText(box, nouns, b > 0)}`)),
    table([
      ['', `of the ${nouns.hits}`, `of the ${nouns.all}`, `${nouns.hits} in it`],
      ...rows.map(holdCells),
    ]),
  ].join('\n\n');
}

/**
 * Returns a box in words: "pace under 0.55 and buffer under 48 days: 83 % of the halts in 21 % of the
 * futures".
 */
function boxText(box: DiscoveredBox, { all, hits }: Nouns, isLater: boolean): string {
  const limits = Object.entries(box.limits).map(([path, limit]) => limitText(path, limit));
  const head = limits.length > 1 ? `${limits.slice(0, -1).join(', ')} and ${limits.at(-1)}` : limits[0]!;
  const of = (share: Estimate): string => `${wholePoints(share.value)} %`;
  const rest = isLater ? `, outside the ${all} above` : '';
  return `${head}${rest}: ${of(box.coverage)} of the ${hits} in ${of(box.mass)} of the ${all}.`;
}

function holdCells([name, { coverage, mass, density }]: [string, Hold]): string[] {
  return [name, ...[coverage, mass, density].map(percentWithInterval)];
}

function questionText({ question }: Discovery): string {
  if (question === null) return 'Of interest';
  const { automaker, byDay, scenario } = question;
  return `${automaker ?? 'Any line'} halts within ${byDay} days (${scenario})`;
}

function nounsOf({ question }: Discovery): Nouns {
  return question === null
    ? { all: 'points', hits: 'points of interest' }
    : { all: question.points, hits: 'halts' };
}

/** Returns the boxes as rows for a CSV file: one for each restriction. */
export function discoveryRows({ boxes }: Discovery): Cell[][] {
  return [
    ['box', 'input', 'low', 'high', 'quasiP', ...['coverage', 'density', 'mass'].flatMap(estimateHeads)],
    ...boxes.flatMap(({ limits, coverage, density, mass }, b) =>
      Object.entries(limits).map(([input, { low, high, quasiP }]) => [
        ...[b + 1, input, low, high, quasiP],
        ...[coverage, density, mass].flatMap(estimateCells),
      ]),
    ),
  ];
}
