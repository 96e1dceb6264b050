import type { Observations } from '../../history/types.ts';
import { normalQuantile } from '../../random/normal.ts';
import { openStream } from '../../random/stream.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Customs } from './customs.ts';
import { flowError, flowsOf, type MonthlyFlows } from './flows.ts';
import type { HindcastRun } from './hindcast-run.ts';
import { worldWeights } from './normal-flow.ts';
import { type Observables, simulateObservables } from './observables.ts';

/** One draw of the parameters: a scenario with their values, and how its goods appear in customs data. */
export interface ParameterDraw {
  readonly scenario: Scenario;
  readonly customs: Customs;
}

/** Draws of the error of a month's flow, for each parameter draw. */
const FLOW_ERRORS = 8;

/**
 * Simulates every parameter draw for `trials` trials.
 *
 * Flows are means over the trials of a draw, as customs count thousands of shipments, plus the error of a
 * month. Halts are those of single trials.
 */
export function simulatePast(
  scenario: Scenario,
  parameterDraws: readonly ParameterDraw[],
  observations: Observations,
  trials: number,
  seed: string,
): HindcastRun {
  const weights = worldWeights(observations, 'korea');
  const all = parameterDraws.map((draw, k) => simulateObservables(draw.scenario, seed, k * trials, trials));
  const byPlace = (of: (one: Observables) => Readonly<Record<string, Float64Array>>) =>
    Object.fromEntries(Object.keys(of(all[0]!)).map((place) => [place, all.map((one) => of(one)[place]!)]));
  const column = (of: (one: Observables) => Readonly<Record<string, Float64Array>>) =>
    Object.fromEntries(
      Object.keys(of(all[0]!)).map((id) => [id, Float64Array.from(all.flatMap((one) => [...of(one)[id]!]))]),
    );
  return {
    scenario,
    flows: withErrors(
      all.map((one, k) => flowsOf(one, parameterDraws[k]!.customs, weights)),
      seed,
    ),
    decided: byPlace(({ decided }) => decided),
    departed: byPlace(({ departed }) => departed),
    firstHaltDay: column(({ firstHaltDay }) => firstHaltDay),
    haltLength: column(({ haltLength }) => haltLength),
    trials,
    parameterDraws: parameterDraws.length,
  };
}

/** Returns draws of the flows with normal errors, at least 0. */
function withErrors(all: readonly MonthlyFlows[], seed: string): HindcastRun['flows'] {
  const draws = (place: string, month: string): Float64Array => {
    const stream = openStream(seed, `customs/${place}/${month}`);
    return Float64Array.from({ length: all.length * FLOW_ERRORS }, (_, i) => {
      const k = Math.floor(i / FLOW_ERRORS);
      const flow = all[k]![place]![month]!;
      return Math.max(0, flow + flowError(flow) * normalQuantile(stream.uniform(k, i % FLOW_ERRORS)));
    });
  };
  return Object.fromEntries(
    Object.entries(all[0]!).map(([place, months]) => [
      place,
      Object.fromEntries(Object.keys(months).map((month) => [month, draws(place, month)])),
    ]),
  );
}
