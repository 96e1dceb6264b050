import { parseDay } from '../calendar/days.ts';
import { type Distribution, possibleValues, support } from '../distribution.ts';
import { expected, firstHints, list, type ScenarioIssue } from '../errors.ts';
import { massWithin } from '../random/sampler-of.ts';
import { automakerIssues } from './automaker-checks.ts';
import { LIMITS } from './limits.ts';
import { parameterIssues } from './parameter-issues.ts';
import { priceIssues } from './price-issues.ts';
import type { ParsedInput } from './schema.ts';
import type { PolicyEvent, RatesPerYear } from './types.ts';
import { workIssues } from './work-limits.ts';

/**
 * Returns the issues that no single field shows: undefined names, dates outside the horizon, fields that
 * contradict each other.
 */
export function crossIssues(scenario: ParsedInput): ScenarioIssue[] {
  return [
    ...policyIssues(scenario),
    ...deskIssues(scenario),
    ...plantIssues(scenario),
    ...priceIssues(scenario),
    ...automakerIssues(scenario),
    ...sizeIssues(scenario),
    ...workIssues(scenario),
    ...parameterIssues(scenario),
  ];
}

function policyIssues({ policy, start, horizonDays }: ParsedInput): ScenarioIssue[] {
  const regimes = Object.keys(policy.regimes);
  const startDay = parseDay(start);
  const didYouMean = firstHints();
  const known = (path: string, name: string): ScenarioIssue[] =>
    regimes.includes(name)
      ? []
      : [
          expected(
            path,
            `a defined regime (${regimes.length > 0 ? list(regimes, 12) : 'none is'})`,
            name,
            didYouMean(name, regimes),
          ),
        ];
  const eventIssues = (path: string, { date, to }: PolicyEvent): ScenarioIssue[] => {
    const day = parseDay(date);
    const inside =
      day !== undefined && (startDay === undefined || (day >= startDay && day < startDay + horizonDays));
    const rule =
      day === undefined ? 'a date such as "2025-06-06"' : `one of the ${horizonDays} days from ${start}`;
    return [...(inside ? [] : [expected(`${path}.date`, rule, date)]), ...known(`${path}.to`, to)];
  };
  const chain = (path: string, rates: RatesPerYear, events: readonly PolicyEvent[]): ScenarioIssue[] => [
    ...Object.entries(rates).flatMap(([from, row]) => [
      ...known(`${path}.ratesPerYear.${from}`, from),
      ...Object.keys(row).flatMap((to) => known(`${path}.ratesPerYear.${from}.${to}`, to)),
    ]),
    ...events.flatMap((event, i) => eventIssues(`${path}.events.${i}`, event)),
  ];
  return [
    ...(startDay === undefined ? [expected('start', 'a date such as "2025-06-06"', start)] : []),
    ...(regimes.length === 0 ? [expected('policy.regimes', 'at least one regime', policy.regimes)] : []),
    ...(regimes.length > LIMITS.regimes ? [tooManyRegimes(regimes.length)] : []),
    ...known('policy.initial', policy.initial),
    ...chain('policy', policy.ratesPerYear, policy.events),
    ...Object.entries(policy.destinations).flatMap(([id, own]) => [
      ...(own.initial === undefined ? [] : known(`policy.destinations.${id}.initial`, own.initial)),
      ...chain(`policy.destinations.${id}`, own.ratesPerYear, own.events),
    ]),
  ];
}

function tooManyRegimes(count: number): ScenarioIssue {
  const message = `Expected policy.regimes to be at most ${LIMITS.regimes} regimes, got ${count}`;
  return { path: 'policy.regimes', message };
}

function deskIssues({ desk }: ParsedInput): ScenarioIssue[] {
  const { effortWorkingDays: effort, limitWorkingDays: limit } = desk;
  const path = 'desk.effortWorkingDays';
  if (typeof effort === 'number') {
    return effort >= 0 && effort <= limit
      ? []
      : [expected(path, `from 0 to the limit of ${limit} working days`, effort)];
  }
  return hasMassWithin(effort, limit)
    ? []
    : [
        expected(
          path,
          `a distribution with some mass above 0 and up to the limit of ${limit} working days`,
          effort,
        ),
      ];
}

function hasMassWithin(effort: Exclude<Distribution, number>, limit: number): boolean {
  if ('values' in effort) return possibleValues(effort).some((value) => value > 0 && value <= limit);
  const { low, high } = support(effort);
  return low === high ? low > 0 && low <= limit : massWithin(effort, limit) > 0;
}

/**
 * Returns an issue when a run would need too much memory: it keeps lists with an entry for every lane and
 * day.
 */
function sizeIssues({ automakers, horizonDays }: ParsedInput): ScenarioIssue[] {
  const lanes = Object.values(automakers).flatMap((automaker) => Object.values(automaker.lanes));
  const chains = lanes.reduce((sum, lane) => sum + (lane?.chains ?? 0), 0);
  if (chains * horizonDays <= LIMITS.laneDays) return [];
  const rule = `at most ${Math.floor(LIMITS.laneDays / horizonDays)} chains in all over ${horizonDays} days`;
  return [{ path: 'automakers', message: `Expected automakers to be ${rule}, got ${chains}` }];
}

function plantIssues({ plant }: ParsedInput): ScenarioIssue[] {
  if (plant.rationRate >= plant.minimumRate) return [];
  const rule = `at least minimumRate (${plant.minimumRate}), below which the line halts`;
  return [expected('plant.rationRate', rule, plant.rationRate)];
}
