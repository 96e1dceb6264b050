import { type Distribution, support } from '../distribution.ts';
import { expected, type ScenarioIssue } from '../errors.ts';
import { samplerOf } from '../random/sampler-of.ts';
import { DAYS_PER_YEAR } from '../units.ts';
import { FASTEST_RATE, LIMITS } from './limits.ts';
import type { ParsedInput } from './schema.ts';
import type { RatesPerYear } from './types.ts';

/*
 * The work of one trial is bounded before a run: jumps of policy, and reviews of applications. The days of
 * lanes are bounded with the memory that they take (checks.ts).
 */

/** Returns issues of a scenario whose single trial would take seconds. */
export function workIssues(scenario: ParsedInput): ScenarioIssue[] {
  return [...chainIssues(scenario), ...jumpIssues(scenario), ...reviewIssues(scenario)];
}

/** Returns an issue for more days of regime chains than a run holds in memory. */
function chainIssues({ policy: { destinations }, horizonDays }: ParsedInput): ScenarioIssue[] {
  const chains = Object.keys(destinations).length;
  const most = Math.floor(LIMITS.policyDays / horizonDays);
  if (chains <= most) return [];
  const message = `Expected policy.destinations to be at most ${most} destinations over ${horizonDays} days, got ${chains}`;
  return [{ path: 'policy.destinations', message }];
}

/**
 * Returns an issue for more jumps, stages of stays included, than a trial may take. Each chain counts as
 * if it were always in its most restless regime.
 */
function jumpIssues({ policy, horizonDays }: ParsedInput): ScenarioIssue[] {
  const jumps = ({ ratesPerYear }: { readonly ratesPerYear: RatesPerYear }): number => {
    const perYear = Object.entries(ratesPerYear).map(
      ([from, row]) =>
        (policy.regimes[from]?.stages ?? 1) *
        Object.values(row).reduce<number>((sum, rate) => sum + Math.min(FASTEST_RATE, roughMean(rate)), 0),
    );
    return (Math.max(0, ...perYear) * horizonDays) / DAYS_PER_YEAR;
  };
  const all = [policy, ...Object.values(policy.destinations)].reduce((sum, chain) => sum + jumps(chain), 0);
  if (!(all > LIMITS.jumps)) return [];
  const rule = `at most ${LIMITS.jumps} jumps in a trial, stages included`;
  return [
    expected(
      'policy.ratesPerYear',
      rule,
      Math.ceil(all),
      `; the sum of the rates out of a regime, times its stages, times ${horizonDays} days, over all destinations`,
    ),
  ];
}

/** Slices of equal chance over which the mean of a rate is taken: a limit needs no digits. */
const SLICES = 16;

/** Returns about the mean of a distribution, in little time where a file has thousands of them. */
function roughMean(rate: Distribution): number {
  const { low, high } = support(rate);
  if (low === high) return low;
  if (Number.isFinite(high)) return (low + high) / 2;
  const { quantile } = samplerOf(rate);
  return (
    Array.from({ length: SLICES }, (_, i) => quantile((i + 0.5) / SLICES)).reduce((a, b) => a + b) / SLICES
  );
}

/**
 * Returns an issue for more reviews than a trial may take: the applications of all chains, each with the
 * reviews that it takes where most of them are returned, at most one a day.
 */
function reviewIssues({ policy, automakers, horizonDays }: ParsedInput): ScenarioIssue[] {
  const returned = Math.max(0, ...Object.values(policy.regimes).map((regime) => regime.returned));
  const rounds = Math.min(horizonDays / 2, 1 / (1 - returned));
  const applications = Object.values(automakers).reduce((sum, { lanes, cycleDays, licence }) => {
    // Under a period licence a chain has one application at a time.
    if (licence.validityDays > 0) return sum;
    const chains = Object.values(lanes).reduce((all, lane) => all + (lane?.chains ?? 0), 0);
    return sum + chains * Math.ceil(horizonDays / cycleDays);
  }, 0);
  const reviews = applications * Math.max(1, rounds);
  if (!(reviews > LIMITS.reviews)) return [];
  const rule = `at most ${LIMITS.reviews} reviews in a trial`;
  const hint = `; ${applications} applications (chains times orders) with up to ${Math.round(rounds)} reviews each, as up to ${returned} of them are returned`;
  return [expected('automakers', rule, Math.ceil(reviews), hint)];
}
