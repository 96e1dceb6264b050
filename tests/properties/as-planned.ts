import fc from 'fast-check';
import { parseDay, weekday } from '../../src/calendar/days.ts';
import { isWorkingDay } from '../../src/calendar/working-days.ts';
import { compile, ELEMENTS, type LaneInputs, parseScenario, type Scenario } from '../../src/index.ts';
import type { Future, Raw } from './arbitraries.ts';
import { between } from './arbitrary-number.ts';

/*
 * Futures in which every application takes exactly as long as planned (model.md §8, law 7). The desk
 * decides on working days only. So orders are whole weeks apart, only weekends are off in their year, and
 * they fall due on a weekday.
 */

const START = '2031-03-03';
const FIRST_DAY = parseDay(START)!;

interface Plan {
  readonly cycleDays: number;
  readonly plannedLicenceDays: number;
  readonly transitDays: number;
  readonly minimumRate: number;
  readonly lanes: readonly { readonly share: number; readonly buffer: number; readonly phase: number }[];
}

/** Returns whether the orders of a lane with that phase are decided from Monday to Friday. */
function isDecidable(phase: number, plannedLicenceDays: number): boolean {
  const day = weekday(FIRST_DAY - phase + plannedLicenceDays);
  return day !== 0 && day !== 6;
}

const plan: fc.Arbitrary<Plan> = fc
  .record({
    cycleDays: fc.constantFrom(7, 14, 28, 35),
    plannedLicenceDays: fc.integer({ min: 1, max: 60 }),
    transitDays: fc.constantFrom(0, 1, 12, 40),
    minimumRate: fc.constantFrom(0, 0.5, 1),
  })
  .chain((times) => {
    const phase = fc.nat(times.cycleDays - 1).filter((each) => isDecidable(each, times.plannedLicenceDays));
    // Buffers on the grid of 2⁻²⁰ are not rounded.
    const buffer = fc.nat(40 * 1024).map((n) => n / 1024);
    const lane = fc.record({ share: between(0.01, 1), buffer, phase });
    const lanes = fc.array(lane, { minLength: 1, maxLength: ELEMENTS.length });
    return lanes.map((list): Plan => ({ ...times, lanes: list }));
  });

function scenarioOf({ lanes, minimumRate, ...times }: Plan): Scenario {
  const keyed = lanes.map(({ share, buffer, phase }, l): [string, Raw] => [
    ELEMENTS[l]!,
    { licensedShare: share, bufferDays: buffer, phaseDays: phase },
  ]);
  return parseScenario({
    name: 'as-planned',
    start: START,
    horizonDays: 200,
    policy: { regimes: { truce: {} }, initial: 'truce' },
    plant: { minimumRate },
    automakers: { maker: { ...times, lanes: Object.fromEntries(keyed) } },
  });
}

/**
 * Returns inputs under which the application of day t takes the working days among t + 1 … t + planned.
 */
function inputsOf(lane: Plan['lanes'][number], { cycleDays, plannedLicenceDays }: Plan): LaneInputs {
  return {
    bufferDays: lane.buffer,
    phaseDays: lane.phase,
    cleared: () => true,
    effort: (application) => {
      const filed = FIRST_DAY + application * cycleDays - lane.phase;
      const days = Array.from({ length: plannedLicenceDays }, (_, d) => filed + 1 + d);
      return days.filter(isWorkingDay).length;
    },
    outcome: () => 0.5,
  };
}

export const asPlanned: fc.Arbitrary<Future> = plan.map((of) => {
  const scenario = scenarioOf(of);
  const nothing = { rampPerMonth: 0, rampCap: 0, thriftAfterDays: 0, thriftPerMonth: 0, thriftCap: 0 };
  const licensedShare = { Sc: 1, Y: 1, Sm: 1, Gd: 1, Tb: 1, Dy: 1, Lu: 1 };
  const samplePath = {
    regimes: [new Uint8Array(scenario.horizonDays)],
    market: { licensedShare, ...nothing },
    automakers: [{ licenceDaysAtStart: 0, lanes: of.lanes.map((lane) => inputsOf(lane, of)) }],
  };
  return { scenario, model: compile(scenario), samplePath };
});
