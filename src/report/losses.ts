import type { Accumulation } from '../analysis/money/accumulation.ts';
import type { InsuredLoss } from '../analysis/money/insured-loss.ts';
import type { LineCosts, Losses } from '../analysis/money/losses.ts';
import type { CostName } from '../analysis/money/most.ts';
import type { RunSummary } from '../analysis/summary.ts';
import type { RunOptions } from '../engine/run.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Estimate } from '../stats/estimate.ts';
import { CONDITIONAL, noticeLines } from './brackets.ts';
import { type Cell, estimateCells, estimateHeads } from './csv-table.ts';
import { table, titleOf, wrap } from './layout.ts';
import { type Money, moneyFormat } from './money.ts';
import { count, percentWithInterval } from './numbers.ts';

const COSTS: readonly CostName[] = ['stockCost', 'haltLoss', 'airCost', 'cost'];
const TITLES: Readonly<Record<CostName, string>> = {
  stockCost: 'Stock',
  haltLoss: 'Halts',
  airCost: 'Air freight',
  cost: 'In all',
};

/** Returns the mean costs of the lines of a run as a table; nothing without prices. */
export function meanCostsText({ automakers }: RunSummary): string[] {
  const priced = Object.entries(automakers).filter(([, { money }]) => money !== undefined);
  if (priced.length === 0) return [];
  const money = moneyFormat(priced.map(([, line]) => line.money!.cost));
  const shown = COSTS.slice(0, 3).filter(
    (name) => name !== 'airCost' || priced.some(([, line]) => line.money!.airCost.value > 0),
  );
  const head = ['', ...shown.map((name) => TITLES[name].toLowerCase()), 'in all'];
  const rows = priced.map(([id, line]) => [
    `  ${id}`,
    ...shown.map((name) => money.plain(line.money![name].value)),
    money.withInterval(line.money!.cost),
  ]);
  return [`Mean cost, USD${money.size}\n${table([head, ...rows])}`];
}

/** Returns what futures cost as text: by kind of cost, for all lines and each of them. */
export function lossesText(losses: Losses): string {
  const { allLines, automakers, share } = losses;
  const money = moneyFormat([allLines.cost.tailMean]);
  const lines: [string, LineCosts][] = [['all lines', allLines], ...Object.entries(automakers)];
  const shown = COSTS.filter((name) => name === 'cost' || allLines[name].expected.value > 0);
  const rows = shown.flatMap((name) => [
    [TITLES[name]],
    ...lines.map(([id, line]) => [
      `  ${id}`,
      money.withInterval(line[name].expected),
      money.plain(line[name].quantile.value),
      money.withInterval(line[name].tailMean),
    ]),
  ]);
  const worst = `worst ${Number((100 * (1 - share)).toPrecision(6))} %`;
  return [
    heading(losses, `What it costs over the horizon, USD${money.size}.`),
    ...noticeLines(losses),
    table([['', 'expected', `P${Number((100 * share).toPrecision(6))}`, `mean of the ${worst}`], ...rows]),
    wrap(
      `All lines: added up in each future first, so that one event that hits all of them counts as one. Stock: capital, storage and obsolescence of the stock that is planned. Halts: margin of vehicles not built and not caught up, and the fixed costs of halts and restarts.`,
    ),
    wrap(CONDITIONAL),
  ].join('\n\n');
}

/** Returns an accumulation as text: a row for each return period, and whose part is which. */
export function accumulationText(result: Accumulation): string {
  const { accumulation: rows, measure } = result;
  const money = moneyFormat(rows.map(({ tailMean }) => tailMean));
  const ids = Object.keys(rows[0]!.parts);
  const totals = rows.map(({ oneIn, total, tailMean, alone }) => [
    `1 in ${count(oneIn).replace('.0', '')}`,
    money.withInterval(total),
    money.withInterval(tailMean),
    money.plain(Object.values(alone).reduce((sum, { value }) => sum + value, 0)),
  ]);
  const parts = ids.map((id) => [id, ...rows.map(({ parts }) => money.plain(parts[id]!.value))]);
  const periods = rows.map(({ oneIn }) => `1 in ${count(oneIn).replace('.0', '')}`);
  return [
    heading(result, `What all lines lose together (${measure}), USD${money.size}.`),
    ...noticeLines(result),
    table([['futures', 'total', 'mean beyond it', 'alone, added'], ...totals]),
    `Whose part of the mean beyond it\n${table([['', ...periods], ...parts])}`,
    wrap(CONDITIONAL),
  ].join('\n\n');
}

/** Returns what an insurer pays as text: the terms, then expected, probable maximum and tail. */
export function insuredText(loss: InsuredLoss): string {
  const { terms, expected, claimProbability, probableMaximum, tailMean, byAutomaker } = loss;
  const money = moneyFormat([tailMean, probableMaximum]);
  const rows: string[][] = [
    ['chance of a claim', percentWithInterval(claimProbability)],
    ['expected', money.withInterval(expected)],
    [`exceeded in 1 of ${count(terms.oneIn).replace('.0', '')}`, money.withInterval(probableMaximum)],
    ['mean beyond it', money.withInterval(tailMean)],
    ...Object.entries(byAutomaker).map(([id, paid]) => [`  ${id}, expected`, money.withInterval(paid)]),
  ];
  return [
    heading(loss, `${termsText(loss, money)} Payments in USD${money.size}.`),
    ...noticeLines(loss),
    table(rows),
    wrap(CONDITIONAL),
  ].join('\n\n');
}

function termsText({ terms }: InsuredLoss, money: Money): string {
  const { automaker, waitingDays, sumInsured, deductible, limit, aggregateLimit } = terms;
  const limited = (name: string, value: number | null): string[] =>
    value === null ? [] : [`${name} ${money.plain(value)}`];
  const parts = [
    `waiting ${count(waitingDays).replace('.0', '')} days`,
    ...limited('sum insured', sumInsured),
    ...limited('deductible', deductible),
    ...limited('limit', limit),
    ...limited('aggregate limit', aggregateLimit),
  ];
  return `Cover of halts of ${automaker ?? 'each line'}: ${parts.join(', ')}.`;
}

function heading(
  { scenario, options }: { readonly scenario: Scenario; readonly options: RunOptions },
  what: string,
): string {
  return `${titleOf(scenario)}\n${wrap(`${what} ${scenario.horizonDays} days from ${scenario.start}; ${count(options.trials)} futures, seed ${JSON.stringify(options.seed)}; ${options.confidence * 100} % intervals in brackets.`)}`;
}

/** Rows of what futures cost: one for each line and kind of cost. */
export function lossesRows({ allLines, automakers }: Losses): Cell[][] {
  const lines: [string, LineCosts][] = [['', allLines], ...Object.entries(automakers)];
  const estimates = ['expected', 'quantile', 'tailMean'];
  return [
    ['automaker', 'cost', ...estimates.flatMap(estimateHeads)],
    ...lines.flatMap(([id, line]) =>
      COSTS.map((name): Cell[] => {
        const { expected, quantile, tailMean } = line[name];
        return [id, name, ...[expected, quantile, tailMean].flatMap(estimateCells)];
      }),
    ),
  ];
}

/** Rows of an accumulation: one for each return period. */
export function accumulationRows({ accumulation: rows }: Accumulation): Cell[][] {
  const ids = Object.keys(rows[0]!.parts);
  const named = (of: (id: string) => string): string[] => ids.flatMap((id) => estimateHeads(of(id)));
  const all = (by: Readonly<Record<string, Estimate>>): number[] =>
    ids.flatMap((id) => estimateCells(by[id]!));
  return [
    [
      'oneIn',
      ...estimateHeads('total'),
      ...estimateHeads('tailMean'),
      ...named((id) => `${id}.part`),
      ...named((id) => `${id}.alone`),
    ],
    ...rows.map(({ oneIn, total, tailMean, parts, alone }) => [
      oneIn,
      ...estimateCells(total),
      ...estimateCells(tailMean),
      ...all(parts),
      ...all(alone),
    ]),
  ];
}

/** Rows of an insured loss: a single one. */
export function insuredRows({
  claimProbability,
  expected,
  probableMaximum,
  tailMean,
}: InsuredLoss): Cell[][] {
  const names = ['claimProbability', 'expected', 'probableMaximum', 'tailMean'];
  const estimates = [claimProbability, expected, probableMaximum, tailMean];
  return [names.flatMap(estimateHeads), estimates.flatMap(estimateCells)];
}
