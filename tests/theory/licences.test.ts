import { describe, test } from 'vitest';
import { haltProbability, type ScenarioPatch } from '../../src/index.ts';
import { expectLaw, expectWithin, tally } from './expect-within.ts';
import { automakerPatch, minimalScenario, oneApplication, run, START } from './minimal-scenarios.ts';
import { dayAfter, nthWorkingDay } from './oracles.ts';

/** A regime without reviews and without an embargo: licensed goods depart, others wait. */
const FROZEN = { policy: { regimes: { open: { speed: 0 } } } } as const;

/** Returns a patch for daily orders under period licences that are never renewed. */
function held(heldAtStart: number, validityDays: number, bufferDays: number): ScenarioPatch {
  return {
    ...FROZEN,
    ...automakerPatch({ licence: { heldAtStart, validityDays }, lanes: { Dy: { bufferDays } } }),
  };
}

/**
 * Returns the distribution of the first halt day: L + 1 + B, with buffer B and the licence's remaining
 * life L, which is 0 without a licence.
 */
function heldLaw(heldAtStart: number, validityDays: number, buffer: number): number[] {
  const law = new Array<number>(101).fill(0);
  law[buffer + 1]! += 1 - heldAtStart;
  for (let life = 1; life <= validityDays; life++) {
    law[Math.min(100, life + 1 + buffer)]! += heldAtStart / validityDays;
  }
  return law;
}

describe('Period licences (model.md §4, Validity)', () => {
  test('are held on day 0 with chance heldAtStart, with a remaining life uniform on 1 … validityDays', () => {
    for (const validity of [60, 180]) {
      const { firstHaltDay } = run(minimalScenario(held(0.7, validity, 5)), 'held').outcomes.maker!;
      expectLaw(tally(firstHaltDay, 101), heldLaw(0.7, validity, 5));
    }
  });

  test('lapse on one day for all lanes of an automaker', () => {
    const scenario = minimalScenario({
      ...FROZEN,
      ...automakerPatch({
        licence: { heldAtStart: 0.7, validityDays: 60 },
        lanes: { Dy: { bufferDays: 5, chains: 3 }, Tb: { bufferDays: 5, licensedShare: 1, phaseDays: 0 } },
      }),
    });
    const { firstHaltDay } = run(scenario, 'held').outcomes.maker!;
    expectLaw(tally(firstHaltDay, 101), heldLaw(0.7, 60, 5));
  });

  test('leave a gap from the lapse to the decision on their renewal', () => {
    // The renewal is filed on day 0 and decided on the n-th working day after it; orders wait from the lapse
    // on.
    const [validityDays, buffer, effort] = [60, 3, 20];
    const decided = nthWorkingDay(START, effort, 1);
    const scenario = minimalScenario({
      desk: { effortWorkingDays: effort },
      ...automakerPatch({
        licence: { heldAtStart: 1, validityDays, renewDaysBefore: validityDays },
        lanes: { Dy: { bufferDays: buffer } },
      }),
      horizonDays: validityDays,
    });
    const law = new Array<number>(validityDays + 1).fill(0);
    for (let life = 1; life <= validityDays; life++) {
      // Waiting goods arrive on the day of decision; the stock lasts to day life + buffer.
      const day = life + 1 + buffer;
      law[day < decided ? day : validityDays]! += 1 / validityDays;
    }
    expectLaw(tally(run(scenario, 'renewal').outcomes.maker!.firstHaltDay, validityDays + 1), law);
  });

  test('are suspended by a regime without periodLicences, while their life runs on', () => {
    const [from, until, buffer, validityDays] = [20, 40, 5, 90];
    const scenario = minimalScenario({
      ...held(1, validityDays, buffer),
      policy: {
        regimes: { open: { speed: 0 }, suspended: { speed: 0, periodLicences: false } },
        events: [
          { date: dayAfter(START, from), to: 'suspended', probability: 1 },
          { date: dayAfter(START, until), to: 'open', probability: 1 },
        ],
      },
    });
    const law = new Array<number>(101).fill(0);
    for (let life = 1; life <= validityDays; life++) {
      // Orders stop at the lapse or at the suspension, whichever is first; buffers do not last through it.
      law[Math.min(life, from) + 1 + buffer]! += 1 / validityDays;
    }
    const columns = run(scenario, 'suspended').outcomes.maker!;
    expectLaw(tally(columns.firstHaltDay, 101), law);
    // Only a licence that outlives the suspension restarts the line: on day 40, when waiting goods depart and
    // arrive.
    const restarted = columns.halts.map((_, i) =>
      Number(columns.firstHaltDay[i]! + columns.daysToRestart[i]! < 100),
    );
    const outlives = (validityDays - until) / validityDays;
    expectLaw(tally(restarted, 2), [1 - outlives, outlives]);
  });
});

describe('Goods ordered before day 0 (model.md §5, Day 0)', () => {
  test('are cleared with chance clearedAtStart', () => {
    const scenario = oneApplication({ ...FROZEN, ...automakerPatch({ clearedAtStart: 0.35 }) }, 10);
    expectWithin(haltProbability(run(scenario, 'cleared')), 0.65);
  });

  test('are cleared independently for each delivery', () => {
    const q = 0.8;
    const scenario = minimalScenario({
      ...FROZEN,
      ...automakerPatch({
        cycleDays: 10,
        plannedLicenceDays: 31,
        clearedAtStart: q,
        lanes: { Dy: { phaseDays: 1 } },
      }),
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

  test('go by air when the opening stock of their day of departure is low, else by sea', () => {
    // Decided on day 31, with an opening stock of B − 10: below 6 by air for 2 days, else by sea for 20.
    const decided = nthWorkingDay(START, 20);
    const scenario = oneApplication(
      {
        desk: { effortWorkingDays: 20 },
        ...automakerPatch({ transitDays: 20, expediteBelowDays: 6, expediteTransitDays: 2 }),
      },
      { low: decided - 21, high: decided - 21 + 40 },
    );
    // The opening stock is uniform on 0 … 40; air is too late for less than 2 days of it, sea for less than
    // 20.
    expectWithin(haltProbability(run(scenario, 'air')), (2 + (20 - 6)) / 40);
  });
});
