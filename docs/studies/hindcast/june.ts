// How the calibrated parameter sets stand on 6 June 2025, the first day of the named scenarios.

import { firstDays } from '../../../src/analysis/hindcast/match-firms.ts';
import { parseDay } from '../../../src/calendar/days.ts';
import type { Element } from '../../../src/elements.ts';
import { compile, loadScenario, override, type Scenario } from '../../../src/index.ts';
import type { AutomakerState } from '../../../src/kernel/automaker-state.ts';
import { decisionOf } from '../../../src/kernel/decision-cache.ts';
import { runAllDays } from '../../../src/kernel/run-days.ts';
import { bindSamplePath, createWorkspace } from '../../../src/kernel/workspace.ts';
import { samplePaths } from '../../../src/sampling/sample-path.ts';
import type { Calibration } from './calibration.ts';
import { parameterDrawOf, type Settled } from './parameters.ts';

const TRIALS = 4;
const named = loadScenario('truce-holds');
/** Long enough for every file of the spring to come to its planned end. */
const AFTER = 90;

/** Of one automaker, in all trials. */
export interface June {
  /** By element: days of cover on hand that morning. */
  readonly cover: Partial<Record<Element, number[]>>;
  /**
   * Files lodged in the spring, and those approved within the time that the named scenarios plan for, a
   * truce from 6 June on.
   */
  lodged: number;
  inTime: number;
  /** Futures, and those in which nobody waits to be taken up by its desk. */
  futures: number;
  noQueue: number;
}

/** By automaker, over all parameter sets of a calibration. */
export function juneOf({ sets }: Calibration): Readonly<Record<string, June>> {
  const june: Record<string, June> = {};
  sets.forEach((set, k) => {
    simulateJune(set, k * TRIALS, TRIALS, june);
  });
  return june;
}

/** Adds trials `firstTrial`, … of one parameter set to what is known of that morning, by maker. */
export function simulateJune(
  setting: Settled,
  firstTrial: number,
  trials: number,
  june: Record<string, June> = {},
): Record<string, June> {
  const model = compile(parameterDrawOf(SPRING, setting));
  const workspace = createWorkspace(model, true);
  const sampler = samplePaths(model, 'june');
  for (let trial = firstTrial; trial < firstTrial + trials; trial++) {
    const samplePath = sampler.sample(trial);
    bindSamplePath(workspace, samplePath);
    workspace.states.forEach((state, i) => {
      runAllDays(state, samplePath.automakers[i]!, workspace.marketDays);
      june[state.automaker.id] ??= { cover: {}, lodged: 0, inTime: 0, futures: 0, noQueue: 0 };
      look(state, JUNE, june[state.automaker.id]!);
    });
  }
  return june;
}

/** Adds the state of a maker on one day of its trajectory. */
function look(state: AutomakerState, day: number, june: June): void {
  june.futures += 1;
  // What is filed on a day is taken up on the next at the soonest.
  if (state.desk.takenUp[day]! >= state.desk.filed[day - 1]!) june.noQueue += 1;
  state.automaker.lanes.forEach(({ element }, l) => {
    june.cover[element] ??= [];
    june.cover[element].push(state.trajectory.lanes[l]!.stock[day]!);
    countFiles(state, l, day, june);
  });
}

/**
 * Adds the files that a lane lodged before a day, and those of them that were approved within the time
 * planned for.
 */
function countFiles(state: AutomakerState, l: number, day: number, june: June): void {
  const { cycleDays, id } = state.automaker;
  const { phaseDays } = state.inputs.lanes[l]!;
  const planned = named.automakers[id]!.plannedLicenceDays;
  for (let order = phaseDays === 0 ? 0 : 1; order * cycleDays - phaseDays < day; order++) {
    const filedOn = order * cycleDays - phaseDays;
    if (state.trajectory.lanes[l]!.ordered[filedOn]! === 0) continue;
    const decision = decisionOf(state, l, order, filedOn);
    june.lodged += 1;
    if (decision & 1 && decision >> 1 <= filedOn + planned) june.inTime += 1;
  }
}

/** The scenario with a truce for everyone from a date on. */
function truceFrom(scenario: Scenario, date: string): Scenario {
  const { policy } = scenario;
  const then = (events: Scenario['policy']['events']) => [
    ...events.filter((event) => event.date < date),
    { date, to: 'truce', probability: 1 },
  ];
  const destinations = Object.fromEntries(
    Object.entries(policy.destinations).map(([id, { events }]) => [id, { events: then(events) }]),
  );
  return override(scenario, { policy: { events: then(policy.events), destinations } });
}

const spring = truceFrom(loadScenario('spring-2025'), named.start);
/** The first day of the named scenarios, in days of the spring. */
const JUNE = parseDay(named.start)! - parseDay(spring.start)!;
const SPRING = firstDays(spring, JUNE + AFTER);
