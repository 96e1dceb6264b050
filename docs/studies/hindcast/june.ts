// How the calibrated parameter sets stand on 6 June 2025, the first day of the named scenarios.

import { firstDays } from '../../../src/analysis/hindcast/match-firms.ts';
import { parseDay } from '../../../src/calendar/days.ts';
import type { Element } from '../../../src/elements.ts';
import { compile, loadScenario, override, type Scenario } from '../../../src/index.ts';
import { enterRegime, fileApplication, work } from '../../../src/model/desk.ts';
import { initialState } from '../../../src/model/initial-state.ts';
import { orderNumber } from '../../../src/model/lane.ts';
import type { Model } from '../../../src/model/model.ts';
import { replay } from '../../../src/model/replay.ts';
import type { SamplePath } from '../../../src/model/sample-path.ts';
import type { Application, State } from '../../../src/model/state.ts';
import type { Trajectory } from '../../../src/model/trajectory.ts';
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
  const sampler = samplePaths(model, 'june');
  for (const { id } of model.automakers) {
    june[id] ??= { cover: {}, lodged: 0, inTime: 0, futures: 0, noQueue: 0 };
  }
  for (let trial = firstTrial; trial < firstTrial + trials; trial++)
    addTrial(model, sampler.sample(trial), june);
  return june;
}

/** Adds what one sample path shows of every automaker. */
function addTrial(model: Model, samplePath: SamplePath, june: Record<string, June>): void {
  const trajectory = replay(model, samplePath);
  model.automakers.forEach(({ id, lanes }, i) => {
    june[id]!.futures += 1;
    lanes.forEach(({ element }, l) => {
      june[id]!.cover[element] ??= [];
      june[id]!.cover[element].push(trajectory.automakers[i]!.lanes[l]!.stock[JUNE]!);
    });
  });
  workDesks(initialState(model, samplePath), trajectory, june);
}

/** Works the desks through a trial in which every order of the spring files, and counts decisions. */
function workDesks(state: State, trajectory: Trajectory, june: Record<string, June>): void {
  const { model, desks } = state;
  let filed: number[] = [];
  for (let t = 0; t < model.horizonDays; t++) {
    for (const desk of desks) enterRegime(desk, t);
    const decided = model.workingDay[t] === 1 ? desks.flatMap(work) : [];
    for (const application of decided) countInTime(application, t, june);
    if (t < JUNE) fileOrders(state, trajectory, t, june);
    // What is filed on a day is taken up on the next at the soonest.
    if (t === JUNE - 2) filed = desks.map((desk) => desk.filed);
    if (t !== JUNE - 1) continue;
    for (const { id, policy } of model.automakers) {
      if (desks[policy]!.takenUp >= filed[policy]!) june[id]!.noQueue += 1;
    }
  }
}

/** Files an application for every order of day t, under a period licence too. */
function fileOrders({ automakers }: State, past: Trajectory, t: number, june: Record<string, June>): void {
  automakers.forEach(({ model, lanes }, i) => {
    lanes.forEach((lane, l) => {
      const number = orderNumber(lane, t);
      if (past.automakers[i]!.lanes[l]!.ordered[t] === 0) return;
      fileApplication(lane, number, t, undefined);
      june[model.id]!.lodged += 1;
    });
  });
}

/** Counts an application that is approved on day t, within the time planned for. */
function countInTime({ lane, number, decision }: Application, t: number, june: Record<string, June>): void {
  const { id, cycleDays } = lane.automaker.model;
  const filedOn = number * cycleDays - lane.inputs.phaseDays;
  const isInTime = t <= filedOn + named.automakers[id]!.plannedLicenceDays;
  if (filedOn >= 0 && decision === 'approved' && isInTime) june[id]!.inTime += 1;
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
