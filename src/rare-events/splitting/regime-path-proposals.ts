import type { PolicyModel } from '../../model/model.ts';
import { samplerOf } from '../../random/sampler-of.ts';
import { FASTEST_RATE } from '../../scenario/limits.ts';
import { type DailyChain, dailyChain, type StatePath, writeRegimes } from '../importance/daily-chain.ts';
import { drawPath, levelRatios, pathRatio } from '../importance/stress-levels.ts';
import type { RareEventProblem } from '../problem.ts';
import { hasUncertainRates, medianRates, rateAddress } from '../uncertain.ts';

/** What one policy does on each day: its states, and the regimes that they belong to. */
export interface PolicyPath {
  readonly states: StatePath;
  readonly regimes: Uint8Array;
}

/** The paths of all policies. */
export type Paths = readonly PolicyPath[];

/** Draws the regime paths of particles, and proposes others by way of the stress levels. */
export interface RegimePathProposals {
  /** Returns paths under the rates of these scalars. */
  drawPrior(scalars: readonly number[]): Paths;
  /** Returns paths with that of one policy drawn anew, if Hastings' rule accepts it. */
  propose(paths: Paths, scalars: readonly number[]): Paths | undefined;
  /** Returns the likelihood of the paths under the rates of some scalars over that under others. */
  ratio(paths: Paths, over: readonly number[], under: readonly number[]): number;
}

export function regimePathProposals(problem: RareEventProblem, uniform: () => number): RegimePathProposals {
  const { model, stressLevels } = problem;
  const chainOf = model.policies.map((policy) => chains(problem, policy));
  const certain = model.policies.map((policy, p) =>
    isCertain(policy) ? draw(chainOf[p]!.median, undefined) : undefined,
  );
  const uncertain = model.policies.map((_, p) => p).filter((p) => stressLevels[p]!.length > 0);

  function draw(chain: DailyChain, level: Parameters<typeof drawPath>[1]): PolicyPath {
    const states = new Uint16Array(model.horizonDays);
    const regimes = new Uint8Array(model.horizonDays);
    drawPath(chain, level, uniform, states);
    writeRegimes(chain, states, regimes);
    return { states, regimes };
  }

  return {
    drawPrior: (scalars) => chainOf.map(({ under }, p) => certain[p] ?? draw(under(scalars), undefined)),
    propose(paths, scalars) {
      if (uncertain.length === 0) return undefined;
      const p = uncertain[Math.floor(uniform() * uncertain.length)]!;
      const { median, under } = chainOf[p]!;
      const chain = under(scalars);
      // Proposed from the even mixture over stress levels.
      const density = ({ states }: PolicyPath): number => {
        const ratio = chain === median ? 1 : pathRatio(states, median, chain);
        return levelRatios(stressLevels[p]!, states, ratio).reduce((sum, each) => sum + each, 0);
      };
      const level = Math.floor(uniform() * (stressLevels[p]!.length + 1));
      const path = level === 0 ? draw(chain, undefined) : draw(median, stressLevels[p]![level - 1]!);
      const accepts = uniform() * density(path) < density(paths[p]!);
      return accepts ? paths.map((old, q) => (q === p ? path : old)) : undefined;
    },
    ratio: (paths, over, under) =>
      chainOf.reduce((ratio, chain, p) => {
        if (!chain.isUncertain) return ratio;
        return ratio * pathRatio(paths[p]!.states, chain.under(over), chain.under(under));
      }, 1),
  };
}

/**
 * Returns the chain of a policy at median rates, and a function to its chain at the rates of some
 * scalars.
 */
function chains({ model, scalars: addresses }: RareEventProblem, policy: PolicyModel) {
  const median = dailyChain(policy, medianRates(policy));
  const isUncertain = hasUncertainRates(policy);
  const rates = policy.jumps.map((row, from) =>
    row.map(({ to, ratePerYear }) => ({
      distribution: samplerOf(ratePerYear),
      scalar: addresses.indexOf(rateAddress(model, policy.id, from, to)),
    })),
  );
  const under = (scalars: readonly number[]): DailyChain =>
    dailyChain(
      policy,
      rates.map((row) =>
        row.map(({ distribution, scalar }) =>
          Math.min(FASTEST_RATE, distribution.quantile(scalars[scalar] ?? 0.5)),
        ),
      ),
    );
  return { median, isUncertain, under: isUncertain ? under : () => median };
}

/** Whether all trials have the same path. */
function isCertain({ jumps, events }: PolicyModel): boolean {
  return (
    jumps.every((row) => row.length === 0) &&
    events.every(({ probability }) => probability === 0 || probability === 1)
  );
}
