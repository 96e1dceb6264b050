import { meanOf } from '../random/distribution-mean.ts';
import { DAYS_PER_YEAR } from '../units.ts';
import { entityIds } from './sources.ts';
import type { Automaker, PolicyChain, Scenario } from './types.ts';

/*
 * The work of a run, estimated from its scenario and not by a clock: how much to send to a worker, and
 * which way to rare halts is shorter. A unit takes about 25 ns on one core. Lanes that are often short
 * take a few times more.
 */

/** Units of a day of an automaker, a day of a lane, a review, a jump between regimes. */
const UNITS = { automakerDay: 1 / 2, laneDay: 1 / 16, review: 2, jump: 4 } as const;

/** Units of a trial besides, and of a lane that is evaluated by itself (rare events). */
const [TRIAL, LANE_EVALUATION] = [40, 2400] as const;

/** Units of opening a lane, once a run: its streams of random numbers and its state. */
const LANE_OPENING = 2000;

/** Returns the work of a trial, in units. */
export function workOfTrial(scenario: Scenario): number {
  const { automakers, policy, horizonDays } = scenario;
  const reviews = reviewsOfOrder(scenario);
  const chains = [policy, ...entityIds(policy.destinations).map((id) => policy.destinations[id]!)];
  const jumps = chains.reduce((sum, chain) => sum + mostJumps(chain, scenario), 0);
  return entityIds(automakers).reduce(
    (work, id) => {
      const automaker = automakers[id]!;
      const ordered = (horizonDays / automaker.cycleDays) * reviews * UNITS.review;
      const lane = horizonDays * UNITS.laneDay + ordered;
      return work + horizonDays * UNITS.automakerDay + lanesOf(automaker) * lane;
    },
    TRIAL + jumps * UNITS.jump,
  );
}

/** Returns how many trials take as much work as so many evaluations of single lanes. */
export function trialsWorth(scenario: Scenario, laneEvaluations: number): number {
  return (laneEvaluations * LANE_EVALUATION) / workOfTrial(scenario);
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

/** Returns the reviews of an order in the regime that returns most applications; each takes a day. */
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
