// A forecast of flows with the discrepancy, from members and what was published since they were fitted.

import exp from '@stdlib/math-base-special-exp';
import { flowError } from '../../../../src/analysis/hindcast/flows.ts';
import type { HindcastRun } from '../../../../src/analysis/hindcast/hindcast-run.ts';
import { effectiveSampleSize } from '../../../../src/index.ts';
import { normalQuantile } from '../../../../src/random/normal.ts';
import { openStream } from '../../../../src/random/stream.ts';
import type { FlowFact } from '../../calibration/known-facts.ts';
import { covarianceOf, sigmaQuantile } from './ar1.ts';
import { type Conditioned, condition } from './condition.ts';
import { drawPaths, type Paths } from './paths.ts';
import { pullsOf } from './pulls.ts';
import { normalised, resample } from './weights.ts';

type Flows = HindcastRun['flows'];

export interface UpdateInput {
  /** Flows of each member without any error, by place and month; months follow each other. */
  readonly expected: Flows;
  /** Months that the members were fitted to: they tell of δ, and change no weight. */
  readonly fitted?: readonly FlowFact[];
  /** Months published since. */
  readonly known: readonly FlowFact[];
  /** Log likelihood of each member for what else was published; default none. */
  readonly logLikelihoods?: ArrayLike<number>;
  readonly seed: string;
  /** Standard deviation of δ of each member; default draws from the prior. */
  readonly sigmas?: ArrayLike<number>;
}

/** A forecast of members of equal weight, which may hold a member of the fit several times. */
export interface Updated {
  /** Flows with discrepancy and the error of a month. */
  readonly flows: Flows;
  /** Weights of the members of the fit; they add up to 1. */
  readonly weights: Float64Array;
  readonly effectiveSize: number;
  /** The same, were nothing but months of customs data known. */
  readonly effectiveSizeByFlows: number;
  /** Standard deviation of δ, of each member of the forecast. */
  readonly sigmas: Float64Array;
}

/**
 * Weights members by the likelihood of what was published since the fit, given what the fit knew; chooses
 * as many in proportion; draws the discrepancy of each given all these months; adds the error of a month.
 */
export function update(input: UpdateInput): Updated {
  const { expected, logLikelihoods, seed, sigmas } = input;
  const months = Object.values(expected)[0]!;
  const count = Object.values(months)[0]!.length;
  const isAsked = ({ place, month }: FlowFact): boolean => expected[place]?.[month] !== undefined;
  const fitted = (input.fitted ?? []).filter(isAsked);
  const facts = [...fitted, ...input.known.filter(isAsked)];
  const prior = Float64Array.from(sigmas ?? priorSigmas(count, seed));
  const conditionMember = conditioner(expected, facts, prior);
  const byFlows = newsLogLikelihoods(count, conditionMember, conditioner(expected, fitted, prior));
  const weights = normalised(byFlows.map((log, i) => log + (logLikelihoods?.[i] ?? 0)));
  const chosen = resample(weights);
  const chosenSigmas = Float64Array.from(chosen, (i) => prior[i]!);
  const paths = drawPaths(Object.keys(expected), Object.keys(months).sort(), count, seed);
  const pulls = pullsOf(facts, chosen, chosenSigmas, paths, conditionMember, seed);
  return {
    flows: drawFlows({ expected, facts, chosen, sigmas: chosenSigmas, paths, pulls, seed }),
    weights,
    effectiveSize: effectiveSampleSize(weights),
    effectiveSizeByFlows: effectiveSampleSize(normalised(byFlows)),
    sigmas: chosenSigmas,
  };
}

/** The log likelihood of each member for months that are new, given those of the fit. */
function newsLogLikelihoods(count: number, all: ConditionMember, before: ConditionMember): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => all(i).logLikelihood - before(i).logLikelihood);
}

/** Draws σ from its prior, one for each member: evenly spaced quantiles in random order. */
function priorSigmas(count: number, seed: string): Float64Array {
  const stream = openStream(seed, 'sigma');
  const keys = Float64Array.from({ length: count }, (_, i) => stream.uniform(i, 0));
  const order = Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]!);
  const sigmas = new Float64Array(count);
  order.forEach((i, rank) => {
    sigmas[i] = sigmaQuantile((rank + 0.5) / count);
  });
  return sigmas;
}

type ConditionMember = (member: number) => Conditioned;

/** Conditions one member at a time on the facts. */
function conditioner(expected: Flows, facts: readonly FlowFact[], sigmas: Float64Array): ConditionMember {
  const unit = facts.map((a) => facts.map((b) => covarianceOf(a, b)));
  return (i) =>
    condition(
      facts.map(({ place, month, value, sd }) => ({
        expected: expected[place]![month]![i]!,
        observed: value,
        sd,
      })),
      unit.map((row) => row.map((c) => sigmas[i]! ** 2 * c)),
    );
}

interface Draws {
  readonly expected: Flows;
  readonly facts: readonly FlowFact[];
  readonly chosen: Uint32Array;
  readonly sigmas: Float64Array;
  readonly paths: Paths;
  readonly pulls: readonly Float64Array[];
  readonly seed: string;
}

/** Draws the flow of every member of the forecast at every month. */
function drawFlows({ expected, facts, chosen, sigmas, paths, pulls, seed }: Draws): Flows {
  return mapFlows(expected, (place, month) => {
    const toFacts = facts.map((fact) => covarianceOf({ place, month }, fact));
    const stream = openStream(seed, `month/${place}/${month}`);
    return Float64Array.from(chosen, (i, s) => {
      const sigma = sigmas[s]!;
      const pulled = toFacts.reduce((sum, c, j) => sum + c * pulls[s]![j]!, 0);
      const delta = sigma * paths[place]![month]![s]! + sigma * sigma * pulled;
      const flow = expected[place]![month]![i]! * exp(delta);
      return Math.max(0, flow + flowError(flow) * normalQuantile(stream.uniform(s, 0)));
    });
  });
}

function mapFlows(flows: Flows, of: (place: string, month: string) => Float64Array): Flows {
  return Object.fromEntries(
    Object.entries(flows).map(([place, months]) => [
      place,
      Object.fromEntries(Object.keys(months).map((month) => [month, of(place, month)])),
    ]),
  );
}
