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

/**
 * Simulates every parameter draw for `trials` trials.
 *
 * Each trial is a member of the ensemble: its flows and its halts belong together. What all shipments of a
 * trial share, such as the pace of an office, is not averaged away.
 */
export function simulatePast(
  scenario: Scenario,
  parameterDraws: readonly ParameterDraw[],
  observations: Observations,
  trials: number,
  seed: string,
  afterDraw: () => void = () => undefined,
): HindcastRun {
  const weights = worldWeights(observations, 'korea');
  const members: MonthlyFlows[] = [];
  const all = parameterDraws.map((draw, k) => {
    const { departedInTrial, ...one } = simulateObservables(draw.scenario, seed, k * trials, trials);
    for (let j = 0; j < trials; j++)
      members.push(flowsOf(ofTrial(departedInTrial, j), scenario.start, draw.customs, weights));
    afterDraw();
    return one;
  });
  type Kept = (typeof all)[number];
  const byPlace = (of: (one: Kept) => Readonly<Record<string, Float64Array>>) =>
    Object.fromEntries(Object.keys(of(all[0]!)).map((place) => [place, all.map((one) => of(one)[place]!)]));
  const column = (of: (one: Kept) => Readonly<Record<string, Float64Array>>) =>
    Object.fromEntries(
      Object.keys(of(all[0]!)).map((id) => [id, Float64Array.from(all.flatMap((one) => [...of(one)[id]!]))]),
    );
  const expectedFlows = columnsOf(members);
  return {
    scenario,
    flows: withErrors(expectedFlows, seed),
    expectedFlows,
    decided: byPlace(({ decided }) => decided),
    departed: byPlace(({ departed }) => departed),
    firstHaltDay: column(({ firstHaltDay }) => firstHaltDay),
    haltLength: column(({ haltLength }) => haltLength),
    trials,
    parameterDraws: parameterDraws.length,
  };
}

function ofTrial(byTrial: Observables['departedInTrial'], j: number): Record<string, Float64Array> {
  return Object.fromEntries(Object.entries(byTrial).map(([place, trials]) => [place, trials[j]!]));
}

type FlowColumns = HindcastRun['flows'];

/** Returns the flows of all members by place and month. */
function columnsOf(members: readonly MonthlyFlows[]): FlowColumns {
  return mapColumns(members[0]!, (place, month) => Float64Array.from(members, (one) => one[place]![month]!));
}

/** Returns the flows with normal errors, one for each member, and at least 0. */
function withErrors(expected: FlowColumns, seed: string): FlowColumns {
  return mapColumns(expected, (place, month) => {
    const stream = openStream(seed, `customs/${place}/${month}`);
    return expected[place]![month]!.map((flow, i) =>
      Math.max(0, flow + flowError(flow) * normalQuantile(stream.uniform(i, 0))),
    );
  });
}

function mapColumns(
  months: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  of: (place: string, month: string) => Float64Array,
): FlowColumns {
  return Object.fromEntries(
    Object.entries(months).map(([place, known]) => [
      place,
      Object.fromEntries(Object.keys(known).map((month) => [month, of(place, month)])),
    ]),
  );
}
