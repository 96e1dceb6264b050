import { meanOf } from '../random/distribution-mean.ts';
import { entityIds } from '../scenario/sources.ts';
import type { Automaker, PolicyChain, Scenario } from '../scenario/types.ts';
import { DAYS_PER_YEAR } from '../units.ts';

/*
 * The work of a run, estimated from its scenario: how much to send to a worker, and whether to start one. A
 * unit takes about 25 ns on one core. Lanes that are often short take a few times more.
 */

/** Units of a day of an automaker, a day of a lane, a review, a jump between regimes. */
const UNITS = { automakerDay: 1 / 2, laneDay: 1 / 16, review: 2, jump: 4 } as const;

/** Units of opening a lane, once a run: its streams of random numbers and its state. */
const LANE_OPENING = 2000;

/** Returns the work of a trial, in units. */
export function workOfTrial(scenario: Scenario): number {
  const { automakers, policy, horizonDays } = scenario;
  const reviews = reviewsOfOrder(scenario);
  const chains = [policy, ...entityIds(policy.destinations).map((id) => policy.destinations[id]!)];
  const jumps = chains.reduce((sum, chain) => sum + mostJumps(chain, scenario), 0);
  return entityIds(automakers).reduce((work, id) => {
    const automaker = automakers[id]!;
    const ordered = (horizonDays / automaker.cycleDays) * reviews * UNITS.review;
    const lane = horizonDays * UNITS.laneDay + ordered;
    return work + horizonDays * UNITS.automakerDay + lanesOf(automaker) * lane;
  }, jumps * UNITS.jump);
}

/** Returns the work of runs of so many trials, in units. */
export function workOfRuns(scenarios: readonly Scenario[], trials: number): number {
  return scenarios.reduce((work, scenario) => {
    const { automakers } = scenario;
    const lanes = entityIds(automakers).reduce((sum, id) => sum + lanesOf(automakers[id]!), 0);
    return work + lanes * LANE_OPENING + trials * workOfTrial(scenario);
  }, 0);
}

function lanesOf({ lanes }: Automaker): number {
  return (entityIds(lanes) as (keyof typeof lanes)[]).reduce((sum, id) => sum + lanes[id]!.chains, 0);
}

/** Returns how many reviews an order takes in the regime that returns most applications, at least a day each. */
function reviewsOfOrder({ policy: { regimes }, horizonDays }: Scenario): number {
  const returned = Math.max(...entityIds(regimes).map((name) => regimes[name]!.returned));
  return Math.min(horizonDays, 1 / (1 - returned));
}

/** Returns the jumps of a chain that always is in the regime which it leaves fastest. */
function mostJumps({ ratesPerYear }: PolicyChain, { policy: { regimes }, horizonDays }: Scenario): number {
  const rates = entityIds(ratesPerYear).map((from) => {
    const row = ratesPerYear[from]!;
    const perYear = entityIds(row).reduce((sum, to) => sum + meanOf(row[to]!), 0);
    return perYear * regimes[from]!.stages;
  });
  return (Math.max(0, ...rates) * horizonDays) / DAYS_PER_YEAR;
}
