import { betaTails } from './beta.ts';
import { times } from './kaplan-meier.ts';

/** Bisections of the unit interval for an end of an interval, to the last bit of a double. */
const HALVINGS = 52;

type Moments = readonly [mean: number, square: number];

/**
 * Returns the beta product interval of a survival curve (Fay, Brittain and Proschan, Biostatistics 14,
 * 2013) in its mid-p form (Fay and Brittain, Statistics in Medicine 35, 2016).
 *
 * Each event time multiplies the curve by a beta variable. The product is taken as a beta variable of
 * the same two moments. The low end allows for one more event at once. So the interval covers with few
 * at risk.
 *
 * @param product - moments of the product so far.
 * @param atRisk - entries that are still followed after the time read.
 */
export function betaProductInterval(
  product: Moments,
  atRisk: number,
  confidence: number,
): [low: number, high: number] {
  const now = betaOf(product);
  const after = atRisk > 0 ? betaOf(times(product, atRisk, 1)) : undefined;
  const below = (x: number): number => {
    const [upper, lower] = [betaTails(x, ...now).lower, after ? betaTails(x, ...after).lower : 1];
    return (upper + lower) / 2;
  };
  const tail = (1 - confidence) / 2;
  return [quantile(below, tail), quantile(below, 1 - tail)];
}

/** Returns the parameters of the beta distribution with these moments. */
function betaOf([mean, square]: Moments): [a: number, b: number] {
  const size = (mean * (1 - mean)) / (square - mean * mean) - 1;
  return [mean * size, (1 - mean) * size];
}

function quantile(below: (x: number) => number, p: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (below(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
