// How well a setting agrees with the facts, given what the model answers there.

import ln from '@stdlib/math-base-special-ln';
import { kindOf } from '../../../src/analysis/hindcast/match-firms.ts';
import { STANDS_FOR } from '../../../src/analysis/hindcast/normal-flow.ts';
import { covarianceOf } from '../hindcast/discrepancy/ar1.ts';
import { condition } from '../hindcast/discrepancy/condition.ts';
import { customsOf, type Settled } from '../hindcast/parameters.ts';
import type { FirmFact, FlowFact, KnownFacts } from './known-facts.ts';
import type { Outputs } from './outputs.ts';
import { type Flows, openSpringCustoms } from './spring-customs.ts';

/** Chance that a halt would not have been reported by a firm of which nothing was heard. */
export const UNHEARD = 0.3;

/** The least chance of what was seen: half a trial of some thousands. */
const LEAST_CHANCE = 1e-4;

/** The log likelihood of a setting, from what the model answers there. */
export type Likelihood = (setting: Settled, answers: ArrayLike<number>) => number;

/** The likelihood of facts, which ask for these outputs. */
export function likelihoodOf(facts: KnownFacts, outputs: Outputs): Likelihood {
  const customs = openSpringCustoms(outputs);
  const ofFlows = flowLikelihood(facts.flows);
  const firms = facts.firms.map((firm) => firmLikelihood(firm, outputs));
  return (setting, answers) => {
    let sum = 0;
    sum += ofFlows(customs(answers, customsOf(setting), facts.weights), setting.discrepancy);
    facts.shares.forEach(({ value, sd }, i) => {
      sum += logNormal(value - answers[outputs.decided[i]!.at]!, sd);
    });
    for (const firm of firms) sum += ln(Math.max(LEAST_CHANCE, firm(answers)));
    return sum;
  };
}

/**
 * The log likelihood of months of customs data around what a setting expects of them, the discrepancy of
 * each place integrated out.
 */
function flowLikelihood(facts: readonly FlowFact[]): (flows: Flows, sigma: number) => number {
  const places = facts.map(({ place, month }) => ({ place: STANDS_FOR[place] ?? place, month }));
  const unit = places.map((a) => places.map((b) => covarianceOf(a, b)));
  return (flows, sigma) => {
    const known = facts.flatMap(({ value, sd }, j) => {
      const { place, month } = places[j]!;
      const expected = flows[place]?.[month];
      return expected === undefined ? [] : { expected, observed: value, sd, j };
    });
    const covariance = known.map((a) => known.map((b) => sigma * sigma * unit[a.j]![b.j]!));
    return condition(known, covariance).logLikelihood;
  };
}

/**
 * The chance that a firm halted when it did, or had not by the day of its statement, where silence counts
 * for less.
 */
function firmLikelihood(firm: FirmFact, outputs: Outputs): (answers: ArrayLike<number>) => number {
  const { like, destination, window, until, isStated } = firm;
  const at = outputs.halts[kindOf(like, destination)]!;
  const { haltBounds } = outputs;
  const before = (answers: ArrayLike<number>, bound: number): number => {
    let chance = 0;
    for (let bin = 0; bin < haltBounds.length && haltBounds[bin]! <= bound; bin++)
      chance += answers[at + bin]!;
    return chance;
  };
  if (window) return (answers) => before(answers, window[1] + 1) - before(answers, window[0]);
  return (answers) => 1 - before(answers, until + 1) * (isStated ? 1 : 1 - UNHEARD);
}

function logNormal(error: number, sd: number): number {
  return -0.5 * (error / sd) ** 2 - ln(sd);
}
