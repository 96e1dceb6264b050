import type { Observations } from '../../history/types.ts';
import { normalQuantile } from '../../random/normal.ts';
import { openStream } from '../../random/stream.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Customs } from './customs.ts';
import { flowError, flowsOf, type MonthlyFlows } from './flows.ts';
import type { HindcastRun } from './hindcast-run.ts';
import { worldWeights } from './normal-flow.ts';
import { type Observables, simulateObservables } from './observables.ts';

/** One way in which what is not known may be: a scenario in which it is settled, and how its goods show in customs data. */
export interface ParameterDraw {
  readonly scenario: Scenario;
  readonly customs: Customs;
}

/** Draws of a world's monthly flow around its mean. */
const NOISES = 8;

/**
 * Lives through every world, `trials` times. Flows are means over a world's trials, as customs count thousands of shipments, with the error of a month
 * around them; halts are single fates.
 */
export function simulatePast(
  scenario: Scenario,
  worlds: readonly ParameterDraw[],
  observations: Observations,
  trials: number,
  seed: string,
): HindcastRun {
  const weights = worldWeights(observations, 'korea');
  const lived = worlds.map((world, k) => simulateObservables(world.scenario, seed, k * trials, trials));
  const byPlace = (of: (past: Observables) => Readonly<Record<string, Float64Array>>) =>
    Object.fromEntries(
      Object.keys(of(lived[0]!)).map((place) => [place, lived.map((past) => of(past)[place]!)]),
    );
  const column = (of: (past: Observables) => Readonly<Record<string, Float64Array>>) =>
    Object.fromEntries(
      Object.keys(of(lived[0]!)).map((id) => [
        id,
        Float64Array.from(lived.flatMap((past) => [...of(past)[id]!])),
      ]),
    );
  return {
    scenario,
    flows: withErrors(
      lived.map((past, k) => flowsOf(past, worlds[k]!.customs, weights)),
      seed,
    ),
    decided: byPlace(({ decided }) => decided),
    departed: byPlace(({ departed }) => departed),
    firstHaltDay: column(({ firstHaltDay }) => firstHaltDay),
    haltLength: column(({ haltLength }) => haltLength),
    trials,
    worlds: worlds.length,
  };
}

/** Draws around each world's flows, normal and never below 0. */
function withErrors(said: readonly MonthlyFlows[], seed: string): HindcastRun['flows'] {
  const draws = (place: string, month: string): Float64Array => {
    const stream = openStream(seed, `customs/${place}/${month}`);
    return Float64Array.from({ length: said.length * NOISES }, (_, i) => {
      const k = Math.floor(i / NOISES);
      const flow = said[k]![place]![month]!;
      return Math.max(0, flow + flowError(flow) * normalQuantile(stream.uniform(k, i % NOISES)));
    });
  };
  return Object.fromEntries(
    Object.entries(said[0]!).map(([place, months]) => [
      place,
      Object.fromEntries(Object.keys(months).map((month) => [month, draws(place, month)])),
    ]),
  );
}
