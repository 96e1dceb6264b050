import type { Distribution } from '../../distribution.ts';
import { table, titleOf, wrap } from '../../report/layout.ts';
import { count } from '../../report/numbers.ts';
import { entityIds, isSource } from '../../scenario/sources.ts';
import type { Automaker, PolicyChain, Regime, Scenario } from '../../scenario/types.ts';

/** Returns in words what is in a scenario: policy, desk, market, lines, and what its numbers rest on. */
export function scenarioText(scenario: Scenario): string {
  const { start, horizonDays, parameters, notice, policy } = scenario;
  const over =
    parameters === undefined
      ? 'One setting.'
      : `Answered over the calibrated parameter sets ${parameters.sets}${parameters.fixed.length > 0 ? `, with ${parameters.fixed.length} numbers fixed` : ''}.`;
  return [
    `${titleOf(scenario)}\n${wrap(`${horizonDays} days from ${start}. ${over}`)}`,
    ...(notice === undefined ? [] : [wrap(notice)]),
    ...(scenario.source === undefined ? [] : [wrap(scenario.source)]),
    policyText(policy.regimes, policy),
    ...entityIds(policy.destinations).map(
      (id) => `Policy towards ${id}\n${chainText(policy.destinations[id]!)}`,
    ),
    deskText(scenario),
    marketText(scenario),
    linesText(scenario),
    sourcesText(scenario),
  ].join('\n\n');
}

function policyText(regimes: Readonly<Record<string, Regime>>, chain: PolicyChain): string {
  const rows = entityIds(regimes).map((id) => {
    const { speed, returned, approval, embargo, periodLicences, stalled } = regimes[id]!;
    return [
      `  ${id}`,
      embargo ? 'nothing leaves' : 'goods leave',
      String(speed),
      share(returned),
      share(approval),
      share(stalled),
      periodLicences ? 'yes' : 'no',
    ];
  });
  const head = ['Regimes', '', 'pace', 'returned', 'approved', 'stalled', 'period licences'];
  return `Policy\n${chainText(chain)}\n\n${table([head, ...rows])}`;
}

function chainText({ initial, ratesPerYear, events }: PolicyChain): string {
  const rates = entityIds(ratesPerYear).flatMap((from) =>
    entityIds(ratesPerYear[from]!).map(
      (to) => `${from} to ${to} ${law(ratesPerYear[from]![to]!)} times a year`,
    ),
  );
  const dated = events.map(
    ({ date, to, probability }) =>
      `${date}: ${to}${probability === 1 ? '' : `, with chance ${law(probability)}`}`,
  );
  return [
    `It begins with ${initial}.`,
    ...dated.map((line) => `On ${line}.`),
    ...(rates.length > 0
      ? [`It changes at random: ${rates.join(', ')}.`]
      : dated.length > 0
        ? []
        : ['It stays so.']),
  ]
    .map((line) => wrap(line, 78).replace(/^/gm, '  '))
    .join('\n');
}

function deskText({ desk }: Scenario): string {
  const { limitWorkingDays, effortWorkingDays, capacityPerWorkingDay, backlog, pace } = desk;
  const queue =
    capacityPerWorkingDay === null
      ? 'There is no queue.'
      : `It takes up ${capacityPerWorkingDay} applications a working day, with ${backlog} ahead on day 0.`;
  const line = `A review takes ${law(effortWorkingDays)} working days at pace 1, at most ${limitWorkingDays}. ${queue} Its pace is ${law(pace)}.`;
  return `Desk\n${indented(line)}`;
}

function marketText({ market }: Scenario): string {
  const shares = entityIds(market.separatedInChina).map(
    (element) => `${element} ${law(market.separatedInChina[element as 'Dy'])}`,
  );
  const what = market.stage === 'mining' ? 'what China mines' : 'all that China separates';
  const { rampPerMonth, rampCap, thriftAfterDays, thriftPerMonth, thriftCap } = market;
  return [
    'Market',
    indented(
      `A licence is needed for ${what}. China mines ${law(market.miningShare)} of the world, and of what others mine it separates: ${shares.join('; ')}.`,
    ),
    indented(
      `Other sources replace ${law(rampPerMonth)} more each month, up to ${law(rampCap)}. Need falls from day ${law(thriftAfterDays)} by ${law(thriftPerMonth)} a month, up to ${law(thriftCap)}.`,
    ),
  ].join('\n');
}

function linesText({ automakers }: Scenario): string {
  const rows = entityIds(automakers).map((id) => rowOf(id, automakers[id]!));
  const head = [
    'Lines',
    'to',
    'vehicles/day',
    'licence days',
    'at sea',
    'stops without (median days of cover)',
  ];
  const [first, ...rest] = table([head, ...rows].map((row) => row.slice(0, 5))).split('\n');
  const elements = rows.map((row) => row[5]!);
  return [
    `${first}  ${head[5]!.replace(' (median days of cover)', '')}`,
    ...rest.map((line, i) => `${line}  ${elements[i]}`),
    wrap(
      'Stops without: elements whose want halts the line, with the days of cover that are planned (the median). Licence days: planned for a licence.',
    ),
  ].join('\n');
}

function rowOf(
  id: string,
  { destination, vehiclesPerDay, plannedLicenceDays, transitDays, lanes }: Automaker,
): string[] {
  const stopping = entityIds(lanes)
    .filter((element) => lanes[element as 'Dy']!.essential)
    .map((element) => `${element} ${middle(lanes[element as 'Dy']!.bufferDays)}`);
  return [
    `  ${id}`,
    destination,
    count(vehiclesPerDay),
    String(plannedLicenceDays),
    String(transitDays),
    stopping.join(' '),
  ];
}

/** Counts what the sources of the numbers say that they are. */
function sourcesText(scenario: Scenario): string {
  const sources = sourcesIn(scenario);
  const calibrated = sources.filter((text) => text.startsWith('calibrated')).length;
  const judged = sources.filter((text) => text.startsWith('judgement')).length;
  const others = sources.length - calibrated - judged;
  return wrap(
    `${sources.length} notes say what the numbers rest on: ${others} name a source, ${calibrated} a calibration, ${judged} judgement. With a path, such as desk, this command shows them.`,
  );
}

function sourcesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    isSource(key) && typeof entry === 'string' ? [entry] : sourcesIn(entry),
  );
}

/** Returns a part of a scenario, each value with its source. */
export function partText(path: string, value: unknown, source: string | undefined): string {
  const lines = linesOf('', value);
  const head = source === undefined ? [] : [wrap(`Source: ${source}`)];
  return [
    lines.length === 1 && lines[0]!.startsWith(': ') ? `${path}${lines[0]}` : [path, ...lines].join('\n'),
    ...head,
  ].join('\n\n');
}

function linesOf(key: string, value: unknown, depth = 0): string[] {
  if (typeof value !== 'object' || value === null || isLaw(value))
    return [`${key}: ${isLaw(value) ? law(value as Distribution) : String(value)}`];
  return Object.entries(value)
    .filter(([name]) => name !== 'source' && !isSource(name))
    .flatMap(([name, entry]) => {
      const note = (value as Record<string, unknown>)[`${name}Source`];
      const own =
        typeof entry === 'object' && entry !== null ? (entry as { source?: unknown }).source : undefined;
      const text = typeof note === 'string' ? note : typeof own === 'string' ? own : undefined;
      const inner = linesOf(name, entry, depth + 1);
      const shown = inner.length === 1 ? inner : [name, ...inner];
      return [
        ...shown.map((line) => `  ${line}`),
        ...(text === undefined ? [] : [wrap(text, 72 - 2 * depth).replace(/^/gm, '      ')]),
      ];
    });
}

function isLaw(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return ['median', 'p5', 'mean', 'values', 'low'].some(
    (key) => key in value && typeof (value as Record<string, unknown>)[key] !== 'object',
  );
}

/** Returns a distribution in words. */
function law(of: Distribution): string {
  if (typeof of === 'number') return String(of);
  if ('median' in of) return `${of.median} (median; sigma ${of.sigma})`;
  if ('p5' in of) return `${of.p5} to ${of.p95} (90 %)`;
  if ('mode' in of) return `${of.low} to ${of.high}, mostly ${of.mode}`;
  if ('low' in of) return `${of.low} to ${of.high}`;
  if ('mean' in of) return `${of.mean} ± ${of.sd}`;
  return `one of ${of.values.join(', ')}`;
}

function middle(of: Distribution): string {
  if (typeof of === 'number') return String(of);
  if ('median' in of) return String(of.median);
  if ('mode' in of) return String(of.mode);
  if ('mean' in of) return String(of.mean);
  return law(of);
}

function share(value: number): string {
  return `${Number((100 * value).toPrecision(3))} %`;
}

function indented(text: string): string {
  return wrap(text, 78).replace(/^/gm, '  ');
}
