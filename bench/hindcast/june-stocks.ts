// What the calibrated worlds say of the numbers that the named scenarios begin with on 6 June 2025.

import { firstDays } from '../../src/analysis/hindcast/cast.ts';
import { weatherDealer } from '../../src/engine/draw.ts';
import { compile, loadScenario } from '../../src/index.ts';
import { buildFleet, meetWeather } from '../../src/model/replay.ts';
import { sail } from '../../src/model/sail.ts';
import type { Element } from '../../src/scenario/types.ts';
import { type Calibration, calibratedWorlds } from './calibration.ts';

/** Days of the spring before 6 June 2025. */
const DAYS = 63;
const TRIALS = 4;

/** A kind of lane: days of cover on hand that morning, in all worlds, sorted; and what the named scenarios say. */
export interface JuneStock {
  readonly maker: string;
  readonly element: Element;
  readonly cover: Float64Array;
  /** Median of the buffer, and half a cycle of licensed supply that stands on it on average. */
  readonly named: number;
}

/** Elements that stop lines. */
const TOLD: ReadonlySet<string> = new Set(['Dy', 'Tb', 'Sm', 'Y']);

export function juneStocks(calibration: Calibration): JuneStock[] {
  const spring = firstDays(loadScenario('spring-2025'), DAYS + 1);
  const found = new Map<string, number[]>();
  calibratedWorlds(calibration)(spring).forEach(({ scenario }, k) => {
    const model = compile(scenario);
    const fleet = buildFleet(model, true);
    const dealer = weatherDealer(model, 'june');
    for (let trial = 0; trial < TRIALS; trial++) {
      const weather = dealer.deal(k * TRIALS + trial);
      meetWeather(fleet, weather);
      fleet.boats.forEach((boat, i) => {
        sail(boat, weather.automakers[i]!, fleet.supply);
        boat.maker.lanes.forEach(({ element }, l) => {
          const key = `${boat.maker.id} ${element}`;
          found.set(key, [...(found.get(key) ?? []), boat.log.lanes[l]!.stock[DAYS]!]);
        });
      });
    }
  });
  return [...found].flatMap(([key, cover]) => {
    const [maker, element] = key.split(' ') as [string, Element];
    return TOLD.has(element)
      ? [{ maker, element, cover: Float64Array.from(cover).sort(), named: namedCover(maker, element) }]
      : [];
  });
}

function namedCover(maker: string, element: Element): number {
  const { lanes, cycleDays } = loadScenario('truce-holds').automakers[maker]!;
  const law = lanes[element]!.bufferDays;
  const median = typeof law === 'number' || !('median' in law) ? Number.NaN : law.median;
  return median + cycleDays / 2;
}
