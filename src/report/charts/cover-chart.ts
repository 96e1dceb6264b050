import type { DateTick } from './date-axis.ts';
import { draw, type Words } from './drawing.ts';
import { endLabels } from './end-labels.ts';
import { areaY, axisX, axisY, gridY, lineY, ruleY } from './library.ts';
import { COLOR } from './theme.ts';
import { niceRange } from './ticks.ts';

/** Days of cover by day: its quantiles over futures. */
export interface CoverChart {
  readonly words: Words;
  readonly color: string;
  readonly days: readonly number[];
  readonly quantiles: Readonly<Record<'5' | '25' | '50' | '75' | '95', readonly number[]>>;
  readonly ticks: readonly DateTick[];
  /** Names of the upper end, the median and the lower end. */
  readonly names: readonly [upper: string, median: string, lower: string];
}

const FRAME = { top: 12, height: 178, bottom: 38 };

/** Returns the fan: nine tenths and the middle half of the futures, and their median. */
export function coverChart({ words, color, days, quantiles, ticks, names }: CoverChart): string {
  const rows = days.map((day, i) => ({
    day,
    p5: quantiles[5][i]!,
    p25: quantiles[25][i]!,
    p50: quantiles[50][i]!,
    p75: quantiles[75][i]!,
    p95: quantiles[95][i]!,
  }));
  const domain = niceRange([0, Math.max(1, ...quantiles[95])], 5);
  const axis = { domain, top: FRAME.top, bottom: FRAME.top + FRAME.height };
  const labels = new Map(ticks.map(({ day, label }) => [day, label]));
  const last = rows.at(-1)!;
  return draw(words, {
    ...{ width: 350, height: axis.bottom + FRAME.bottom },
    ...{ marginLeft: 38, marginRight: 74, marginTop: FRAME.top, marginBottom: FRAME.bottom },
    x: { domain: [days[0]!, last.day] },
    y: { domain },
    color: { type: 'identity' },
    marks: [
      gridY({ ticks: 5, stroke: COLOR.grid, strokeOpacity: 1 }),
      axisY({ ticks: 5, tickSize: 0, label: null, color: COLOR.muted }),
      axisX([...labels.keys()], {
        tickFormat: (day: number) => labels.get(day) ?? '',
        label: null,
        color: COLOR.muted,
      }),
      areaY(rows, { x: 'day', y1: 'p5', y2: 'p95', fill: color, fillOpacity: 0.18 }),
      areaY(rows, { x: 'day', y1: 'p25', y2: 'p75', fill: color, fillOpacity: 0.3 }),
      lineY(rows, { x: 'day', y: 'p50', stroke: color, strokeWidth: 2.2 }),
      ruleY([0], { stroke: COLOR.line }),
      endLabels(
        [last.p95, last.p50, last.p5].map((value, i) => ({ label: names[i]!, value, color })),
        axis,
      ),
    ],
  });
}
