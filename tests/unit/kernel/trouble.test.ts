import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../src/calendar/days.ts';
import { compile, drawSamplePath, parseScenario } from '../../../src/index.ts';
import type { AutomakerState } from '../../../src/kernel/automaker-state.ts';
import type { MarketDays } from '../../../src/kernel/cumulative-need.ts';
import { initialPipeline, initialStock } from '../../../src/kernel/initial-state.ts';
import { advanceLane } from '../../../src/kernel/lane-events.ts';
import { screenLine, selectNone } from '../../../src/kernel/screen.ts';
import { deadline, findShortages } from '../../../src/kernel/shortage-window.ts';
import { bindSamplePath, createWorkspace } from '../../../src/kernel/workspace.ts';
import { arbitraryFuture, type Future } from '../../properties/arbitraries.ts';

/*
 * Spans of trouble against each evening of lanes that are followed at full rate through whole futures, however far below nothing their stock falls. Each of these breaks of
 * src/model turns a test here red:
 *
 * trouble.ts   due days two days later; more than a cycle taken to lie between them; an order that lands a day late taken for in time; lanes that matter
 *              although an order overtakes in time; a span that ends a day early, or begins with its latest trouble
 * landing.ts   goods of a refused file made good an order too early; goods that leave under an embargo
 * use.ts       the slack turned round
 */

/** The stock of a lane on every evening, followed at full rate and by sea from day 0. */
function evenings(state: AutomakerState, l: number, marketDays: MarketDays): number[] {
  return Array.from({ length: state.model.horizonDays }, (_, t) => {
    initialStock(state, l, marketDays);
    initialPipeline(state, l, marketDays);
    advanceLane(state, l, 0, t + 1);
    return state.onHand[l]!;
  });
}

/** Calls back with each lane under licences for one shipment and by sea, its luck met. */
function eachLane(
  { model, samplePath }: Future,
  look: (state: AutomakerState, l: number, marketDays: MarketDays) => void,
): void {
  const workspace = createWorkspace(model, false);
  bindSamplePath(workspace, samplePath);
  workspace.states.forEach((state, i) => {
    screenLine(state, samplePath.automakers[i]!, workspace.marketDays);
    if (state.usesAir || state.automaker.validityDays > 0) return;
    state.automaker.lanes.forEach(({ share }, l) => {
      if (workspace.marketDays.neverExceedsNeed[share] === 1) look(state, l, workspace.marketDays);
    });
  });
}

/** Of the market, numbers that stand still, so that due days are a cycle apart. */
function steady(raw: Record<string, unknown>): Record<string, unknown> {
  return { ...raw, market: { ...(raw.market as object), rampPerMonth: 0, thriftPerMonth: 0 } };
}

let marked = 0;
let free = 0;

/** The span of a lane's trouble against its evenings. */
function expectSpan(state: AutomakerState, l: number, marketDays: MarketDays): void {
  const stock = evenings(state, l, marketDays);
  selectNone(state);
  initialStock(state, l, marketDays);
  const matters = findShortages(state, l, marketDays);
  const [lineFloor, restartFloor] = [state.lineFloor[l]!, state.restartFloor[l]!];
  const roundingMargin = 2 * state.roundingMargin;
  // A lane whose base stock is gone within a day is not looked at: it is in trouble throughout.
  if (state.baseStock[l]! - restartFloor - state.roundingMargin < 1) return;
  const { shortFrom: from, shortUntil: until } = state;
  const days = until > from ? until - from : 0;
  const isWithin = (t: number): boolean => t >= from && t < until;
  expect([...stock.keys()].filter((t) => stock[t]! < lineFloor && !isWithin(t))).toEqual([]);
  if (days > 0) {
    for (const t of [from, until - 1]) expect(stock[t]).toBeLessThanOrEqual(lineFloor + roundingMargin);
  }
  if (stock.some((evening) => evening < restartFloor)) expect(matters).toBe(true);
  if (stock.every((evening) => evening > restartFloor + roundingMargin)) expect(matters).toBe(false);
  marked += days;
  free += stock.length - days;
}

describe('trouble begins on the first and ends after the last evening on which a lane at full rate is below its floor', () => {
  test.each([
    ['arbitrary futures', arbitraryFuture()],
    ['futures in which need stands still', arbitraryFuture(steady)],
  ])('in %s', (_, futures) => {
    const property = fc.property(futures, (future) => eachLane(future, expectSpan));
    fc.assert(property, { seed: 20250404, numRuns: 1000 });
  });

  test.each([0, 1, 9, 23, 40])(
    'when what is approved cannot leave for %i days, whatever the buffer',
    (days) => {
      for (let buffer = 0; buffer < 50; buffer += 0.5) {
        const model = compile(parseScenario(heldUp(days, buffer)));
        eachLane(
          { scenario: model.scenario, model, samplePath: drawSamplePath(model, 'held', 0) },
          expectSpan,
        );
      }
    },
  );

  test('where an order is due before it is placed, after a lane whose order lands in time', () => {
    const model = compile(parseScenario(late));
    eachLane({ scenario: model.scenario, model, samplePath: drawSamplePath(model, 'late', 0) }, expectSpan);
  });

  test('there were many days of both', () => {
    expect(marked).toBeGreaterThan(20_000);
    expect(free).toBeGreaterThan(20_000);
  });
});

/** Used on all days before day t, summed from what each day needs and what eases it. */
function useOf({ need, replaced }: MarketDays, share: number): (t: number) => number {
  const sums = [0];
  for (let t = 0; t < need.length; t++) sums.push(sums[t]! + need[t]! - (1 - share + share * replaced[t]!));
  return (t) => (t > 0 ? sums[t]! : share * t);
}

test('due days are those on which the stock that the order before left is used up', () => {
  let last = 0;
  const property = fc.property(arbitraryFuture(), (future) =>
    eachLane(future, (state, l, marketDays) => {
      initialStock(state, l, marketDays);
      const room = state.baseStock[l]! - state.restartFloor[l]! - state.roundingMargin;
      state.room[l] = room;
      const share = state.share[l]!;
      if (room < 1 || share === 0) return;
      const { cycleDays } = state.automaker;
      const { phaseDays } = state.inputs.lanes[l]!;
      const { horizonDays } = state.model;
      const from = phaseDays === 0 ? 0 : cycleDays - phaseDays;
      const used = useOf(marketDays, share);
      const due = (t: number, most: number): number => {
        let day = t - cycleDays;
        while (day < horizonDays && used(day + 1) <= most) day += 1;
        return day;
      };
      let soonest = from - cycleDays;
      for (let t = from; t - cycleDays < horizonDays; t += cycleDays) {
        const most = room + used(t - cycleDays + 1);
        const found = deadline(state, l, marketDays, t, soonest);
        // Use that ends just there is taken either way.
        expect(found).toBeGreaterThanOrEqual(due(t, most - 1e-9));
        expect(found).toBeLessThanOrEqual(due(t, most + 1e-9));
        if (found === horizonDays - 1) last += 1;
        // From one order to the next a cycle goes by at least: no day uses more than the one before it.
        soonest = Math.min(horizonDays, found + cycleDays);
      }
    }),
  );
  fc.assert(property, { seed: 20250404, numRuns: 1000 });
  expect(last).toBeGreaterThan(20);
});

/** One lane that always waits as long as planned, but for an embargo of some days under which files are decided. */
function heldUp(days: number, buffer: number): Record<string, unknown> {
  return {
    name: 'held-up',
    start: '2025-06-06',
    horizonDays: 200,
    policy: {
      regimes: { truce: { returned: 0, approval: 1 }, held: { returned: 0, approval: 1, embargo: true } },
      initial: 'truce',
      events: [
        { date: '2025-09-01', to: 'held' },
        { date: formatDay(parseDay('2025-09-01')! + days), to: 'truce' },
      ],
    },
    desk: { effortWorkingDays: 10 },
    market: { rampPerMonth: 0, thriftPerMonth: 0 },
    plant: { restartDays: 0 },
    automakers: {
      alpha: {
        cycleDays: 7,
        plannedLicenceDays: 14,
        transitDays: 5,
        clearedAtStart: 1,
        lanes: { Dy: { bufferDays: buffer, phaseDays: 3 } },
      },
    },
  };
}

/** Two lanes of an order each, on day 50 and on day 99, by when the second has long been below the stock at which a line restarts. */
const late: Record<string, unknown> = {
  ...heldUp(0, 0),
  horizonDays: 100,
  plant: { restartDays: 20 },
  automakers: {
    alpha: {
      cycleDays: 100,
      plannedLicenceDays: 0,
      transitDays: 0,
      lanes: { Tb: { bufferDays: 60, phaseDays: 50 }, Dy: { bufferDays: 0, phaseDays: 1 } },
    },
  },
};
