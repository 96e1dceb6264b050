import {
  ATOMIC_NUMBER,
  type AutomakerOutcome,
  drawSamplePath,
  type Model,
  measure,
  type OutcomeColumns,
  replay,
  type SamplePath,
} from '../../src/index.ts';

/** The columns of `simulate` as the model fills them, one row a sample path. */
export function modelColumns(
  model: Model,
  samplePaths: readonly SamplePath[],
): Record<string, OutcomeColumns> {
  const outcomes = samplePaths.map((samplePath) => measure(model, replay(model, samplePath)).automakers);
  return Object.fromEntries(model.automakers.map(({ id }) => [id, columnsOf(outcomes.map((of) => of[id]!))]));
}

/** The sample paths of trials `firstTrial`, … of a seed. */
export function drawnPaths(model: Model, seed: string, firstTrial: number, trials: number): SamplePath[] {
  return Array.from({ length: trials }, (_, i) => drawSamplePath(model, seed, firstTrial + i));
}

function columnsOf(outcomes: readonly AutomakerOutcome[]): OutcomeColumns {
  const column = (of: (outcome: AutomakerOutcome) => number): Float64Array => Float64Array.from(outcomes, of);
  return {
    firstHaltDay: column(({ firstHaltDay }) => firstHaltDay),
    haltDays: column(({ haltDays }) => haltDays),
    halts: column(({ halts }) => halts),
    vehiclesLost: column(({ vehiclesLost }) => vehiclesLost),
    bindingElement: Uint8Array.from(outcomes, ({ bindingElement }) =>
      bindingElement === null ? 0 : ATOMIC_NUMBER[bindingElement],
    ),
    daysToRestart: column(({ daysToRestart }) => daysToRestart),
    timeToSurvive: column(({ timeToSurvive }) => timeToSurvive),
    ...(outcomes[0]?.stockCost !== undefined && {
      stockCost: column(({ stockCost }) => stockCost!),
      haltLoss: column(({ haltLoss }) => haltLoss!),
      airCost: column(({ airCost }) => airCost!),
    }),
  };
}
