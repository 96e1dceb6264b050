import type { Model, RegimeModel } from '../model/model.ts';
import type { SamplePath } from '../model/sample-path.ts';
import { emptyTrajectory } from '../model/trajectory.ts';
import { type AutomakerState, createAutomakerState } from './automaker-state.ts';
import { createMarketDays, type MarketDays, tabulateMarket } from './cumulative-need.ts';
import { createDesk, type DeskTables, tabulateDesk } from './desk-tables.ts';

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
