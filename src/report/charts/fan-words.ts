import type { FanChart, Gappy } from './fan-types.ts';
import { percentText, readable } from './numbers.ts';
import { isNumber } from './ticks.ts';

/** Returns the chart in words. */
export function fanDescription({ unit, months, median, observed, bands }: FanChart): string {
  const medians = median.filter(isNumber);
  const seen = observed.filter(isNumber).length;
  const widest = bands.reduce<FanChart['bands'][number] | null>(
    (a, b) => (a !== null && a.level >= b.level ? a : b),
    null,
  );
  return [
    `${unit}, by month from ${months[0]} to ${months.at(-1)}.`,
    ...(medians.length === 0
      ? []
      : [`Median ${readable(medians[0]!)} at first and ${readable(medians.at(-1)!)} at last.`]),
    `${seen} of ${months.length} months observed${insideText(widest, observed)}.`,
  ].join(' ');
}

function insideText(band: FanChart['bands'][number] | null, observed: Gappy): string {
  if (band === null || !observed.some(isNumber)) return '';
  const { level, low, high } = band;
  const inside = observed.filter(
    (value, i) =>
      isNumber(value) && isNumber(low[i]) && isNumber(high[i]) && value >= low[i] && value <= high[i],
  );
  return `, ${inside.length} of them within the ${percentText(level)} band`;
}
