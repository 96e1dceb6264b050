// What the facts tell of each parameter, and which parameters trade off against each other.

import type { Calibration } from './calibration.ts';
import { number, paragraph, percent, table } from './markdown.ts';
import { NAMES, PARAMETERS, type ParameterName, priorShareBelow } from './parameters.ts';

/** How much narrower a posterior is than its prior: 0 for no narrower, 1 for a point. */
export interface Learnt {
  readonly name: ParameterName;
  readonly share: number;
}

/** Two parameters that the facts tie to each other, by their rank correlation over the sets. */
export interface TradeOff {
  readonly first: ParameterName;
  readonly second: ParameterName;
  readonly correlation: number;
}

/** Pairs with a weaker correlation are not shown. */
const SHOWN_FROM = 0.25;

/** Variance of a uniform number. */
const UNIFORM_VARIANCE = 1 / 12;

/**
 * Returns what was learnt of each parameter: 1 less the ratio of standard deviations, after and before, on
 * the scale on which the prior is uniform.
 */
export function learntOf({ sets }: Pick<Calibration, 'sets'>): Learnt[] {
  return NAMES.map((name) => {
    const shares = sets.map((set) => priorShareBelow(name, set[name]));
    const mean = shares.reduce((sum, x) => sum + x, 0) / shares.length;
    const variance = shares.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (shares.length - 1);
    return { name, share: 1 - Math.sqrt(variance / UNIFORM_VARIANCE) };
  });
}

/** Returns all pairs of parameters, the strongest rank correlation first. */
export function tradeOffs({ sets }: Pick<Calibration, 'sets'>): TradeOff[] {
  const ranks = NAMES.map((name) => ranksOf(sets.map((set) => set[name])));
  const pairs = NAMES.flatMap((first, i) =>
    NAMES.slice(i + 1).map((second, j): TradeOff => {
      return { first, second, correlation: correlation(ranks[i]!, ranks[i + 1 + j]!) };
    }),
  );
  return pairs.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}

function ranksOf(values: readonly number[]): Float64Array {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  order.forEach((i, rank) => {
    ranks[i] = rank - (values.length - 1) / 2;
  });
  return ranks;
}

/** The correlation of lists that are centred. */
function correlation(a: Float64Array, b: Float64Array): number {
  const product = (x: Float64Array, y: Float64Array): number =>
    x.reduce((sum, one, i) => sum + one * y[i]!, 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

/** The section of docs/hindcast.md. */
export function identifiabilitySection(calibration: Calibration): string {
  const learnt = learntOf(calibration).sort((a, b) => b.share - a.share);
  const pairs = tradeOffs(calibration).filter((pair) => Math.abs(pair.correlation) >= SHOWN_FROM);
  const label = (name: ParameterName): string => PARAMETERS[name].label;
  return `## What do the facts tell of each number?

${paragraph(`A posterior that is as wide as its prior has learnt nothing. Shown is how much narrower it is: 1 less the ratio of standard deviations, on the scale on which the prior is uniform.`)}

${table(
  ['open number', 'narrower by'],
  learnt.map(({ name, share }) => [label(name), `${percent(share)} %`]),
)}

${
  pairs.length === 0
    ? paragraph(
        `No two of them are tied to each other: all rank correlations over the sets are below ${SHOWN_FROM}.`,
      )
    : `${paragraph(`Some numbers trade off: the facts say more of them together than of each. These pairs have a rank correlation of ${SHOWN_FROM} or more over the sets.`)}

${table(
  ['open number', 'trades off with', 'rank correlation'],
  pairs.map((pair) => [label(pair.first), label(pair.second), number(pair.correlation)]),
)}`
}`;
}
