import type { Model, RegimeModel } from '../model/model.ts';
import type { SamplePath } from '../model/sample-path.ts';
import { emptyTrajectory, type Trajectory } from '../model/trajectory.ts';
import { type AutomakerState, createAutomakerState } from './automaker-state.ts';
import { createMarketDays, type MarketDays, tabulateMarket } from './cumulative-need.ts';
import { createDesk, type DeskTables, tabulateDesk } from './desk-tables.ts';
import { runAllDays } from './run-days.ts';

/** Desks and boats, built once and sailed many times. */
export interface Workspace {
  readonly model: Model;
  readonly desks: readonly DeskTables[];
  readonly states: readonly AutomakerState[];
  readonly marketDays: MarketDays;
}

/** Builds the fleet of a model; with `lanes`, its logs are kept day by day for every lane. */
export function createWorkspace(model: Model, lanes: boolean): Workspace {
  const desks = model.policies.map(() => createDesk(model));
  return {
    model,
    desks,
    states: model.automakers.map(({ policy }, i) =>
      createAutomakerState(model, i, desks[policy]!, emptyTrajectory(model, i, lanes)),
    ),
    marketDays: createMarketDays(model),
  };
}

/** Opens every desk on a weather and reckons its supply: all that the boats share. `regimeModels` stand in for those of the weather. */
export function bindSamplePath(
  { model, desks, marketDays }: Workspace,
  samplePath: SamplePath,
  regimeModels: readonly RegimeModel[] = samplePath.regimeModels ?? model.regimes,
): void {
  for (let p = 0; p < desks.length; p++) tabulateDesk(model, samplePath.regimes[p]!, desks[p]!, regimeModels);
  tabulateMarket(model, marketDays, samplePath.market);
}

/**
 * Replays one weather through the model: no randomness, the same weather always gives the same trajectory, with every lane
 * followed day by day.
 */
export function replay(model: Model, samplePath: SamplePath): Trajectory {
  const workspace = createWorkspace(model, true);
  bindSamplePath(workspace, samplePath);
  workspace.states.forEach((state, i) => {
    runAllDays(state, samplePath.automakers[i]!, workspace.marketDays);
  });
  return {
    regimes: samplePath.regimes.map((days) => days.slice()),
    ...(samplePath.regimeModels ? { regimeModels: samplePath.regimeModels } : {}),
    automakers: workspace.states.map(({ trajectory }) => trajectory),
  };
}
