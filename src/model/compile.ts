import { type DayNumber, monthOf, parseDay } from '../calendar/days.ts';
import { weekendsOnlyFrom, workingDays } from '../calendar/working-days.ts';
import { ELEMENTS, type Element } from '../elements.ts';
import { asScenario } from '../scenario/as-scenario.ts';
import { entityIds } from '../scenario/sources.ts';
import type { Desk, Plant, PolicyChain, Regime, Scenario } from '../scenario/types.ts';
import { compileAutomaker } from './compile-automaker.ts';
import { compilePolicy } from './compile-policy.ts';
import { round } from './fixed-point.ts';
import { markModel } from './made.ts';
import type { Model, PolicyModel, RegimeModel } from './model.ts';
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

function compilePlant({
  minimumRate,
  restartDays,
  minimumHaltDays,
  rationBelowDays,
  rationRate,
}: Plant): Plant {
  return { minimumRate, restartDays, minimumHaltDays, rationBelowDays, rationRate };
}

function monthOfDay(start: DayNumber, days: number): Uint16Array {
  const first = monthOf(start);
  return Uint16Array.from({ length: days }, (_, t) => monthOf(start + t) - first);
}
