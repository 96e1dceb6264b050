import type { Estimate } from '../stats/estimate.ts';

/**
 * Formats a chance: `12.3 %`, small ones with two digits; one never seen as the end of its interval,
 * `<0.04 %`.
 */
export function percent(estimate: Estimate): string {
  const { value, interval } = estimate;
  if (Number.isNaN(value)) return '–';
  if (value === 0) return `<${digits(interval[1] * 100)} %`;
  if (value === 1) return `>${digits(interval[0] * 100)} %`;
  return `${digits(value * 100, estimate.standardError * 100)} %`;
}

/** Formats a chance as `12.3 % (11.7–13.0)`, over parameter sets in whole points, `12 % (12–13; 4–31)`. */
export function percentWithInterval(estimate: Estimate): string {
  if (estimate.knowledge && estimate.value > 0 && estimate.value < 1) {
    return `${points(estimate.value)} % (${range(estimate.interval, 0.1)}; ${range(estimate.knowledge, 0.5)})`;
  }
  const [low, high] = estimate.interval.map((end) => digits(end * 100));
  if (Number.isNaN(estimate.value)) return '–';
  return estimate.value === 0 ? percent(estimate) : `${percent(estimate)} (${low}–${high})`;
}

/** Formats a chance in whole points without the sign of per cent; below one point with one digit. */
export function points(chance: number): string {
  const percentage = chance * 100;
  if (percentage > 99.5 && percentage < 100) return '>99';
  if (percentage >= 0.95 || percentage === 0) return String(Math.round(percentage));
  return percentage < 1e-4 ? percentage.toExponential(0) : String(Number(percentage.toPrecision(1)));
}

/** Formats a range of chances as `12–31`, or as `<31` where the low end is below `nothing` points. */
export function range([low, high]: readonly [number, number], nothing: number): string {
  return low * 100 < nothing ? `<${points(high)}` : `${points(low)}–${points(high)}`;
}

/** Formats a number with thousands separators, `12,345`; below ten with one decimal. */
export function count(value: number): string {
  const text =
    Math.abs(value) < 10 && !Number.isInteger(value) ? value.toFixed(1) : String(Math.round(value));
  return text.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/**
 * Formats a percentage without its sign: with one decimal, small ones with one or two digits (`0.0012`), as
 * many as their standard error leaves, and below a ten-thousandth with an exponent (`2.3e-7`).
 */
export function digits(percentage: number, error = 0): string {
  if (percentage > 0 && percentage < 1) {
    const most = percentage >= 0.01 && percentage < 0.1 ? 1 : 2;
    const known = error > 0 && placeOf(error) >= placeOf(percentage) ? 1 : most;
    return percentage < 1e-4 ? percentage.toExponential(known - 1) : percentage.toPrecision(known);
  }
  return percentage >= 99.95 && percentage < 100 ? '99.9' : percentage.toFixed(1);
}

/** Returns the decimal exponent of the first digit of a number above 0. */
function placeOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

/** Formats a mean of losses, one never seen as the end of its interval, `<0.2`, or `–` without a bound. */
export function loss({ value, interval }: Estimate, text: (value: number) => string): string {
  if (value !== 0) return text(value);
  return Number.isFinite(interval[1]) ? `<${roundUp(interval[1])}` : '–';
}

/** Formats a number above 0 with its first digit, rounded up. */
function roundUp(value: number): string {
  const unit = Number(`1e${placeOf(value)}`);
  return count(Math.ceil(value / unit) * unit).replace('.0', '');
}

/** Formats a difference with its sign, `+1,234`, `−4.1`; below one with two decimals. */
export function signed(value: number): string {
  const size = Math.abs(value);
  const text = size > 0 && size < 1 ? size.toFixed(2) : size < 99.95 ? size.toFixed(1) : count(size);
  return /^0(\.0*)?$/.test(text) ? '0' : `${value < 0 ? '−' : '+'}${text}`;
}

/** Formats a difference in whole points with its sign, `+12`, `−4`; below one with one decimal. */
export function signedPoints(value: number): string {
  const size = Math.abs(value);
  const text = size < 0.95 ? size.toFixed(1) : String(Math.round(size));
  return text === '0.0' ? '0' : `${value < 0 ? '−' : '+'}${text}`;
}
