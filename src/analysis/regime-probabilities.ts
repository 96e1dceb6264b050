import type { FactoryFunctionMap } from 'mathjs';
import { describe, didYouMean } from '../errors.ts';
import { compile } from '../model/compile.ts';
import type { PolicyModel } from '../model/model.ts';
import type { Scenario } from '../scenario/types.ts';
import { DAYS_PER_YEAR } from '../units.ts';

/** The exact chance of each regime on each day, by the regime's name; one entry a day of the horizon. */
export type RegimeProbabilities = Readonly<Record<string, Float64Array>>;

/**
 * The exact chance of each policy regime on each day, without simulation: between dated events the regime of whole days is a Markov chain
 * with one-day matrix exp(Q / 365), where Q holds the yearly rates (Norris, Markov Chains, §2.1); an event of probability p moves that share
 * of every regime. mathjs, which computes the matrix exponential, is loaded at the first call.
 *
 * @param options - `destination`: whose policy; that which all share when absent or when the destination has none of its own.
 * @throws {RangeError} (as a rejection) for a destination that neither has a policy nor an automaker, or for rates that are distributions: their
 * chances are a mixture that no single exponential gives.
 */
export async function regimeProbabilities(
  scenario: Scenario,
  options: { readonly destination?: string } = {},
): Promise<RegimeProbabilities> {
  const { policies, regimes, horizonDays } = compile(scenario);
  const policy = policyOf(scenario, policies, options.destination);
  const step = await oneDay(policy);
  let chances = regimes.map<number>((_, r) => (r === policy.initial ? 1 : 0));
  const days = Array.from({ length: horizonDays }, (_, t) => {
    if (t > 0)
      chances = regimes.map((_, to) =>
        chances.reduce((sum, chance, from) => sum + chance * step[from]![to]!, 0),
      );
    for (const { to, probability } of policy.events.filter(({ day }) => day === t)) {
      chances = chances.map((chance, r) => chance * (1 - probability) + (r === to ? probability : 0));
    }
    return chances;
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
  throw new RangeError(`Expected a destination of ${known.join(', ')}, got ${describe(destination)}${hint}`);
}

/** Chances of being in each regime a day later (inner index), by regime today (outer index). */
async function oneDay({ jumps }: PolicyModel): Promise<number[][]> {
  const rates = jumps.map((row, from) => {
    const line = jumps.map(() => 0);
    for (const { to, ratePerYear } of row) {
      if (typeof ratePerYear !== 'number') {
        throw new RangeError(`Expected rates per year to be plain numbers, got ${describe(ratePerYear)}`);
      }
      line[to] = ratePerYear / DAYS_PER_YEAR;
    }
    line[from] = -line.reduce((sum, rate) => sum + rate, 0);
    return line;
  });
  const { create, expmDependencies, matrixDependencies } = await import('mathjs');
  const math = create({ ...expmDependencies, ...matrixDependencies } as FactoryFunctionMap);
  return math.expm!(math.matrix!(rates)).toArray() as number[][];
}
