import type { Comparison, ScenarioDifference } from '../analysis/compare.ts';
import type { LineDifference, PairedEstimate } from '../analysis/line-difference.ts';
import type { CostName } from '../analysis/money/most.ts';
import { remarksOn } from '../analysis/parameters.ts';
import { CONDITIONAL, differenceBracketsText, noticeLines, spreadLines } from './brackets.ts';
import { table, titleOf, wrap } from './layout.ts';
import { moneyFormat } from './money.ts';
import { count, percent, signed, signedPoints } from './numbers.ts';

const LEGEND =
  'Before: the baseline; after: the alternative. Difference: after less before, with its interval. Ratio: how many times fewer futures the same precision takes than with two runs \
apart. Same: no future differs.';

const SAME = 'same';

/** Returns a comparison as text: a table for each alternative. */
export function comparisonText({ baseline, alternatives, differences }: Comparison): string {
  const { scenario, options } = baseline;
  const remarks = remarksOn([scenario, ...Object.values(alternatives).map((run) => run.scenario)]);
  const chances = Object.values(differences).map(({ haltProbability }) => haltProbability);
  const shown = chances.find(({ knowledge }) => knowledge !== undefined) ?? chances[0]!;
  const headline = `Baseline: ${titleOf(scenario)}. ${scenario.horizonDays} days from ${scenario.start}; \
${count(options.trials)} futures, seed ${JSON.stringify(options.seed)}, the same random numbers for all. ${differenceBracketsText(remarks, shown)}`;
  const tables = Object.entries(differences).map(([name, difference]) => differenceText(name, difference));
  const notes = spreadLines(Object.values(alternatives).map((run) => run.scenario));
  return [wrap(headline), ...noticeLines(remarks), ...notes, ...tables, wrap(LEGEND), wrap(CONDITIONAL)].join(
    '\n\n',
  );
}

function differenceText(name: string, difference: ScenarioDifference): string {
  const automakers = Object.entries(difference.automakers);
  const changed = automakers.filter(([, line]) => !unchanged(line));
  const lines: [string, LineDifference][] = [['all lines', difference], ...changed];
  const section = (title: string, row: (line: LineDifference) => readonly string[]): string[][] => [
    [title],
    ...lines.map(([id, line]) => [`  ${id}`, ...row(line)]),
  ];
  const rows = table([
    ['', 'before', 'after', 'difference', 'ratio'],
    ...checkpointRows(difference),
    ...section('Halts, %', ({ haltProbability }) => chanceCells(haltProbability)),
    ...section('Days halted', ({ haltDays }) => meanCells(haltDays)),
    ...section('Vehicles lost', ({ vehiclesLost }) => meanCells(vehiclesLost)),
  ]);
  const rest = automakers.filter(([, line]) => unchanged(line)).map(([id]) => id);
  const costs = difference.money ? `\n\n${moneyTable(difference.money, lines)}` : '';
  const text = `${wrap(`Alternative: ${name}`)}\n${rows}${costs}`;
  return rest.length === 0 ? text : `${text}\n${wrap(`The same in every future: ${rest.join(', ')}.`)}`;
}

/** Returns a table of costs, all in the size of the total. */
function moneyTable(
  { cost }: NonNullable<LineDifference['money']>,
  lines: readonly [string, LineDifference][],
): string {
  const money = moneyFormat([cost.baseline, cost.alternative]);
  const row = (id: string, pair: PairedEstimate): string[] => [
    `  ${id}`,
    money.plain(pair.baseline.value),
    money.plain(pair.alternative.value),
    pair.value === 0 && pair.standardError === 0 ? SAME : money.withInterval(pair),
    ratio(pair),
  ];
  const section = (title: string, name: CostName): string[][] => [
    [title],
    ...lines.map(([id, line]) => row(id, line.money![name])),
  ];
  const rows = [
    ['', 'before', 'after', 'difference', 'ratio'],
    ...section('Stock', 'stockCost'),
    ...section('Halts', 'haltLoss'),
    ...section('In all', 'cost'),
  ];
  return `Mean cost, USD${money.size}\n${table(rows)}`;
}

function unchanged({ haltProbability, haltDays, vehiclesLost, money }: LineDifference): boolean {
  return [haltProbability, haltDays, vehiclesLost, ...(money ? [money.cost] : [])].every(
    (pair) => change(pair, 1) === SAME,
  );
}

function checkpointRows({ byDay }: LineDifference): string[][] {
  const rows = Object.entries(byDay).map(([day, chance]) => [`  by day ${day}`, ...chanceCells(chance)]);
  return rows.length === 0 ? [] : [['Any line halts, %'], ...rows];
}

function chanceCells(pair: PairedEstimate): string[] {
  const bare = (chance: PairedEstimate['baseline']): string => percent(chance).replace(' %', '');
  return [bare(pair.baseline), bare(pair.alternative), change(pair, 100), ratio(pair)];
}

function meanCells(pair: PairedEstimate): string[] {
  return [count(pair.baseline.value), count(pair.alternative.value), change(pair, 1), ratio(pair)];
}

function change({ value, standardError, interval, knowledge }: PairedEstimate, scale: number): string {
  if (value === 0 && standardError === 0) return SAME;
  const ends = interval.map((end) => signed(end * scale)).join(' to ');
  const known = knowledge ? `; ${knowledge.map((end) => signedPoints(end * scale)).join(' to ')}` : '';
  return `${signed(value * scale)} (${ends}${known})`;
}

function ratio({ varianceRatio }: PairedEstimate): string {
  return Number.isFinite(varianceRatio) ? count(varianceRatio) : '–';
}
