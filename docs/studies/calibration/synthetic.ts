// Facts as they would have been published had the truth been a given setting: drawn from the model
// itself, with the errors
// that the likelihood assumes.

import exp from '@stdlib/math-base-special-exp';
import { flowError } from '../../../src/analysis/hindcast/flows.ts';
import { kindOf } from '../../../src/analysis/hindcast/match-firms.ts';
import { STANDS_FOR } from '../../../src/analysis/hindcast/normal-flow.ts';
import { simulate } from '../../../src/index.ts';
import { normalQuantile } from '../../../src/random/normal.ts';
import { covarianceOf } from '../hindcast/discrepancy/ar1.ts';
import { customsOf, parameterDrawOf, type Settled } from '../hindcast/parameters.ts';
import type { FirmFact, FlowFact, KnownFacts } from './known-facts.ts';
import { UNHEARD } from './likelihood.ts';
import { cholesky } from './linear-algebra.ts';
import { uniformsOf } from './network.ts';
import { binOf, type Outputs, simulateOutputs, type Trials } from './outputs.ts';
import { openSpringCustoms } from './spring-customs.ts';

/** Trials behind the expected flows and shares. */
const TRIALS: Trials = { followed: 400, lines: 1 };

/** What a report says of a halt: in which of these spans it began, days after 4 April. */
const REPORTED = [0, 45, 56, 68, 88];

/** Facts of the same kinds as `facts`, drawn under `truth`. */
export function syntheticFacts(
  facts: KnownFacts,
  outputs: Outputs,
  truth: Settled,
  seed: string,
): KnownFacts {
  const uniforms = uniformsOf(`facts/${seed}`);
  const error = (sd: number): number => sd * normalQuantile(uniforms());
  const answers = simulateOutputs(outputs, truth, `facts/${seed}`, TRIALS);
  const flows = openSpringCustoms(outputs)(answers, customsOf(truth), facts.weights);
  const deltas = drawDiscrepancy(facts.flows, truth.discrepancy, uniforms);
  return {
    ...facts,
    flows: facts.flows.map((fact, j) => {
      const flow = flows[placeOf(fact)]![fact.month]! * exp(deltas[j]!);
      return { ...fact, value: flow + error(Math.hypot(flowError(flow), fact.sd)) };
    }),
    shares: facts.shares.map((fact, i) => ({
      ...fact,
      value: answers[outputs.decided[i]!.at]! + error(fact.sd),
    })),
    firms: facts.firms.map((firm) => syntheticFirm(firm, outputs, truth, seed, uniforms)),
  };
}

/** Draws δ of each fact, a normal vector with the covariance that the likelihood assumes. */
function drawDiscrepancy(facts: readonly FlowFact[], sigma: number, uniforms: () => number): number[] {
  const places = facts.map((fact) => ({ place: placeOf(fact), month: fact.month }));
  const factor = cholesky(places.map((a) => places.map((b) => covarianceOf(a, b))));
  const normals = places.map(() => normalQuantile(uniforms()));
  return factor.map((row) => sigma * normals.reduce((sum, z, j) => sum + (row[j] ?? 0) * z, 0));
}

function placeOf({ place }: FlowFact): string {
  return STANDS_FOR[place] ?? place;
}

function syntheticFirm(
  firm: FirmFact,
  { scenario, haltBounds }: Outputs,
  truth: Settled,
  seed: string,
  uniforms: () => number,
): FirmFact {
  const { window: _, ...rest } = firm;
  const run = simulate(parameterDrawOf(scenario, truth), { trials: 1, seed: `${seed}/${firm.id}` });
  const day = run.outcomes[kindOf(firm.like, firm.destination)]!.firstHaltDay[0]!;
  // Of a firm whose halt is known, the real facts say nothing of a later day.
  const until = firm.window ? haltBounds.at(-1)! - 1 : firm.until;
  const isHeard = firm.isStated || uniforms() >= UNHEARD;
  if (day > until || !isHeard) return { ...rest, until };
  const span = binOf(day, REPORTED);
  return { ...rest, until, window: [REPORTED[span - 1]!, Math.min(until, REPORTED[span]! - 1)] };
}
