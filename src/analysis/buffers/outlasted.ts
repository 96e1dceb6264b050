// Futures in which a shortage outlasts the most cover, by the regime that kept goods from leaving in time.

import type { Simulation } from '../../engine/run.ts';
import { compile } from '../../model/compile.ts';
import { samplePaths } from '../../sampling/sample-path.ts';
import { haltProbability } from '../halts.ts';
import type { CompleteBufferQuestion } from './question.ts';
import { countedWeights, type Worlds } from './worlds.ts';

/**
 * Returns the shares of futures that halt by the day, by the regime of the last day on which goods could
 * leave in time, the largest first. They are of the mixture or, without weights, of the worst world.
 * Together they are the chance of a halt.
 *
 * @param runs - one for each world.
 */
export function outlastedBy(
  { weights }: Worlds,
  runs: readonly Simulation[],
  { byDay, automaker }: CompleteBufferQuestion,
): Record<string, number> {
  const chances = runs.map((run) =>
    haltProbability(run, { byDay, ...(automaker !== null && { automaker }) }),
  );
  const counted = countedWeights(chances, weights);
  const shares = new Map<string, number>();
  runs.forEach((run, w) => {
    const weight = counted[w]!;
    if (weight === 0) return;
    for (const regime of regimesOfHalts(run, byDay)) {
      shares.set(regime, (shares.get(regime) ?? 0) + weight / run.options.trials);
    }
  });
  return Object.fromEntries([...shares].sort((a, b) => b[1] - a[1]));
}

/** Returns the regime of each trial that halts, one transit before the first halt. */
function regimesOfHalts({ scenario, options, outcomes }: Simulation, byDay: number): string[] {
  const model = compile(scenario);
  const { seed, firstTrial, trials, sampling } = options;
  const sampler = samplePaths(model, seed, { sampling });
  const found: string[] = [];
  for (let i = 0; i < trials; i++) {
    const days = model.automakers.map(({ id }) => outcomes[id]!.firstHaltDay[i]!);
    const day = Math.min(...days);
    if (day >= byDay) continue;
    const { policy, transitDays } = model.automakers[days.indexOf(day)]!;
    const lastDay = Math.max(0, day - transitDays);
    const regime = sampler.sample(firstTrial + i).regimes[policy]![lastDay]!;
    found.push(model.regimes[regime]!.name);
  }
  return found;
}
