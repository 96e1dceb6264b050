import type { TriggerReport } from '../analysis/trigger/evaluate.ts';
import type { DaysOfWarning } from '../analysis/trigger/verify.ts';
import type { Estimate } from '../stats/estimate.ts';
import { noticeLines } from './brackets.ts';
import { type Cell, estimateCells, estimateHeads } from './csv-table.ts';
import { table, titleOf, wrap } from './layout.ts';
import { count, percentWithInterval, points } from './numbers.ts';

/** Returns a trigger as text: the rule in a sentence, how good its alarms are, and what acting saves. */
export function triggerText(report: TriggerReport): string {
  const { scenario, options, daysOfWarning, rule } = report;
  const rows = [
    ['line halts', percentWithInterval(report.haltProbability), 'of futures'],
    ['alarm', percentWithInterval(report.alarmProbability), 'of futures'],
    [
      'warned of',
      percentWithInterval(report.hitRate),
      `of halts, ${daysText(rule.leastWarning)} ahead or more`,
    ],
    ['false alarms', percentWithInterval(report.falseAlarmRate), 'of futures without a halt'],
    ['alarms in vain', percentWithInterval(report.falseAlarmRatio), 'of alarms'],
  ];
  const ends = [report.candidates[0]?.below, report.candidates.at(-1)?.below];
  const atEnd = ends.includes(rule.below)
    ? ' It is at an end of the list: a threshold beyond it may be better.'
    : '';
  const basis =
    options.chosenOn === 0
      ? `${count(options.quotedOn)} futures`
      : `${count(options.quotedOn)} futures that did not choose the threshold; ${count(options.chosenOn)} others chose it among ${count(report.candidates.length)}`;
  return [
    `${titleOf(scenario)}\n${wrap(`${ruleText(report)} ${basis}, seed ${JSON.stringify(options.seed)}.${atEnd}`)}`,
    ...noticeLines(report),
    leftAligned(rows),
    warningText(daysOfWarning),
    ...worthText(report),
  ].join('\n\n');
}

function ruleText({ rule, scenario }: TriggerReport): string {
  const { watch, automaker, lane, below, within } = rule;
  const what = {
    cover: `${lane ?? 'its scarcest element'} covers less than ${daysText(below)}`,
    decidedShare: `fewer than ${points(below)} % of its applications${lane ? ` for ${lane}` : ''} were decided within ${within} working days`,
    departedShare: `less than ${points(below)} % of its planned goods${lane ? ` of ${lane}` : ''} departed in the last ${within} working days`,
  }[watch];
  const inARow = rule.for === 1 ? '' : `, ${rule.for} days in a row`;
  const after = rule.after === 0 ? '' : `, from day ${rule.after} on`;
  return `${automaker} takes alarm once ${what}${inARow}${after}, over ${scenario.horizonDays} days from ${scenario.start}.`;
}

function warningText(days: DaysOfWarning): string {
  if (days === null) return 'No halt was warned of.';
  const cell = ({ value }: Estimate): string => count(value);
  const heads = ['5 %', '25 %', '50 %', '75 %', '95 %'];
  const values = ['0.05', '0.25', '0.5', '0.75', '0.95'].map((p) => cell(days[p]!));
  const median = days['0.5']!;
  const [low, high] = median.interval.map(count);
  return `${table([
    ['', ...heads],
    ['days of warning', ...values],
  ])}\n${wrap(`The median lies between ${low} and ${high} days (${median.confidence * 100} %); halts that were not warned of do not count in it.`)}`;
}

function worthText({ action, worth, rule, options }: TriggerReport): string[] {
  if (!action || !worth) return [];
  const lane = action.lane ?? 'each lane that can stop the line';
  const goods = [
    ...(action.addCover > 0 ? [`orders ${daysText(action.addCover)} of ${lane}`] : []),
    ...(action.secondSource > 0
      ? [`lets a second source send ${points(action.secondSource)} % of the need of ${lane} every day`]
      : []),
  ];
  const done = `On the alarm ${rule.automaker} ${goods.join(' and ')}, which arrive ${action.secondSource > 0 ? `from ${daysText(action.leadDays)} later on` : `${daysText(action.leadDays)} later`}. The same futures with it, with ${options.confidence * 100} % intervals:`;
  const rows = [
    ['line halts', percentWithInterval(worth.haltProbability), 'of futures'],
    ['vehicles lost without', range(worth.vehiclesLost), 'a future'],
    ['vehicles saved', range(worth.vehiclesSaved), 'a future'],
    ...(worth.savedByOne ? [['', range(worth.savedByOne), 'an alarm']] : []),
    ...(worth.cost > 0 ? [['cost', count(worth.cost), 'a future']] : []),
    ...(worth.netSaving ? [['saved less cost', range(worth.netSaving), 'a future']] : []),
  ];
  return [wrap(done), leftAligned(rows)];
}

function range({ value, interval }: Estimate): string {
  const [low, high] = interval.map(count);
  return `${count(value)} (${low} to ${high})`.replaceAll('-', '−');
}

function daysText(days: number): string {
  return days === 1 ? '1 day' : `${count(days)} days`;
}

/** Aligns the last column to the left, as words are. */
function leftAligned(rows: readonly (readonly string[])[]): string {
  const lines = table(rows.map((row) => row.slice(0, 2))).split('\n');
  return lines.map((line, i) => `${line}  ${rows[i]![2]}`.trimEnd()).join('\n');
}

/** Rows of a trigger: each threshold on the trials that chose one, then the answer on the others. */
export function triggerRows({ candidates, rule, worth, hitRate, falseAlarmRate }: TriggerReport): Cell[][] {
  const heads = ['hitRate', 'falseAlarmRate', 'netSaving', 'vehiclesSaved'].flatMap(estimateHeads);
  const cells = (estimate: Estimate | null | undefined): Cell[] =>
    estimate ? estimateCells(estimate) : [null, null, null];
  const row = (
    trials: string,
    below: number,
    estimates: readonly (Estimate | null | undefined)[],
  ): Cell[] => [trials, below, ...estimates.flatMap(cells)];
  return [
    ['trials', 'below', ...heads],
    ...candidates.map((one) =>
      row('choosing', one.below, [one.hitRate, one.falseAlarmRate, one.netSaving, null]),
    ),
    row('quoted', rule.below, [hitRate, falseAlarmRate, worth?.netSaving, worth?.vehiclesSaved]),
  ];
}
