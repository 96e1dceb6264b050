import type { AutomakerState } from '../../kernel/automaker-state.ts';
import { createAutomakerState } from '../../kernel/automaker-state.ts';
import { createMarketDays, type MarketDays, tabulateMarket } from '../../kernel/cumulative-need.ts';
import { resetDecisions } from '../../kernel/decision-cache.ts';
import { createDesk, type DeskTables, tabulateDesk } from '../../kernel/desk-tables.ts';
import { initialPipeline, initialStock } from '../../kernel/initial-state.ts';
import { firstShortDay } from '../../kernel/lane-events.ts';
import { runAllDays } from '../../kernel/run-days.ts';
import type { Model } from '../../model/model.ts';
import type { AutomakerInputs, MarketInputs } from '../../model/sample-path.ts';
import { emptyTrajectory } from '../../model/trajectory.ts';
import type { RareEventProblem } from '../problem.ts';

/** The score of a lane that runs out. Other scores are at or above 0. */
export const STOCKOUT = -1;

/**
 * Follows lanes by themselves, each used at full rate to the end, and asks whether its stock runs out: on some day is less than the day needs.
 * Lanes of a firm do not touch each other until the line first slows, and it slows first on the day on which one of them runs out; so
 * no line halts but one of its lanes runs out alone. (Under rationing lines slow sooner. That only spares stock: a lane that runs out does so
 * alone, but for air freight, which a lane short of stock gets and a spared one does not.)
 */
export class SingleLaneRunner {
  readonly #model: Model;
  readonly #desks: readonly DeskTables[];
  readonly #supply: MarketDays;
  readonly #boats: readonly AutomakerState[];
  #regimes: readonly (Uint8Array | undefined)[];
  #market: MarketInputs | undefined;

  constructor({ model, days, lanes }: RareEventProblem) {
    this.#model = { ...model, horizonDays: days };
    this.#desks = model.policies.map(() => createDesk(this.#model));
    this.#supply = createMarketDays(this.#model);
    this.#regimes = model.policies.map(() => undefined);
    this.#boats = lanes.map(({ automaker, lane }) => {
      const firmModel = model.automakers[automaker]!;
      const alone: Model = {
        ...model,
        horizonDays: days,
        automakers: [{ ...firmModel, lanes: [firmModel.lanes[lane]!] }],
      };
      // Logged, for the least cover.
      const state = createAutomakerState(
        alone,
        0,
        this.#desks[firmModel.policy]!,
        emptyTrajectory(alone, 0, true),
      );
      state.lineFloor[0] = 0;
      return state;
    });
  }

  /** Sets desks and supply to what all lanes share. What was met last need not be reckoned again, unless its arrays are written anew. */
  bind(regimes: readonly Uint8Array[], market: MarketInputs, isNew: boolean): void {
    const { horizonDays } = this.#model;
    for (let p = 0; p < regimes.length; p++) {
      if (!isNew && this.#regimes[p] === regimes[p]) continue;
      tabulateDesk(this.#model, regimes[p]!.subarray(0, horizonDays), this.#desks[p]!);
    }
    if (isNew || this.#market !== market) tabulateMarket(this.#model, this.#supply, market);
    this.#regimes = regimes;
    this.#market = market;
  }

  /** How near the lane, the only one of `luck`, came to running out: its least stock after use in days, or `OUT`. */
  score(lane: number, inputs: AutomakerInputs): number {
    const state = this.#boats[lane]!;
    const minClosingStock = this.#least(state, inputs);
    return minClosingStock < 0 ? STOCKOUT : minClosingStock;
  }

  /** Whether the lane would halt its line by itself. */
  halts(lane: number, inputs: AutomakerInputs): boolean {
    const state = this.#boats[lane]!;
    runAllDays(state, inputs, this.#supply);
    return state.trajectory.halted.includes(1);
  }

  #least(state: AutomakerState, inputs: AutomakerInputs): number {
    resetDecisions(state, inputs);
    initialStock(state, 0, this.#supply);
    if (this.#supply.neverExceedsNeed[state.automaker.lanes[0]!.share] === 0) {
      // Stock may rise between events, so every day has to be looked at.
      runAllDays(state, inputs, this.#supply);
      return state.trajectory.leastCover[0]! - 1;
    }
    initialPipeline(state, 0, this.#supply);
    firstShortDay(state, 0, this.#model.horizonDays);
    return state.minClosingStock[0]!;
  }
}
