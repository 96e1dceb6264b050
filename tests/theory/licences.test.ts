import { describe, test } from 'vitest';
import { haltProbability, type ScenarioPatch } from '../../src/index.ts';
import { expectLaw, expectWithin, tally } from './expect-within.ts';
import { maker, oneFile, run, START, world } from './minimal-scenarios.ts';
import { dayAfter, nthWorkingDay } from './oracles.ts';

/*
 * docs/model.md §4, Validity and §5, Day 0: what is licensed already, until when, and how it leaves.
 *
 * test                     the break of src that turned it red
 * held on day 0            draw.ts: remaining life from 0; the coin reversed; boat.ts: goods placed today land today
 * cliff                    day-zero.ts: each lane's licence a day shorter than the last
 * renewal                  period-licence.ts: filed a day late
 * suspended                licence-desk.ts: period licences leave under any regime without embargo
 * cleared by a coin        luck.ts: chance squared
 * coin for each delivery   luck.ts: one coin for all deliveries of a lane
 * fly or sail              boat.ts: flies below the wrong level
 */

/** Nobody reviews, nothing is embargoed: what is licensed flows, what is not waits. */
const FROZEN = { policy: { regimes: { open: { speed: 0 } } } } as const;

/** A maker who orders each day under period licences that are never renewed. */
function held(heldAtStart: number, validityDays: number, bufferDays: number): ScenarioPatch {
  return {
    ...FROZEN,
    ...maker({ licence: { heldAtStart, validityDays }, lanes: { Dy: { bufferDays } } }),
  };
}

/**
 * The line halts a buffer and a day after the last licensed order: on day L + 1 + B, L the remaining life, 0
 * without one.
 */
function heldLaw(heldAtStart: number, validityDays: number, buffer: number): number[] {
  const law = new Array<number>(101).fill(0);
  law[buffer + 1]! += 1 - heldAtStart;
  for (let life = 1; life <= validityDays; life++) {
    law[Math.min(100, life + 1 + buffer)]! += heldAtStart / validityDays;
  }
  return law;
}

describe('period licences', () => {
  test('held on day 0 by a coin, with a remaining life uniform on 1 … validity', () => {
    for (const validity of [60, 180]) {
      const { firstHaltDay } = run(world(held(0.7, validity, 5)), 'held').outcomes.maker!;
      expectLaw(tally(firstHaltDay, 101), heldLaw(0.7, validity, 5));
    }
  });

  test('lapse on one day for all lanes of a firm: the cliff', () => {
    const scenario = world({
      ...FROZEN,
      ...maker({
        licence: { heldAtStart: 0.7, validityDays: 60 },
        lanes: { Dy: { bufferDays: 5, chains: 3 }, Tb: { bufferDays: 5, licensedShare: 1, phaseDays: 0 } },
      }),
    });
    const { firstHaltDay } = run(scenario, 'held').outcomes.maker!;
    expectLaw(tally(firstHaltDay, 101), heldLaw(0.7, 60, 5));
  });

  test('a renewal is filed in time or late, and the gap is what its review lacks', () => {
    // Renewed on day 0, decided on the n-th working day after it; orders wait from the lapse until then.
    const [validityDays, buffer, effort] = [60, 3, 20];
    const decided = nthWorkingDay(START, effort, 1);
    const scenario = world({
      desk: { effortWorkingDays: effort },
      ...maker({
        licence: { heldAtStart: 1, validityDays, renewDaysBefore: validityDays },
        lanes: { Dy: { bufferDays: buffer } },
      }),
      horizonDays: validityDays,
    });
    const law = new Array<number>(validityDays + 1).fill(0);
    for (let life = 1; life <= validityDays; life++) {
      // What waits lands on the day of decision; the stock lasts to day life + buffer.
      const day = life + 1 + buffer;
      law[day < decided ? day : validityDays]! += 1 / validityDays;
    }
    expectLaw(tally(run(scenario, 'renewal').outcomes.maker!.firstHaltDay, validityDays + 1), law);
  });

  test('are suspended by a regime, and live on meanwhile', () => {
    const [from, until, buffer, validityDays] = [20, 40, 5, 90];
    const scenario = world({
      ...held(1, validityDays, buffer),
      policy: {
        regimes: { open: { speed: 0 }, frost: { speed: 0, periodLicences: false } },
        events: [
          { date: dayAfter(START, from), to: 'frost', probability: 1 },
          { date: dayAfter(START, until), to: 'open', probability: 1 },
        ],
      },
    });
    const law = new Array<number>(101).fill(0);
    for (let life = 1; life <= validityDays; life++) {
      // Orders stop at the lapse or at the frost, whichever is first; buffers are too thin for the frost.
      law[Math.min(life, from) + 1 + buffer]! += 1 / validityDays;
    }
    const columns = run(scenario, 'suspended').outcomes.maker!;
    expectLaw(tally(columns.firstHaltDay, 101), law);
    // Only a licence that outlives the frost sets the line going again: on day 40, when what waited leaves
    // and lands.
    const restarted = columns.halts.map((_, i) =>
      Number(columns.firstHaltDay[i]! + columns.daysToRestart[i]! < 100),
    );
    const outlives = (validityDays - until) / validityDays;
    expectLaw(tally(restarted, 2), [1 - outlives, outlives]);
  });
});

describe('goods ordered before day 0', () => {
  test('are cleared by a coin', () => {
    const scenario = oneFile({ ...FROZEN, ...maker({ clearedAtStart: 0.35 }) }, 10);
    expectWithin(haltProbability(run(scenario, 'cleared')), 0.65);
  });

  test('are cleared by a coin for each delivery', () => {
    const q = 0.8;
    const scenario = world({
      ...FROZEN,
      ...maker({ cycleDays: 10, plannedLicenceDays: 31, clearedAtStart: q, lanes: { Dy: { phaseDays: 1 } } }),
    });
    const { firstHaltDay } = run(scenario, 'cleared').outcomes.maker!;
    // Due on days 10, 20 and 30; each lasts ten days, and the next order is never decided.
    const law = new Array<number>(101).fill(0);
    [10, 20, 30].forEach((day, k) => {
      law[day] = (1 - q) * q ** k;
    });
    law[40] = q ** 3;
    expectLaw(tally(firstHaltDay, 101), law);
  });

  test('fly when the morning of departure finds little, else sail', () => {
    // Decided on day 31, with B − 10 days on hand that morning: under 6 they fly for 2 days, else they sail
    // for 20.
    const decided = nthWorkingDay(START, 20);
    const scenario = oneFile(
      {
        desk: { effortWorkingDays: 20 },
        ...maker({ transitDays: 20, expediteBelowDays: 6, expediteTransitDays: 2 }),
      },
      { low: decided - 21, high: decided - 21 + 40 },
    );
    // The morning's stock is uniform on 0 … 40; a flight is too late for less than 2 days of it, a ship for
    // less than 20.
    expectWithin(haltProbability(run(scenario, 'air')), (2 + (20 - 6)) / 40);
  });
});
