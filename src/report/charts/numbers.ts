/** A number as people read it: three digits that count, no trailing zeros, a real minus sign. */
export function readable(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const text = size >= 1000 ? String(Math.round(size)) : String(Number(size.toPrecision(3)));
  const grouped = size >= 10_000 && !text.includes('e') ? text.replace(/\B(?=(\d{3})+$)/g, ',') : text;
  return Number(text) === 0 ? '0' : `${value < 0 ? '−' : ''}${grouped}`;
}

/**
 * Numbers to be compared, with as many decimals as give the largest three digits that count: `0.0298` and
 * `0.13` as `0.030`, `0.130`.
 */
export function alike(values: readonly number[]): string[] {
  const largest = Math.max(...values.filter(Number.isFinite).map((value) => Math.abs(value)), 0);
  const decimals = [100, 10, 1, 0.1, 0.01, 0.001].findIndex((size) => largest >= size);
  if (decimals <= 0) return values.map((value) => readable(decimals === 0 ? Math.round(value) : value));
  return values.map((value) => (Number.isFinite(value) ? withDecimals(value, decimals) : '–'));
}

/** `0.2–0.31`; an end that is not known is left open. */
export function readableRange(low: number, high: number): string {
  if (!Number.isFinite(high)) return `from ${readable(low)}`;
  if (!Number.isFinite(low)) return `to ${readable(high)}`;
  return `${readable(low)}${low < 0 || high < 0 ? ' to ' : '–'}${readable(high)}`;
}

function withDecimals(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return `${value < 0 && Number(text) !== 0 ? '−' : ''}${text}`;
}

/** A chance between 0 and 1 in per cent. */
export function percentText(share: number): string {
  return `${readable(share * 100)} %`;
}
