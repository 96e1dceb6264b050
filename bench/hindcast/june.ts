// How the calibrated worlds stand on 6 June 2025, the first day of the named scenarios.

import { firstDays } from '../../src/analysis/hindcast/cast.ts';
import { parseDay } from '../../src/calendar/days.ts';
import { weatherDealer } from '../../src/engine/draw.ts';
import { compile, loadScenario, override, type Scenario } from '../../src/index.ts';
import type { Boat } from '../../src/model/boat.ts';
import { fateOf } from '../../src/model/fates.ts';
import { buildFleet, meetWeather } from '../../src/model/replay.ts';
import { sail } from '../../src/model/sail.ts';
import type { Element } from '../../src/scenario/types.ts';
import { type Calibration, calibratedWorlds } from './calibration.ts';

const TRIALS = 4;
const named = loadScenario('truce-holds');
/** Long enough for every file of the spring to come to its planned end. */
const AFTER = 90;

export interface June {
  /** By maker and element: days of cover on hand that morning, in all worlds, sorted. */
  readonly cover: Readonly<Record<string, Readonly<Partial<Record<Element, readonly number[]>>>>>;
  /** By maker: share of the files lodged in the spring that are approved within the time that the named scenarios plan for, a truce from 6 June on. */
  readonly inTime: Readonly<Record<string, number>>;
  /** By maker: share of futures in which nobody waits to be taken up by its desk. */
  readonly noQueue: Readonly<Record<string, number>>;
}

export function juneOf(calibration: Calibration): June {
  const spring = truceFrom(loadScenario('spring-2025'), named.start);
  const day = parseDay(named.start)! - parseDay(spring.start)!;
  const cover: Record<string, Partial<Record<Element, number[]>>> = {};
  const files: Record<string, Counts> = {};
  const short = firstDays(spring, day + AFTER);
  calibratedWorlds(calibration)(short).forEach(({ scenario }, k) => {
    const model = compile(scenario);
    const fleet = buildFleet(model, true);
    const dealer = weatherDealer(model, 'june');
    for (let trial = 0; trial < TRIALS; trial++) {
      const weather = dealer.deal(k * TRIALS + trial);
      meetWeather(fleet, weather);
      fleet.boats.forEach((boat, i) => {
        sail(boat, weather.automakers[i]!, fleet.supply);
        const { id, lanes } = boat.maker;
        cover[id] ??= {};
        files[id] ??= { lodged: 0, inTime: 0, futures: 0, noQueue: 0 };
        files[id].futures += 1;
        // What is filed on a day is taken up on the next at the soonest.
        if (boat.desk.takenUp[day]! >= boat.desk.filed[day - 1]!) files[id].noQueue += 1;
        lanes.forEach(({ element }, l) => {
          cover[id]![element] ??= [];
          cover[id]![element]!.push(boat.log.lanes[l]!.stock[day]!);
          countFiles(boat, l, day, files[id]!);
        });
      });
    }
  });
  for (const lanes of Object.values(cover))
    for (const days of Object.values(lanes)) days.sort((a, b) => a - b);
  const share = (of: (counts: Counts) => number): Record<string, number> =>
    Object.fromEntries(Object.entries(files).map(([id, counts]) => [id, of(counts)]));
  return {
    cover,
    inTime: share(({ inTime, lodged }) => inTime / lodged),
    noQueue: share(({ noQueue, futures }) => noQueue / futures),
  };
}

interface Counts {
  lodged: number;
  inTime: number;
  futures: number;
  noQueue: number;
}

/** Adds the files that a lane lodged before `day`, and those of them that were approved within the time planned for. */
function countFiles(boat: Boat, l: number, day: number, counted: Counts): void {
  const { cycleDays, id } = boat.maker;
  const { phaseDays } = boat.luck.lanes[l]!;
  const planned = named.automakers[id]!.plannedLicenceDays;
  for (let order = phaseDays === 0 ? 0 : 1; order * cycleDays - phaseDays < day; order++) {
    const filedOn = order * cycleDays - phaseDays;
    if (boat.log.lanes[l]!.ordered[filedOn]! === 0) continue;
    const fate = fateOf(boat, l, order, filedOn);
    counted.lodged += 1;
    if (fate & 1 && fate >> 1 <= filedOn + planned) counted.inTime += 1;
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
