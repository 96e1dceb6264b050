import type { Remarks } from '../analysis/parameters.ts';
import { CHECKPOINTS, type HaltSummary, type RunSummary } from '../analysis/summary.ts';
import { HOLIDAYS_KNOWN } from '../calendar/working-days.ts';
import type { Estimate } from '../stats/estimate.ts';
import { bracketsText, CONDITIONAL, noticeLines } from './brackets.ts';
import { displayWidth } from './display-width.ts';
import { COLUMNS, table, titleOf, wrap } from './layout.ts';
import { meanCostsText } from './losses.ts';
import { count, loss, percent, percentWithInterval, points, range } from './numbers.ts';
import { survivalText } from './survival.ts';

/** Scenarios that fit side by side in 80 columns. */
const MOST_COLUMNS = 3;

/** Returns several runs as text, side by side: any automaker, the most exposed one, and each of them. */
export function runsText(runs: readonly RunSummary[]): string {
  const remarks = remarksOf(runs);
  const { any } = runs.find(({ parameters }) => parameters !== undefined) ?? runs[0]!;
  const parts: string[] = [
    headline(runs, bracketsText(remarks, any.haltProbability)),
    ...noticeLines(remarks),
  ];
  for (let first = 0; first < runs.length; first += MOST_COLUMNS) {
    parts.push(...fitting(runs.slice(first, first + MOST_COLUMNS)));
  }
  return [...parts, wrap(CONDITIONAL), ...calendarNotes(runs)].join('\n\n');
}

/** Returns one run as text: for every automaker its chances, first halt, binding element and losses. */
export function runText(run: RunSummary): string {
  const days = [...CHECKPOINTS.filter((day) => day < run.horizonDays), run.horizonDays];
  const known = run.any.haltProbability.knowledge !== undefined;
  const bare = known ? wholePoints : withDecimals;
  const header = [
    'Halts, %, by day',
    ...days.map(String),
    ...(known ? ['futures', 'knowledge'] : ['interval']),
    'median',
    'binds',
    'down',
    'vehicles',
  ];
  const chances = (halts: HaltSummary): string[] => [
    ...days.map((day) => bare(halts.byDay[day] ?? halts.haltProbability)),
    ...(known ? bracketsOf(halts) : [interval(halts)]),
    medianDay(halts),
    mainBinding(halts).replace(/[()]| %|\.\d/g, ''),
  ];
  const rows = Object.entries(run.automakers).map(([id, automaker]) => [
    `  ${id}`,
    ...chances(automaker),
    loss(automaker.haltDays, (days) => days.toFixed(1)),
    loss(automaker.vehiclesLost, count),
  ]);
  const body = table([header, ['any line', ...chances(run.any), '', ''], ...rows], 1);
  const legend = `${known ? bothLegends(run) : `Interval: of the chance by day ${run.horizonDays}.`} Median: first halt day, of the futures that halt. Binds: the \
element that stops the line most often, % of first halts. Down: days halted; vehicles: not built; means of all futures.`;
  const title = `${titleOf(run)}\n${headline([run], known ? '' : bracketsText(run, run.any.haltProbability))}`;
  const survival = survivalText(run);
  return [
    title,
    ...noticeLines(run),
    body,
    wrap(legend),
    ...meanCostsText(run),
    ...survival,
    ...calendarNotes([run]),
  ].join('\n\n');
}

/** Explains the two columns of intervals of a run over parameter sets. */
function bothLegends({ horizonDays, confidence, parameters }: RunSummary): string {
  return `Futures: where simulating more of them would move the chance by day ${horizonDays} (${confidence * 100} %). Knowledge: where knowing more would (90 % of \
${count(parameters!.count)} calibrated parameter sets); plan with this range.`;
}

function remarksOf(runs: readonly RunSummary[]): Remarks {
  const notices = [...new Set(runs.flatMap(({ notice }) => notice ?? []))];
  const [parameters] = runs.flatMap((run) => run.parameters ?? []);
  return {
    ...(parameters ? { parameters } : {}),
    ...(notices.length > 0 ? { notice: notices.join(' ') } : {}),
  };
}

function headline(runs: readonly RunSummary[], brackets: string): string {
  const { start, horizonDays, trials, seed } = runs[0]!;
  const same = runs.every((run) => run.start === start && run.horizonDays === horizonDays);
  const when = same ? `${horizonDays} days from ${start}` : 'Each from its own start';
  const most = Math.max(...runs.map((run) => run.trials));
  const least = Math.min(...runs.map((run) => run.trials));
  const futures = least < most ? `${count(least)} to ${count(most)} futures` : futuresText(trials);
  const run = `${when}; ${futures} each, seed ${JSON.stringify(seed)}`;
  if (brackets === '') return wrap(`${run}.`);
  return wrap(`${run}${/^\d/.test(brackets) ? ';' : '.'} ${brackets}`);
}

function futuresText(trials: number): string {
  return trials === 1 ? '1 future' : `${count(trials)} futures`;
}

/** Returns tables with as many runs side by side as fit 80 columns. */
function fitting(runs: readonly RunSummary[]): string[] {
  const texts = [2, 1].map((gap) => sideBySide(runs, gap));
  const narrow = texts.find((text) => text.split('\n').every((line) => displayWidth(line) <= COLUMNS));
  if (narrow !== undefined || runs.length === 1) return [narrow ?? texts[0]!];
  return [...fitting(runs.slice(0, -1)), ...fitting(runs.slice(-1))];
}

function sideBySide(runs: readonly RunSummary[], gap: number): string {
  const row = (label: string, cell: (run: RunSummary) => string): string[] => [label, ...runs.map(cell)];
  const exposed = (run: RunSummary): HaltSummary => run.automakers[run.mostExposed]!;
  const checkpoints = CHECKPOINTS.filter((day) => runs.some((run) => day < run.horizonDays));
  const ids = [...new Set(runs.flatMap((run) => Object.keys(run.automakers)))];
  const blank = row('', () => '');
  const rows = [
    row('', ({ name }) => name),
    row('Any line halts', () => ''),
    ...checkpoints.map((day) => row(`  by day ${day}`, ({ any }) => atDay(any, day))),
    row(`  by the horizon`, ({ any }) => percentWithInterval(any.haltProbability)),
    blank,
    row('Most exposed', ({ mostExposed }) => mostExposed),
    row('  halts', (run) => percentWithInterval(exposed(run).haltProbability)),
    row('  bound by', (run) => mainBinding(exposed(run))),
    row('  median day', (run) => medianDay(exposed(run))),
    blank,
    row('By the horizon', () => ''),
    ...ids.map((id) =>
      row(`  ${id}`, ({ automakers }) => {
        const automaker = automakers[id];
        return automaker === undefined ? '–' : percentWithInterval(automaker.haltProbability);
      }),
    ),
  ];
  return table(rows, gap);
}

function atDay(halts: HaltSummary, day: number): string {
  const estimate = halts.byDay[day];
  return estimate === undefined ? '–' : percentWithInterval(estimate);
}

function withDecimals(chance: Estimate): string {
  return percent(chance).replace(' %', '');
}

function wholePoints(chance: Estimate): string {
  return chance.value > 0 && chance.value < 1 ? points(chance.value) : withDecimals(chance);
}

function bracketsOf({ haltProbability: { value, interval, knowledge } }: HaltSummary): [string, string] {
  return [value === 0 ? '' : range(interval, 0.1), knowledge ? range(knowledge, 0.5) : ''];
}

function interval({ haltProbability }: HaltSummary): string {
  return haltProbability.value === 0
    ? ''
    : percentWithInterval(haltProbability).replace(/^.* \((.*)\)$/, '$1');
}

function mainBinding({ bindingElements }: HaltSummary): string {
  const [first] = Object.entries(bindingElements);
  return first === undefined ? '–' : `${first[0]} (${percent(first[1])})`;
}

function medianDay({ medianFirstHaltDay }: HaltSummary): string {
  return medianFirstHaltDay === null ? '–' : count(medianFirstHaltDay.value);
}

function calendarNotes(runs: readonly RunSummary[]): string[] {
  const dates = runs.flatMap(({ weekendsOnlyFrom }) => weekendsOnlyFrom ?? []);
  if (dates.length === 0) return [];
  const date = dates.reduce((a, b) => (a < b ? a : b));
  const { from, until } = HOLIDAYS_KNOWN;
  const span = date < from ? `Before ${from} and from ${until} on` : `From ${date} on`;
  return [wrap(`${span} Chinese public holidays are not known; only weekends are taken off there.`)];
}
