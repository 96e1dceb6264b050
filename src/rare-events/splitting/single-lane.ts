import {
  bindInputs,
  bindMarket,
  bindRegimes,
  createWorkspace,
  runLine,
  scarcity,
  type Workspace,
} from '../../kernel/index.ts';
import type { AutomakerInputs, MarketInputs } from '../../model/sample-path.ts';
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
  readonly #days: number;
  /** Of a model with an automaker for each lane, which has no other. */
  readonly #workspace: Workspace;
  #regimes: readonly (Uint8Array | undefined)[];
  #market: MarketInputs | undefined;

  constructor({ model, days, lanes }: RareEventProblem) {
    const alone = lanes.map(({ automaker, lane }) => {
      const whole = model.automakers[automaker]!;
      return { ...whole, lanes: [whole.lanes[lane]!] };
    });
    this.#days = days;
    this.#workspace = createWorkspace({ ...model, horizonDays: days, automakers: alone });
    this.#regimes = model.policies.map(() => undefined);
  }

  /** Binds what all lanes share. What was bound last is not bound again, unless its arrays are written anew. */
  bind(regimes: readonly Uint8Array[], market: MarketInputs, isNew: boolean): void {
    for (let p = 0; p < regimes.length; p++) {
      if (!isNew && this.#regimes[p] === regimes[p]) continue;
      bindRegimes(this.#workspace, p, regimes[p]!.subarray(0, this.#days));
    }
    if (isNew || this.#market !== market) bindMarket(this.#workspace, market);
    this.#regimes = regimes;
    this.#market = market;
  }

  /** Returns how near a lane, the only one of `inputs`, came to running out: its least stock after use in days, or `STOCKOUT`. */
  score(lane: number, inputs: AutomakerInputs): number {
    bindInputs(this.#workspace, lane, inputs);
    const least = scarcity(this.#workspace, lane);
    return least < 0 ? STOCKOUT : least;
  }

  /** Returns whether a lane would halt its line by itself. */
  halts(lane: number, inputs: AutomakerInputs): boolean {
    return runLine(this.#workspace, lane, inputs).halts > 0;
  }
}
