import { createRequire } from 'node:module';

/*
 * Exact computations that share no code with the library: the normal distribution by quadrature, that of
 * Erlang by its series, the exponential of a rate matrix by uniformization, and China's working days from
 * the raw data of the package chinese-days.
 */

export type Matrix = readonly (readonly number[])[];

/** Returns the standard normal distribution function at z. */
export function phi(z: number): number {
  const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  return z > 10 ? 1 : z < -10 ? 0 : 0.5 + integrate(density, 0, z, 400);
}

/** Returns the distribution function at x of a lognormal by median and sigma. */
export function lognormalCdf(x: number, median: number, sigma: number): number {
  return x <= 0 ? 0 : phi(Math.log(x / median) / sigma);
}

/**
 * Returns a row of chances after `time` under a rate matrix, as the Poisson mixture of powers of I + Q/Λ,
 * whose terms are all positive.
 */
export function evolve(row: readonly number[], rates: Matrix, time: number): number[] {
  const fastest = Math.max(1e-12, ...rates.map((r) => r.reduce((sum, rate) => sum + rate, 0)));
  const step = (from: readonly number[]): number[] =>
    from.map((_, to) =>
      from.reduce((sum, p, i) => {
        const leaving = rates[i]!.reduce((total, rate) => total + rate, 0);
        return sum + p * (i === to ? 1 - leaving / fastest : rates[i]![to]! / fastest);
      }, 0),
    );
  let power = [...row];
  let weight = Math.exp(-fastest * time);
  let mixture = power.map((p) => p * weight);
  for (let n = 1; n < fastest * time + 60 + 10 * Math.sqrt(fastest * time); n++) {
    power = step(power);
    weight *= (fastest * time) / n;
    mixture = mixture.map((p, i) => p + power[i]! * weight);
  }
  return mixture;
}

/** Returns the chance that n exponential times of mean 1 add up to at most x, by its series. */
export function erlangCdf(n: number, x: number): number {
  let term = 1;
  let sum = 0;
  for (let k = 0; k < n; k++) {
    sum += term;
    term *= x / (k + 1);
  }
  return 1 - Math.exp(-x) * sum;
}

/** Returns ∫ f from `low` to `high` by Simpson's rule. */
export function integrate(f: (x: number) => number, low: number, high: number, pieces = 2000): number {
  const width = (high - low) / pieces;
  let sum = f(low) + f(high);
  for (let i = 1; i < pieces; i++) sum += f(low + i * width) * (i % 2 === 1 ? 4 : 2);
  return (sum * width) / 3;
}

/** Returns the chances of 0 … n successes in n trials with chance p. */
export function binomial(n: number, p: number): number[] {
  const chances = [(1 - p) ** n];
  for (let k = 1; k <= n; k++) chances.push((chances[k - 1]! * (n - k + 1) * p) / (k * (1 - p)));
  return chances;
}

const raw = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
};

/** Returns whether an ISO date of 2025 or 2026 is a working day in China, from raw data. */
export function chinaWorks(iso: string): boolean {
  if (iso in raw.workdays) return true;
  const weekday = new Date(`${iso}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !(iso in raw.holidays);
}

/** Returns the ISO date `offset` days after an ISO date. */
export function dayAfter(iso: string, offset: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
}

/** Returns the day, counted from `start`, of the n-th working day (n = 1, 2, …) from day `from` on. */
export function nthWorkingDay(start: string, n: number, from = 0): number {
  let day = from - 1;
  for (let left = n; left > 0; ) {
    day += 1;
    if (chinaWorks(dayAfter(start, day))) left -= 1;
  }
  return day;
}
