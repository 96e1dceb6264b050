import type { FactoryFunctionMap } from 'mathjs';
import { checkOptions } from '../check.ts';
import { describe, didYouMean } from '../errors.ts';
import { compile } from '../model/compile.ts';
import type { PolicyModel } from '../model/model.ts';
import { stageChain, stageRates } from '../model/stages.ts';
import type { Scenario } from '../scenario/types.ts';
import { DAYS_PER_YEAR } from '../units.ts';

/** Chance of each regime by its name, one entry per day of the horizon. */
export type RegimeProbabilities = Readonly<Record<string, Float64Array>>;

/**
 * Resolves to the exact chance of each policy regime on each day, without simulation (model.md §8).
 *
 * Between dated events the regime and its stage on whole days are a Markov chain with the one-day matrix
 * exp(Q / 365), where Q has the yearly rates (Norris, Markov Chains, 1997, §2.1). An event of probability
 * p moves the share p of every regime. The first call loads mathjs for the matrix exponential.
 *
 * @param options - `destination`: the destination of the policy; default the policy that all destinations
 * share. A destination without a policy of its own has the shared one.
 * @throws {RangeError} As a rejection, for a destination without a policy and without an automaker, and
 * for rates that are distributions, as their chances are a mixture of such exponentials.
 * @example
 * ```ts
 * import { loadScenario, override, regimeProbabilities } from 'rare-earth-risk';
 *
 * // The rate of relapses is a distribution in the file: a number in its place.
 * const relapses = { policy: { ratesPerYear: { eased: { slowed: 0.7 } } } };
 * const chances = await regimeProbabilities(override(loadScenario('licences-slowed'), relapses));
 * console.log(Object.keys(chances).join(', ')); // truce, slowed, eased, setup, ban
 * console.log(chances.slowed![100]!.toFixed(3), chances.slowed![200]!.toFixed(3)); // 0.870 0.620
 * ```
 */
export async function regimeProbabilities(
  scenario: Scenario,
  options: { readonly destination?: string } = {},
): Promise<RegimeProbabilities> {
  const model = compile(scenario);
  const { policies, regimes, horizonDays } = model;
  checkOptions(options, ['destination']);
  const policy = policyOf(model.scenario, policies, options.destination);
  const { initial, regimeOf, firstState, jumps } = stageChain(policy);
  const step = await oneDay(policy);
  let chances = regimeOf.map<number>((_, state) => (state === initial ? 1 : 0));
  const days = Array.from({ length: horizonDays }, (_, t) => {
    if (t > 0)
      chances = jumps.map((_, to) =>
        chances.reduce((sum, chance, from) => sum + chance * step[from]![to]!, 0),
      );
    for (const { to, probability } of policy.events.filter(({ day }) => day === t)) {
      chances = chances.map(
        (chance, state) => chance * (1 - probability) + (state === firstState[to] ? probability : 0),
      );
    }
    return regimes.map((_, r) =>
      chances.reduce((sum, chance, state) => sum + (regimeOf[state] === r ? chance : 0), 0),
    );
  });
  return Object.fromEntries(
    regimes.map(({ name }, r) => [name, Float64Array.from(days, (chance) => chance[r]!)]),
  );
}

function policyOf(
  scenario: Scenario,
  policies: readonly PolicyModel[],
  destination: string | undefined,
): PolicyModel {
  const own = policies.find(({ id }) => id !== '' && id === destination);
  const shared = policies[0]!;
  const served = Object.values(scenario.automakers).map((automaker) => automaker.destination);
  if (own || destination === undefined || served.includes(destination)) return own ?? shared;
  const known = [...new Set([...served, ...policies.map(({ id }) => id)])].filter(Boolean);
  const hint = didYouMean(destination, known);
  throw new RangeError(
    `Expected options.destination to be one of ${known.join(', ')}, got ${describe(destination)}${hint}`,
  );
}

/**
 * Resolves to the one-day matrix: the chance of each state tomorrow (inner index) by the state today
 * (outer). States are the stages of regimes.
 */
async function oneDay(policy: PolicyModel): Promise<number[][]> {
  const chain = stageChain(policy);
  const perYear = stageRates(chain, policy, policy.jumps.map(plainRates));
  const rates = chain.jumps.map((row, from) => {
    const line = chain.jumps.map(() => 0);
    row.forEach(({ to }, i) => {
      line[to]! += perYear[from]![i]! / DAYS_PER_YEAR;
    });
    line[from]! -= line.reduce((sum, rate) => sum + rate, 0);
    return line;
  });
  const { create, expmDependencies, matrixDependencies } = await import('mathjs');
  const math = create({ ...expmDependencies, ...matrixDependencies } as FactoryFunctionMap);
  return math.expm!(math.matrix!(rates)).toArray() as number[][];
}

function plainRates(row: PolicyModel['jumps'][number]): number[] {
  return row.map(({ ratePerYear }) => {
    if (typeof ratePerYear === 'number') return ratePerYear;
    throw new RangeError(`Expected rates per year to be plain numbers, got ${describe(ratePerYear)}`);
  });
}
