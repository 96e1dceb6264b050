import { type DayNumber, monthOf, parseDay } from '../calendar/days.ts';
import { weekendsOnlyFrom, workingDays } from '../calendar/working-days.ts';
import { ATOMIC_NUMBER, ELEMENTS, type Element } from '../elements.ts';
import { meanOf } from '../random/distribution-mean.ts';
import { asScenario } from '../scenario/as-scenario.ts';
import { entityIds } from '../scenario/sources.ts';
import type { Assembly, Desk, Plant, PolicyChain, Regime, Scenario } from '../scenario/types.ts';
import { round } from './fixed-point.ts';
import { markModel } from './made.ts';
import type { AssemblyModel, AutomakerModel, LaneModel, Model, PolicyModel, RegimeModel } from './model.ts';
import { compileMoney, coverCost } from './money.ts';
import { speedAt, takenUpAt } from './pace.ts';

/**
 * Returns a scenario ready to run. The same scenario gives the same model.
 *
 * @throws {TypeError} for a value that is not a scenario.
 * @throws {ScenarioError} for a copy of a scenario with changes that are not valid.
 * @example
 * ```ts
 * import { compile, loadScenario } from 'rare-earth-risk';
 *
 * const { regimes, workingDay } = compile(loadScenario('ban-resumes'));
 * console.log(regimes.map(({ name }) => name).join(', ')); // truce, slowed, eased, setup, ban
 * console.log(workingDay.slice(0, 7).join(' ')); // 1 0 0 1 1 1 1
 * ```
 */
export function compile(scenario: Scenario): Model {
  return markModel(compileParsed(asScenario('scenario', scenario)));
}

function compileParsed(scenario: Scenario): Model {
  const { policy, desk, horizonDays } = scenario;
  const start = parseDay(scenario.start)!;
  const regimeNames = entityIds(policy.regimes);
  const ownPolicies = entityIds(policy.destinations);
  const shares: (Element | number)[] = [...ELEMENTS];
  const stages = regimeNames.map((name) => policy.regimes[name]!.stages);
  const chain = (id: string, of: PolicyChain): PolicyModel =>
    compilePolicy(id, of, regimeNames, stages, start);
  return {
    scenario,
    horizonDays,
    workingDay: workingDays(start, horizonDays),
    weekendsOnlyFrom: weekendsOnlyFrom(start, horizonDays),
    regimes: compileRegimes(scenario),
    policies: [chain('', policy), ...ownPolicies.map((id) => chain(id, policy.destinations[id]!))],
    market: scenario.market,
    shares,
    effortWorkingDays: desk.effortWorkingDays,
    limitWorkingDays: desk.limitWorkingDays,
    capacityPerWorkingDay: desk.capacityPerWorkingDay ?? Number.POSITIVE_INFINITY,
    hasQueue: desk.capacityPerWorkingDay !== null,
    pace: desk.pace,
    stalls: regimeNames.some((name) => policy.regimes[name]!.stalled > 0),
    backlog: round(desk.backlog),
    plant: compilePlant(scenario.plant),
    automakers: entityIds(scenario.automakers).map((id) =>
      compileAutomaker(
        id,
        scenario,
        shares,
        1 + ownPolicies.indexOf(scenario.automakers[id]!.destination),
        start,
      ),
    ),
    monthOfDay: monthOfDay(start, horizonDays),
  };
}

/** Returns the model without the lanes that cannot stop a line: all that the halts of lines depend on. */
export function compileLines(scenario: Scenario): Model {
  const model = compile(scenario);
  const automakers = model.automakers.map((automaker) => ({
    ...automaker,
    lanes: automaker.lanes.filter(({ essential }) => essential),
  }));
  return markModel({ ...model, automakers });
}

/** Returns the regimes of a scenario, in the order of its file. */
export function compileRegimes({ policy: { regimes }, desk }: Scenario): RegimeModel[] {
  return entityIds(regimes).map((name) => compileRegime(name, regimes[name]!, desk));
}

function compileRegime(name: string, regime: Regime, desk: Desk): RegimeModel {
  const speed = speedAt(regime.speed, 1);
  const { returned, approval, embargo, stalled } = regime;
  return {
    name,
    speed,
    statedSpeed: regime.speed,
    returnedBelow: returned,
    approvedBelow: approval === 1 ? 1 : returned + (1 - returned) * approval,
    takenUpPerDay: takenUpAt(desk.capacityPerWorkingDay ?? Number.POSITIVE_INFINITY, speed),
    filedPerDay: round(desk.filedPerWorkingDay * regime.inflow),
    periodLicences: regime.periodLicences,
    embargo,
    stalled,
    assemblies: regime.assemblies,
    isDisruption: embargo || speed < 1 || stalled > 0,
  };
}

function compilePolicy(
  id: string,
  chain: PolicyChain,
  regimes: readonly string[],
  stages: readonly number[],
  start: DayNumber,
): PolicyModel {
  return {
    id,
    initial: regimes.indexOf(chain.initial),
    stages,
    jumps: regimes.map((from) => {
      const row = chain.ratesPerYear[from] ?? {};
      // Sorted, as the order of keys in a file means nothing and one uniform chooses among them.
      const targets = entityIds(row)
        .filter((to) => to !== from)
        .sort();
      return targets.map((to) => ({ to: regimes.indexOf(to), ratePerYear: row[to]! }));
    }),
    events: chain.events.map(({ date, to, probability }) => ({
      day: parseDay(date)! - start,
      to: regimes.indexOf(to),
      probability: meanOf(probability),
    })),
  };
}

function compilePlant({
  minimumRate,
  restartDays,
  minimumHaltDays,
  rationBelowDays,
  rationRate,
}: Plant): Plant {
  return { minimumRate, restartDays, minimumHaltDays, rationBelowDays, rationRate };
}

/** Returns the model of an automaker, key by key, so that all are objects of one shape. */
function compileAutomaker(
  id: string,
  scenario: Scenario,
  shares: (Element | number)[],
  policy: number,
  start: DayNumber,
): AutomakerModel {
  const automaker = scenario.automakers[id]!;
  const { licence, plannedLicenceDays, transitDays } = automaker;
  return {
    id,
    policy,
    priority: automaker.priority,
    vehiclesPerDay: automaker.vehiclesPerDay,
    cycleDays: automaker.cycleDays,
    plannedDays: Math.max(1, plannedLicenceDays + transitDays),
    transitDays,
    expediteBelowDays: automaker.expediteBelowDays,
    expediteTransitDays: automaker.expediteTransitDays,
    clearedAtStart: automaker.clearedAtStart,
    bufferCorrelation: automaker.bufferCorrelation,
    validityDays: licence.validityDays,
    renewDaysBefore: licence.renewDaysBefore,
    heldAtStart: licence.heldAtStart,
    money: compileMoney(scenario, automaker),
    lanes: compileLanes(id, scenario, shares, start),
  };
}

function compileLanes(
  id: string,
  scenario: Scenario,
  shares: (Element | number)[],
  start: DayNumber,
): LaneModel[] {
  const automaker = scenario.automakers[id]!;
  const { lanes } = automaker;
  return ELEMENTS.flatMap((element) => {
    const lane = lanes[element];
    const source = lane?.appliesWith ?? element;
    const isSharing = ELEMENTS.some(
      (other) =>
        lanes[other]?.appliesWith !== undefined && [other, lanes[other].appliesWith].includes(element),
    );
    return Array.from({ length: lane?.chains ?? 0 }, (_, chain) => ({
      id: `${id}/${element}/${chain}`,
      element,
      atomicNumber: ATOMIC_NUMBER[element],
      chain,
      essential: lane!.essential,
      bufferDays: lane!.bufferDays,
      share: indexOf(shares, lane!.licensedShare ?? element),
      phaseDays: lanes[source]!.phaseDays,
      appliesWith: `${id}/${source}/${chain % lanes[source]!.chains}`,
      isSharing,
      assembly: compileAssembly(lane!.assembly, start),
      coverCost: coverCost(scenario, automaker, element),
    }));
  });
}

function compileAssembly({ chance, from, belowDays, leadDays }: Assembly, start: DayNumber): AssemblyModel {
  const fromDay = from === undefined ? 0 : Math.max(0, parseDay(from)! - start);
  return { chance, fromDay, belowDays, leadDays };
}

/** Returns the index of a value in a list, and appends the value if it is not there. */
function indexOf<T>(list: T[], value: T): number {
  if (!list.includes(value)) list.push(value);
  return list.indexOf(value);
}

function monthOfDay(start: DayNumber, days: number): Uint16Array {
  const first = monthOf(start);
  return Uint16Array.from({ length: days }, (_, t) => monthOf(start + t) - first);
}
