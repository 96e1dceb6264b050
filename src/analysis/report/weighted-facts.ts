import { checkObject } from '../../check.ts';
import type { Digest } from '../../engine/digest.ts';
import { describe } from '../../errors.ts';
import { movementOf } from '../../scenario/moves.ts';
import { spreadOverSets } from '../../stats/knowledge.ts';
import { weightedSum } from '../../stats/weighted-sum.ts';
import { haltProbabilityOfDigest } from '../digest-halts.ts';
import { readWeights } from '../weights.ts';
import { type ReportWeighted, shown } from './results.ts';

/**
 * Checks the weights of the scenarios of a report.
 *
 * @throws {RangeError} for a name that is missing or unknown, and for weights that are no chances with the
 * sum 1.
 */
export function requireWeights(weights: Readonly<Record<string, number>>, names: readonly string[]): void {
  checkObject('options.weights', weights);
  const given = Object.keys(weights);
  if (given.length !== names.length || names.some((name) => !Object.hasOwn(weights, name))) {
    throw new RangeError(
      `Expected options.weights to have a weight for each of ${names.join(', ')}, got ${describe(given.join(', '))}`,
    );
  }
  readWeights(weights, 'options.weights');
}

/**
 * Returns the chance of a halt of a line under weighted scenarios. As counts do not say how scenarios vary
 * together, the interval takes their errors as one, so it is never too narrow.
 */
export function weightedFacts(
  digests: readonly Digest[],
  weights: Readonly<Record<string, number>>,
  automaker: string,
): ReportWeighted {
  const { horizonDays } = digests[0]!.scenario;
  const of = digests.map(({ scenario }) => weights[scenario.name]!);
  const chances = digests.map((digest) => haltProbabilityOfDigest(digest, { automaker }, horizonDays));
  const knowledge = knowledgeOf(digests, of, automaker);
  const sum = weightedSum(chances, of, () => 1);
  return { weights, haltProbability: shown(knowledge ? { ...sum, knowledge } : sum) };
}

/**
 * Returns the range over the parameter sets, if all scenarios have the same. Scenarios count as independent
 * within a set: that is the least noise, so the range is never too narrow.
 */
function knowledgeOf(
  digests: readonly Digest[],
  weights: readonly number[],
  automaker: string,
): readonly [low: number, high: number] | undefined {
  const { sets, scenario } = digests[0]!;
  if (sets === undefined || digests.some((digest) => digest.sets === undefined)) return undefined;
  if (new Set(digests.map(({ scenario }) => movementOf(scenario)?.sets.name)).size > 1) return undefined;
  const sums = sets.trials.map((trials, k) => {
    const parts = digests.map(
      (digest) => digest.sets!.automakers[automaker]![scenario.horizonDays]![k]! / trials,
    );
    const chance = parts.reduce((total, part, i) => total + weights[i]! * part, 0);
    const variance = parts.reduce((total, part, i) => total + weights[i]! ** 2 * part * (1 - part), 0);
    return trials === 0
      ? { trials, sum: 0, squares: 0 }
      : { trials, sum: trials * chance, squares: trials * (chance ** 2 + variance) };
  });
  return spreadOverSets(sums, [0, 1]);
}
