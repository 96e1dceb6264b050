import { exp, expAt, ln } from '../../random/elementary-functions.ts';
import { normalCdf } from '../../random/normal.ts';
import { PARAMETERS, POOLED } from './channel.ts';
import { type ChannelFlows, normalPoints, POOLED_SD } from './channel-flows.ts';
import type { EpisodeSeries } from './episode-series.ts';

/*
 * What goods have in common. In each pooled parameter, in its standard normal numbers, the good e lies at
 * θₑ ~ N(μ, σ²). With μ ~ N(0, 0.65²) and σ uniform on 0.5 … 1, a new good has the variance of the prior
 * when nothing is known. A month of customs data is the flow of one path times a lognormal error of
 * mean 1 and standard deviation τ of its logarithm, which is one for all goods.
 *
 * Flows are simulated once, at settings that are drawn somewhat wider than the prior. A good's likelihood
 * under (μ, σ, τ) is the mean of those at the settings, weighted by the ratio of N(μ, σ²) to the density
 * that they are drawn from. (μ, σ, τ) are points of a Sobol sequence from their prior, weighted by the
 * product of the goods' likelihoods.
 */

export const MU_SD = 0.65;
export const SIGMA: readonly [low: number, high: number] = [0.5, 1];
/** Values of τ, of equal prior weight: the odd twelfths of a lognormal with median 0.5 and sigma 0.45. */
export const TAUS: readonly number[] = [0.268, 0.369, 0.455, 0.55, 0.677, 0.932];
/** Added to a share before its logarithm is taken, so that a month without exports has one. */
export const FLOOR = 0.03;

/** Common parameters of all goods: by pooled parameter, a mean and a standard deviation; and τ. */
export interface Hyperparameters {
  readonly mu: Float64Array;
  readonly sigma: Float64Array;
  /** Index in `TAUS`. */
  readonly tau: number;
}

/**
 * Returns the hyperparameters at a point of standard normal numbers, which are their prior.
 *
 * @param centre - by pooled parameter, the mean of μ; 0 unless it is asked how much the prior matters.
 */
export function hyperparametersAt(
  point: Float64Array,
  centre: readonly number[] = POOLED.map(() => 0),
): Hyperparameters {
  const d = POOLED.length;
  return {
    mu: point.slice(0, d).map((z, j) => centre[j]! + MU_SD * z),
    sigma: point.slice(d, 2 * d).map((z) => SIGMA[0] + (SIGMA[1] - SIGMA[0]) * normalCdf(z)),
    tau: Math.min(TAUS.length - 1, Math.floor(normalCdf(point[2 * d]!) * TAUS.length)),
  };
}

/** Returns hyperparameters drawn from their prior; `centre` is as in `hyperparametersAt`. */
export function drawHyperparameters(
  seed: string,
  count: number,
  centre?: readonly number[],
): Hyperparameters[] {
  const points = normalPoints(`${seed}/hyperparameters`, count, 2 * POOLED.length + 1);
  return points.map((point) => hyperparametersAt(point, centre));
}

/**
 * Writes the weight of each setting under hyperparameters, up to a factor: the ratio of their density to
 * that from which settings are drawn.
 */
export function weighSettings({ mu, sigma }: Hyperparameters, flows: ChannelFlows, into: Float64Array): void {
  const places = POOLED.map((name) => PARAMETERS.indexOf(name));
  for (let m = 0; m < flows.settings; m++) {
    const point = flows.points[m]!;
    let log = 0;
    for (let j = 0; j < places.length; j++) {
      const z = point[places[j]!]!;
      const u = (z - mu[j]!) / sigma[j]!;
      log += 0.5 * ((z * z) / POOLED_SD ** 2 - u * u);
    }
    into[m] = log;
    expAt(into, m);
  }
}

/** By value of τ and setting, the likelihood of a good, all up to one factor. */
export type LikelihoodTable = readonly Float64Array[];

/**
 * Returns the likelihood of a series at every setting. The logarithm of a month is normal about the mean
 * over the paths of the setting, with their variance and τ² about it.
 *
 * Months of one path resemble each other, as a product over months does not know. So the product counts as
 * the independent months that it is worth: their share is (1 − ρ) / (1 + ρ), ρ the correlation of one month
 * with the next.
 */
export function likelihoodTable(
  { months }: EpisodeSeries,
  flows: ChannelFlows,
  { variance, correlation }: PathSpread,
): LikelihoodTable {
  const seen = months.map(({ share }) => ln(share + FLOOR));
  const worth = TAUS.map((tau) => {
    const rho = (correlation * variance) / (variance + tau * tau);
    return (1 - rho) / (1 + rho);
  });
  const logs = TAUS.map(() => new Float64Array(flows.settings));
  for (let m = 0; m < flows.settings; m++) {
    months.forEach(({ from, to }, i) => {
      const { mean, variance } = momentsOf(flows, m, from, to);
      const spread = variance * (1 + 1 / flows.trials);
      TAUS.forEach((tau, t) => {
        const all = spread + tau * tau;
        // About −τ²/2, so that the error keeps the mean of the flow.
        const error = seen[i]! - mean + (tau * tau) / 2;
        logs[t]![m]! -= (worth[t]! * ((error * error) / all + ln(all))) / 2;
      });
    });
  }
  const most = logs.reduce((top, table) => table.reduce((a, b) => Math.max(a, b), top), -1e300);
  return logs.map((table) => table.map((log) => exp(log - most)));
}

/** How paths of one setting spread about their mean, in the logarithm of a month. */
export interface PathSpread {
  readonly variance: number;
  /** Of a month with the next one. */
  readonly correlation: number;
}

/** Returns the spread of paths about the mean of their setting, in the months of the second year. */
export function pathSpread(flows: ChannelFlows): PathSpread {
  let [own, next, count] = [0, 0, 0];
  for (let m = 0; m < flows.settings; m++) {
    for (let from = 365; from < 730; from += 30) {
      const [a, b] = [logsOf(flows, m, from, from + 30), logsOf(flows, m, from + 30, from + 60)];
      const [meanA, meanB] = [meanOf(a), meanOf(b)];
      for (let i = 0; i < a.length; i++) {
        own += (a[i]! - meanA) ** 2;
        next += (a[i]! - meanA) * (b[i]! - meanB);
      }
      count += a.length - 1;
    }
  }
  return { variance: own / count, correlation: next / own };
}

function momentsOf(flows: ChannelFlows, setting: number, from: number, to: number) {
  const logs = logsOf(flows, setting, from, to);
  const mean = meanOf(logs);
  return { mean, variance: logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (logs.length - 1) };
}

function logsOf(flows: ChannelFlows, setting: number, from: number, to: number): number[] {
  return Array.from({ length: flows.trials }, (_, t) =>
    ln(flows.between(setting * flows.trials + t, from, to) + FLOOR),
  );
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** Returns, by good, the log likelihood under each of the hyperparameters. */
export function logLikelihoods(
  tables: readonly LikelihoodTable[],
  hyperparameters: readonly Hyperparameters[],
  flows: ChannelFlows,
): Float64Array[] {
  const results = tables.map(() => new Float64Array(hyperparameters.length));
  const weights = new Float64Array(flows.settings);
  hyperparameters.forEach((one, h) => {
    weighSettings(one, flows, weights);
    const whole = weights.reduce((a, b) => a + b, 0);
    tables.forEach((table, e) => {
      const at = table[one.tau]!;
      let sum = 0;
      for (let m = 0; m < weights.length; m++) sum += weights[m]! * at[m]!;
      results[e]![h] = ln(Math.max(sum / whole, 1e-300));
    });
  });
  return results;
}

/** Returns weights of the hyperparameters given some goods, with sum 1. */
export function posteriorWeights(levels: readonly Float64Array[], count: number): Float64Array {
  const logs = new Float64Array(count);
  for (const level of levels) for (let h = 0; h < count; h++) logs[h]! += level[h]!;
  const most = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const weights = logs.map((log) => exp(log - most));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / sum);
}
