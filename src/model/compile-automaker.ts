import { type DayNumber, parseDay } from '../calendar/days.ts';
import { ATOMIC_NUMBER, ELEMENTS, type Element } from '../elements.ts';
import type { Assembly, Scenario } from '../scenario/types.ts';
import type { AssemblyModel, AutomakerModel, LaneModel } from './model.ts';
import { compileMoney, coverCost } from './money.ts';

/** Returns the model of an automaker, key by key, so that all are objects of one shape. */
export function compileAutomaker(
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
