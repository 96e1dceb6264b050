import type { Boat } from '../model/boat.ts';
import {
  bindingNumber,
  calmLine,
  type LineMeasure,
  type LineOutcome,
  measureLine,
  timeToSurvive,
} from '../model/line-outcome.ts';
import { fullRateUntil } from '../model/outlook.ts';
import { type Fleet, meetWeather } from '../model/replay.ts';
import { sailFrom } from '../model/sail.ts';
import type { AutomakerWeather, Weather } from '../model/weather.ts';
import type { OutcomeColumns } from './simulation.ts';

/** What trials are run on, built once: a trial makes no list and no object. */
export interface Course {
  readonly fleet: Fleet;
  readonly calm: LineOutcome;
  readonly measure: LineMeasure;
}

export function openCourse(fleet: Fleet): Course {
  const { horizonDays } = fleet.model;
  return { fleet, calm: calmLine(horizonDays), measure: calmLine(horizonDays) };
}

/** One trial: writes row `row` of every automaker's columns. Who runs at full rate throughout need not be sailed. */
export function runTrial(
  course: Course,
  weather: Weather,
  columns: readonly OutcomeColumns[],
  row: number,
): void {
  const { fleet } = course;
  meetWeather(fleet, weather);
  for (let i = 0; i < columns.length; i++) {
    writeRow(fleet.boats[i]!, live(course, i, weather.automakers[i]!), columns[i]!, row);
  }
}

/** The outcome of line i, once the fleet has met the weather; written over by the next. */
export function live({ fleet, calm, measure }: Course, i: number, luck: AutomakerWeather): LineOutcome {
  const { model, boats, supply } = fleet;
  const boat = boats[i]!;
  const from = fullRateUntil(boat, luck, supply);
  if (from === model.horizonDays) return calm;
  const until = sailFrom(boat, supply, from);
  return measureLine(boat.log, model.plant.minimumHaltDays, from, until, measure);
}

/** Writes what became of a line, in the weather that its desk was opened on, into a row of its columns. */
export function writeRow(
  { maker, desk }: Boat,
  line: LineOutcome,
  column: OutcomeColumns,
  row: number,
): void {
  column.firstHaltDay[row] = line.firstHaltDay;
  column.haltDays[row] = line.haltDays;
  column.halts[row] = line.halts;
  column.vehiclesLost[row] = line.lostDays * maker.vehiclesPerDay;
  column.bindingElement[row] = bindingNumber(maker, line);
  column.daysToRestart[row] = line.daysToRestart;
  column.timeToSurvive[row] = timeToSurvive(desk.shockDay, line.firstHaltDay, desk.horizonDays);
}
