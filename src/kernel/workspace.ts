import { type MutableLineOutcome, noHalt } from '../model/halts.ts';
import type { Model, RegimeModel } from '../model/model.ts';
import type { MarketInputs, SamplePath } from '../model/sample-path.ts';
import { type AutomakerState, createAutomakerState } from './automaker-state.ts';
import { tabulateQueue } from './desk-queue.ts';
import { createDesk, type Desk, tabulateDesk } from './desk-tables.ts';
import { createMarketDays, type MarketDays, tabulateMarket } from './market-days.ts';

/*
 * Desks and market do not depend on what automakers do, so they are tabulated once a trial for all of
 * them, in memory that is made once a run.
 */

/** What trials of a model run in. Its parts are the kernel's own. */
export interface Workspace {
  readonly model: Model;
  readonly desks: readonly Desk[];
  readonly market: MarketDays;
  readonly automakers: readonly AutomakerState[];
  /** The pace 1 of each policy, for sample paths that state none. */
  readonly plainPaces: Float64Array;
  /** The outcome of a line that runs at full rate throughout, and one to be written over. */
  readonly noHalt: MutableLineOutcome;
  readonly outcome: MutableLineOutcome;
}

/**
 * Creates a workspace for trials of a model.
 *
 * @param stopsAtHalt - whether each line is left at its first halt that counts: of an outcome, only the day
 * and the lane of that halt are then right.
 */
export function createWorkspace(model: Model, stopsAtHalt = false): Workspace {
  const desks = model.policies.map(() => createDesk(model));
  const market = createMarketDays(model);
  return {
    model,
    desks,
    market,
    automakers: model.automakers.map((automaker) =>
      createAutomakerState(model, automaker, desks[automaker.policy]!, market, stopsAtHalt),
    ),
    plainPaces: new Float64Array(model.policies.length).fill(1),
    noHalt: noHalt(model.horizonDays),
    outcome: noHalt(model.horizonDays),
  };
}

/**
 * Binds a workspace to a sample path: tabulates what all automakers share. `regimeModels` replace those
 * of the path.
 */
export function bindSamplePath(
  workspace: Workspace,
  path: SamplePath,
  regimeModels: readonly RegimeModel[] = path.regimeModels ?? workspace.model.regimes,
): void {
  const paces = path.paces ?? workspace.plainPaces;
  for (let p = 0; p < workspace.desks.length; p++)
    bindRegimes(workspace, p, path.regimes[p]!, regimeModels, paces);
  bindMarket(workspace, path.market);
}

/** Binds one policy to the regimes of its days and to its pace among `paces`. */
export function bindRegimes(
  { model, desks }: Workspace,
  policy: number,
  regimeOfDay: Uint8Array,
  regimeModels: readonly RegimeModel[],
  paces: ArrayLike<number>,
): void {
  tabulateDesk(model, regimeOfDay, desks[policy]!, regimeModels, paces, policy);
  if (model.hasQueue) tabulateQueue(model, desks[policy]!);
}

/** Binds the market of all automakers. */
export function bindMarket({ model, market }: Workspace, inputs: MarketInputs): void {
  tabulateMarket(model, market, inputs);
}

/**
 * Returns the first day of an embargo or slow-down that an automaker meets; `horizonDays` when none
 * comes.
 */
export function firstDisruptionDay({ automakers }: Workspace, i: number): number {
  return automakers[i]!.context.desk.firstDisruptionDay;
}
