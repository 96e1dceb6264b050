import { table, titleOf, wrap } from '../../report/layout.ts';
import { entityIds, isSource } from '../../scenario/sources.ts';
import type { PolicyChain, Regime, Scenario } from '../../scenario/types.ts';
import { distributionText } from './distribution-text.ts';
import { linesText } from './scenario-lines.ts';

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
      (to) => `${from} to ${to} ${distributionText(ratesPerYear[from]![to]!)} times a year`,
    ),
  );
  const dated = events.map(
    ({ date, to, probability }) =>
      `${date}: ${to}${probability === 1 ? '' : `, with chance ${distributionText(probability)}`}`,
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
  const line = `A review takes ${distributionText(effortWorkingDays)} working days at pace 1, at most ${limitWorkingDays}. ${queue} Its pace is ${distributionText(pace)}.`;
  return `Desk\n${indented(line)}`;
}

function marketText({ market }: Scenario): string {
  const shares = entityIds(market.separatedInChina).map(
    (element) => `${element} ${distributionText(market.separatedInChina[element as 'Dy'])}`,
  );
  const what = market.stage === 'mining' ? 'what China mines' : 'all that China separates';
  const { rampPerMonth, rampCap, thriftAfterDays, thriftPerMonth, thriftCap } = market;
  return [
    'Market',
    indented(
      `A licence is needed for ${what}. China mines ${distributionText(market.miningShare)} of the world, and of what others mine it separates: ${shares.join('; ')}.`,
    ),
    indented(
      `Other sources replace ${distributionText(rampPerMonth)} more each month, up to ${distributionText(rampCap)}. Need falls from day ${distributionText(thriftAfterDays)} by ${distributionText(thriftPerMonth)} a month, up to ${distributionText(thriftCap)}.`,
    ),
  ].join('\n');
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

function share(value: number): string {
  return `${Number((100 * value).toPrecision(3))} %`;
}

function indented(text: string): string {
  return wrap(text, 78).replace(/^/gm, '  ');
}
