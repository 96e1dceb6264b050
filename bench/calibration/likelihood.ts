// How well a world agrees with what was known on 30 June 2025, and nothing later.

import ln from '@stdlib/math-base-special-ln';
import { firstDays, kindOf, kindsOf } from '../../src/analysis/hindcast/cast.ts';
import { SHARE_ERROR } from '../../src/analysis/hindcast/compare-licences.ts';
import { flowError, flowsOf } from '../../src/analysis/hindcast/flows.ts';
import { observedFlows, STANDS_FOR, worldWeights } from '../../src/analysis/hindcast/normal-flow.ts';
import { recollect } from '../../src/analysis/hindcast/recollect.ts';
import { parseDay } from '../../src/calendar/days.ts';
import { observations as known, type Observations } from '../../src/history/index.ts';
import { type Scenario, simulate } from '../../src/index.ts';
import { customsOf, type Settled, worldOf } from '../hindcast/parameters.ts';

/** The last day whose facts are used. */
export const LAST_DAY = '2025-06-30';
const SEED = 'calibration';

/** Trials in which goods and files are followed, and in which only lines are. */
const FOLLOWED = 12;
const RUN = 240;

/** Standard deviation of the share of one distributor, standing for all buyers of its country. */
const ONE_FIRM_NOISE = 0.15;
/** Chance that a stop would not have been reported by a firm of which nothing was heard. */
const UNHEARD = 0.3;

/** Days from day 0 of the scenario. */
function dayOf(scenario: Scenario, iso: string): number {
  return parseDay(iso)! - parseDay(scenario.start)!;
}

/** The log likelihood of worlds, as far as 30 June 2025 tells. Deterministic: every world meets the same weather. */
export function likelihoodOf(
  spring: Scenario,
  observations: Observations = known,
): (world: Settled) => number {
  const days = dayOf(spring, LAST_DAY) + 1;
  const kinds = kindsOf(firstDays(spring, days), observations);
  const weights = worldWeights(observations, 'korea');
  const flows = observedFlows(observations, '2025-04', '2025-06');
  const { rates } = observations.approvals;
  const shares = [
    { ...rates['clepa-june-start']!, sd: SHARE_ERROR },
    { ...rates['clepa-june-end']!, sd: SHARE_ERROR },
    { ...rates['india-june']!, sd: SHARE_ERROR },
    { ...rates['dexter-june-end']!, sd: ONE_FIRM_NOISE },
  ];
  return (world) => {
    const scenario = worldOf(kinds, world);
    const past = recollect(scenario, SEED, 0, FOLLOWED);
    const said = flowsOf(past, customsOf(world), weights);
    let sum = 0;
    for (const { place, month, value } of flows) {
      const expected = said[STANDS_FOR[place] ?? place]?.[month];
      if (expected === undefined) continue;
      sum += logNormal(value - expected, flowError(expected));
    }
    for (const { destination, asOf, approvedShare, sd } of shares) {
      const expected = past.decided[destination]![dayOf(spring, asOf.value)]!;
      sum += logNormal(approvedShare.value - expected, sd);
    }
    return sum + haltsOf(scenario, spring, observations);
  };
}

/** Of every named firm: that it halted when it did, or had not by the day of its statement. */
function haltsOf(scenario: Scenario, spring: Scenario, observations: Observations): number {
  const run = simulate(scenario, { trials: RUN, seed: SEED });
  let sum = 0;
  for (const firm of Object.values(observations.halts.firms)) {
    const column = run.outcomes[kindOf(firm.like, firm.destination)]!.firstHaltDay;
    const share = (of: (day: number) => boolean): number => {
      let count = 0;
      for (const day of column) if (of(day)) count += 1;
      return (count + 0.5) / (RUN + 1);
    };
    const first = Object.values(firm.halts)[0]?.firstDay;
    if (first) {
      const [low, high] = first.interval.map((iso) => dayOf(spring, iso)) as [number, number];
      sum += ln(share((day) => day >= low && day <= high));
      continue;
    }
    const until = dayOf(spring, firm.holdsUntil.value < LAST_DAY ? firm.holdsUntil.value : LAST_DAY);
    const halted = share((day) => day <= until);
    sum += ln(1 - halted * (firm.outcome.basis === 'statement' ? 1 : 1 - UNHEARD));
  }
  return sum;
}

function logNormal(error: number, sd: number): number {
  return -0.5 * (error / sd) ** 2 - ln(sd);
}
