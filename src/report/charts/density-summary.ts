import type { DensityPanel } from './density-types.ts';
import { alike } from './numbers.ts';

/** Draws in ascending order with their weights; those that are no numbers, or weigh nothing, left out. */
export interface Weighted {
  readonly values: readonly number[];
  readonly weights: readonly number[];
  readonly total: number;
}

export interface PanelSummary {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export function sorted(values: ArrayLike<number>, weights?: ArrayLike<number>): Weighted {
  const pairs = Array.from(
    values,
    (value, i) => [value, weights === undefined ? 1 : (weights[i] ?? 0)] as const,
  )
    .filter(([value, weight]) => Number.isFinite(value) && Number.isFinite(weight) && weight > 0)
    .sort(([a], [b]) => a - b);
  return {
    values: pairs.map(([value]) => value),
    weights: pairs.map(([, weight]) => weight),
    total: pairs.reduce((sum, [, weight]) => sum + weight, 0),
  };
}

/** The first draw at or below which a share p of the weight lies; NaN of none. */
export function weightedQuantile({ values, weights, total }: Weighted, p: number): number {
  let below = 0;
  const at = values.findIndex((_, i) => {
    below += weights[i]!;
    // Allows for rounding of the sum, which must not select the next draw.
    return below >= p * total * (1 - 1e-12);
  });
  return values.at(at) ?? Number.NaN;
}

/** Mean and central 90 % of a posterior. */
export function summarizePanel({ posterior, mean }: DensityPanel): PanelSummary {
  const draws = sorted(posterior.values, posterior.weights);
  const sum = draws.values.reduce((total, value, i) => total + value * draws.weights[i]!, 0);
  return {
    mean: mean ?? sum / draws.total,
    low: weightedQuantile(draws, 0.05),
    high: weightedQuantile(draws, 0.95),
  };
}

/** Mean and range in words; nothing but that where there are no draws. */
export function summaryTexts(panel: DensityPanel): string[] {
  const { mean, low, high } = summarizePanel(panel);
  if (Number.isNaN(low)) return ['no draws'];
  const unit = panel.unit ? ` ${panel.unit}` : '';
  const [middle, from, to] = alike([mean, low, high]);
  return [`mean ${middle}${unit}`, `90 % ${from}${low < 0 || high < 0 ? ' to ' : '–'}${to}${unit}`];
}
