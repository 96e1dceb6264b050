import type { PolicyModel } from '../../model/model.ts';
import { samplerOf } from '../../random/sampler-of.ts';
import { FASTEST_RATE } from '../../scenario/limits.ts';
import { type DailyChain, dailyChain } from '../importance/daily-chain.ts';
import { drawPath, levelRatios, likelihoodShift } from '../importance/stress-levels.ts';
import type { RareEventProblem } from '../problem.ts';
import { hasUncertainRates, medianRates, rateAddress } from '../uncertain.ts';

/** Regimes of each policy. */
export type Paths = readonly Uint8Array[];

/** Draws the policy paths of particles, and moves between them by way of the ladders' rungs. */
export interface RegimePathProposals {
  /** Paths as they come under the rates of these scalars. */
  drawPrior(scalars: readonly number[]): Paths;
  /** The same with one policy's path moved, the law of paths kept; undefined where nothing moves. */
  propose(paths: Paths, scalars: readonly number[]): Paths | undefined;
  /** Likelihood of the paths under the rates of some scalars over that under others. */
  shift(paths: Paths, over: readonly number[], under: readonly number[]): number;
}

export function regimePathProposals(problem: RareEventProblem, uniform: () => number): RegimePathProposals {
  const { model, stressLevels } = problem;
  const chainOf = model.policies.map((policy) => chains(problem, policy));
  const certain = model.policies.map((policy, p) =>
    isCertain(policy) ? draw(chainOf[p]!.median, undefined) : undefined,
  );
  const restless = model.policies.map((_, p) => p).filter((p) => stressLevels[p]!.length > 0);

  function draw(chain: DailyChain, level: Parameters<typeof drawPath>[1]): Uint8Array {
    const path = new Uint8Array(model.horizonDays);
    drawPath(chain, level, uniform, path);
    return path;
  }

  return {
    drawPrior: (scalars) => chainOf.map(({ under }, p) => certain[p] ?? draw(under(scalars), undefined)),
    propose(paths, scalars) {
      if (restless.length === 0) return undefined;
      const p = restless[Math.floor(uniform() * restless.length)]!;
      const { median, under } = chainOf[p]!;
      const today = under(scalars);
      // Proposed from the even mixture over rungs; accepted by Hastings' rule, so that the law of paths is kept.
      const density = (path: Uint8Array): number => {
        const shift = today === median ? 1 : likelihoodShift(path, median, today);
        return levelRatios(stressLevels[p]!, path, shift).reduce((sum, ratio) => sum + ratio, 0);
      };
      const level = Math.floor(uniform() * (stressLevels[p]!.length + 1));
      const path = level === 0 ? draw(today, undefined) : draw(median, stressLevels[p]![level - 1]!);
      const accepts = uniform() * density(path) < density(paths[p]!);
      return accepts ? paths.map((old, q) => (q === p ? path : old)) : undefined;
    },
    shift: (paths, over, under) =>
      chainOf.reduce((ratio, chain, p) => {
        if (!chain.isUncertain) return ratio;
        return ratio * likelihoodShift(paths[p]!, chain.under(over), chain.under(under));
      }, 1),
  };
}

/** The chain of a policy at median rates, and at those that some scalars stand for. */
function chains({ model, scalars: addresses }: RareEventProblem, policy: PolicyModel) {
  const median = dailyChain(policy, medianRates(policy));
  const isUncertain = hasUncertainRates(policy);
  const rates = policy.jumps.map((row, from) =>
    row.map(({ to, ratePerYear }) => ({
      law: samplerOf(ratePerYear),
      scalar: addresses.indexOf(rateAddress(model, policy.id, from, to)),
    })),
  );
  const under = (scalars: readonly number[]): DailyChain =>
    dailyChain(
      policy,
      rates.map((row) =>
        row.map(({ law, scalar }) => Math.min(FASTEST_RATE, law.quantile(scalars[scalar] ?? 0.5))),
      ),
    );
  return { median, isUncertain, under: isUncertain ? under : () => median };
}

/** Whether all trials share the path. */
function isCertain({ jumps, events }: PolicyModel): boolean {
  return (
    jumps.every((row) => row.length === 0) &&
    events.every(({ probability }) => probability === 0 || probability === 1)
  );
}
