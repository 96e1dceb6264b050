import { remarksOn } from '../analysis/parameters.ts';
import type { SiteExposure } from '../analysis/survive/risk-exposure.ts';
import type { DaysSpread, Survival } from '../analysis/survive/survival.ts';
import type { LaneExposure, TimeToSurvive } from '../analysis/survive/time-to-survive.ts';
import { noticeLines } from './brackets.ts';
import { type Cell, estimateCells, estimateHeads } from './csv-table.ts';
import { table, titleOf, wrap } from './layout.ts';
import { count, percent } from './numbers.ts';

const LEGEND =
  'Each row cuts off that lane alone; goods at sea still arrive. Path: days to the halt on the median sample path; 5 … 95 %: over futures; –: later than the horizon. \
Runs on: the chance of no halt within the horizon, in %. Again: median days to the second halt. Restart: median days from the first halt to the restart, on goods that need no licence.';

/** Returns times to survive as text: a table for each automaker, and the lanes by what their loss costs. */
export function surviveText(result: TimeToSurvive): string {
  const { automakers, exposure, scenario, question, options } = result;
  const { from, until } = question;
  const end = until === null ? 'for ever' : `until day ${until}`;
  const headline = `How long each line runs when licensed supply is cut off from day ${from} ${end}; ${count(options.trials)} futures of ${scenario.horizonDays} days from ${scenario.start}, seed ${JSON.stringify(options.seed)}.`;
  const tables = Object.entries(automakers).map(([id, { lanes, together }]) => {
    const rows = [...Object.entries(lanes), ['all', together] as const].map(([lane, survival]) => [
      lane,
      ...survivalCells(survival),
    ]);
    return `${id}\n${table([['', 'path', '5 %', '25 %', '50 %', '75 %', '95 %', 'runs on', 'again', 'restart'], ...rows])}`;
  });
  return [
    `${titleOf(scenario)}\n${wrap(headline)}`,
    ...noticeLines(remarksOn([scenario])),
    ...tables,
    wrap(LEGEND),
    exposureText(exposure, options.confidence),
  ].join('\n\n');
}

function survivalCells({ onMedianPath, days, survives, second, recovery }: Survival): string[] {
  return [
    day(onMedianPath),
    ...Object.keys(days)
      .sort()
      .map((p) => day(days[p])),
    percent(survives).replace(' %', ''),
    day(second['0.5']),
    day(recovery['0.5']),
  ];
}

function exposureText(exposure: readonly LaneExposure[], confidence: number): string {
  const rows = exposure.map(({ automaker, element, vehiclesLost, stopsAs }) => {
    const [low, high] = vehiclesLost.interval.map(count);
    return [`${automaker} ${element}`, `${count(vehiclesLost.value)} (${low} to ${high})`, String(stopsAs)];
  });
  return `${wrap(`Who loses what: vehicles not built over the horizon, with ${confidence * 100} % intervals, and the place in the order of halts`)}\n${table([['', 'vehicles lost', 'halts as'], ...rows])}`;
}

/** Returns times to survive as rows, one for each automaker and lane; `all` cuts all lanes at once. */
export function surviveRows({ automakers }: TimeToSurvive): Cell[][] {
  const orders = ['0.05', '0.25', '0.5', '0.75', '0.95'];
  const spreads = ['days', 'second', 'recovery'] as const;
  const estimates = ['survives', 'vehiclesLost', 'lossPerDay', 'haltedBefore'] as const;
  const heads = [
    ...spreads.flatMap((name) => orders.map((p) => `${name}.${p}`)),
    ...estimates.flatMap(estimateHeads),
  ];
  const cells = (survival: Survival): Cell[] => [
    survival.onMedianPath,
    ...spreads.flatMap((name) => orders.map((p) => (survival[name] as DaysSpread)[p])),
    ...estimates.flatMap((name) => estimateCells(survival[name])),
  ];
  const rows = Object.entries(automakers).flatMap(([id, { lanes, together }]) =>
    [...Object.entries(lanes), ['all', together] as const].map(([lane, survival]) => [
      id,
      lane,
      ...cells(survival),
    ]),
  );
  return [['automaker', 'lane', 'onMedianPath', ...heads], ...rows];
}

/** Returns the exposure of sites as text: a row for each site, the largest loss first. */
export function sitesText(sites: readonly SiteExposure[]): string {
  const rows = sites.map(({ site, timeToSurvive, exposure }) => [
    site,
    Number.isFinite(timeToSurvive) ? String(Number(timeToSurvive.toPrecision(4))) : 'for ever',
    count(exposure),
  ]);
  return table([['', 'time to survive', 'exposure'], ...rows]);
}

/** Returns the exposure of sites as rows; a time to survive without an end is empty. */
export function sitesRows(sites: readonly SiteExposure[]): Cell[][] {
  const products = [...new Set(sites.flatMap(({ lost }) => Object.keys(lost)))];
  const rows = sites.map(({ site, timeToSurvive, exposure, lost }) => [
    site,
    Number.isFinite(timeToSurvive) ? timeToSurvive : null,
    exposure,
    ...products.map((product) => lost[product]),
  ]);
  return [['site', 'timeToSurvive', 'exposure', ...products.map((product) => `lost.${product}`)], ...rows];
}

function day(days: number | null | undefined): string {
  return days === null || days === undefined ? '–' : count(days);
}
