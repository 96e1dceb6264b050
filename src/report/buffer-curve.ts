import type { BufferCurve } from '../analysis/buffers/curve.ts';
import type { CostName } from '../analysis/money/most.ts';
import { eighths } from './blocks.ts';
import { laneOf, perDayText } from './buffer-plan.ts';
import { estimateCells, estimateHeads } from './csv-table.ts';
import { table, titleOf, wrap } from './layout.ts';
import { moneyFormat } from './money.ts';
import { count, percentWithInterval } from './numbers.ts';

const COSTS: readonly CostName[] = ['stockCost', 'haltLoss', 'airCost', 'cost'];

/** Returns a curve as text: the chance of a halt by days of cover, with a bar. */
export function bufferCurveText({
  scenario,
  automaker,
  byDay,
  lane,
  points: all,
  oneMoreDay,
  options,
}: BufferCurve): string {
  const most = Math.max(...all.map(({ haltProbability }) => haltProbability.value), 1e-9);
  const money = moneyFormat(all.flatMap((point) => point.money?.cost ?? []));
  const isPriced = all[0]!.money !== undefined;
  const rows = all.map(({ days, haltProbability, money: costs }) => [
    count(days),
    percentWithInterval(haltProbability),
    ...(costs ? [costs.stockCost, costs.haltLoss, costs.cost].map(({ value }) => money.plain(value)) : []),
    eighths(haltProbability.value / most, isPriced ? 20 : 40),
  ]);
  const prices = Object.entries(oneMoreDay).map(([path, price]) => [laneOf(path), perDayText(price)]);
  return [
    wrap(
      `${titleOf(scenario)}: P(${automaker ?? 'any line'} halts by day ${byDay}) by days of cover of ${lane ?? 'every lane that can stop the line'}. \
${count(options.trials)} futures, seed ${JSON.stringify(options.seed)}, the same for all.`,
    ),
    leftAligned([['days', 'halts', ...(isPriced ? ['stock', 'halts', 'in all'] : []), ''], ...rows]),
    ...(isPriced ? [wrap(`Stock, halts and in all: mean costs in USD${money.size}.`)] : []),
    `One more day of cover as it stands, in points of the chance\n${table(prices)}`,
  ].join('\n\n');
}

/** Aligns the last column to the left, as bars are. */
function leftAligned(rows: readonly (readonly string[])[]): string {
  const lines = table(rows.map((row) => row.slice(0, -1))).split('\n');
  return lines.map((line, i) => `${line}  ${rows[i]!.at(-1)}`.trimEnd()).join('\n');
}

/** Rows of a curve: a point each. */
export function bufferCurveRows({ points: all }: BufferCurve): (string | number)[][] {
  const head = ['days', 'haltProbability', 'low', 'high', 'bandLow', 'bandHigh'];
  const costs = all[0]?.money ? COSTS.flatMap(estimateHeads) : [];
  return [
    [...head, ...costs],
    ...all.map(({ days, haltProbability: { value, interval }, band, money }) => [
      days,
      value,
      ...interval,
      ...band,
      ...(money ? COSTS.flatMap((name) => estimateCells(money[name])) : []),
    ]),
  ];
}
