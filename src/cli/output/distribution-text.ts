import type { Distribution } from '../../distribution.ts';

/** Returns a distribution in words. */
export function distributionText(of: Distribution): string {
  if (typeof of === 'number') return String(of);
  if ('median' in of) return `${of.median} (median; sigma ${of.sigma})`;
  if ('p5' in of) return `${of.p5} to ${of.p95} (90 %)`;
  if ('mode' in of) return `${of.low} to ${of.high}, mostly ${of.mode}`;
  if ('low' in of) return `${of.low} to ${of.high}`;
  if ('mean' in of) return `${of.mean} ± ${of.sd}`;
  return `one of ${of.values.join(', ')}`;
}

/** Returns the middle of a distribution in words: its median where it states one. */
export function medianText(of: Distribution): string {
  if (typeof of === 'number') return String(of);
  if ('median' in of) return String(of.median);
  if ('mode' in of) return String(of.mode);
  if ('mean' in of) return String(of.mean);
  return distributionText(of);
}
