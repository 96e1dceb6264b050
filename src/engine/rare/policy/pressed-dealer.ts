import { openStream } from '../../../random/stream.ts';
import { FASTEST_RATE } from '../../../scenario/limits.ts';
import { dealer } from '../../draw.ts';
import { policyWalk } from '../../policy-walk.ts';
import type { Ground } from '../ground.ts';
import { AS_IT_COMES, type RareDealer } from '../rare-dealer.ts';
import { hasUncertainRates, medianRates } from '../uncertain.ts';
import { type DailyChain, dailyChain } from './daily-chain.ts';
import { drawPath, likelihoodShift, pick, rungRatios } from './rungs.ts';

/** For each policy, chances of drawing its path as it comes (first) and given each rung of its ladder. */
export type Pressure = readonly (readonly number[])[];

/** A dealer of weather whose policies are pressed. */
export interface PressedDealer extends RareDealer {
  /** By policy: likelihood of its last path under each rung over that as it comes. */
  readonly ratios: readonly number[][];
}

/** Uniforms of a trial's own choices: whether to press at all, which rung of each policy. */
const CHOICE = { press: 0, rungs: 1 } as const;

/** Deals weather whose policy paths come from mixtures over the rungs of their ladders; all else comes as it comes. */
export function pressedDealer({ model, rungs }: Ground, pressure: Pressure, seed: string): PressedDealer {
  const open = (entity: string) => openStream(seed, entity);
  const choices = open('rare/choices');
  const ratios: number[][] = model.policies.map(() => [1]);
  const chains = model.policies.map((_, p) => chainsOf(p));
  const days = model.policies.map(({ id }) => open(`rare/${id}`));
  let presses = false;

  function chainsOf(p: number): { median: DailyChain; ofTrial: (trial: number) => DailyChain } {
    const policy = model.policies[p]!;
    const median = dailyChain(policy, medianRates(policy));
    if (!hasUncertainRates(policy)) return { median, ofTrial: () => median };
    const { jumps } = policyWalk(model, p, open);
    const ofTrial = (trial: number): DailyChain =>
      dailyChain(
        policy,
        jumps.map((row) =>
          row.map(({ rate, luck }) => Math.min(FASTEST_RATE, rate.quantile(luck.uniform(trial, 0)))),
        ),
      );
    return { median, ofTrial };
  }

  function walk(p: number, trial: number, path: Uint8Array): void {
    const { median, ofTrial } = chains[p]!;
    const today = ofTrial(trial);
    const rung = presses ? pick(pressure[p]!, choices.uniform(trial, CHOICE.rungs + p)) : 0;
    // A rung's path is drawn by the chain at median rates, for which alone the ladder's chances were reckoned.
    const conditional = rung === 0 ? undefined : rungs[p]![rung - 1]!;
    drawPath(conditional ? median : today, conditional, (day) => days[p]!.uniform(trial, day), path);
    const shift = today === median ? 1 : likelihoodShift(path, median, today);
    ratios[p] = rungRatios(rungs[p]!, path, shift);
  }

  const weathers = dealer(model, open, walk);
  return {
    ratios,
    deal(trial) {
      presses = choices.uniform(trial, CHOICE.press) >= AS_IT_COMES;
      return weathers.deal(trial);
    },
    weight() {
      let ratio = 1;
      pressure.forEach((chances, p) => {
        ratio *= chances.reduce((sum, chance, j) => sum + chance * ratios[p]![j]!, 0);
      });
      return 1 / (AS_IT_COMES + (1 - AS_IT_COMES) * ratio);
    },
  };
}
