import {
  bindInputs,
  bindMarket,
  bindRegimes,
  createWorkspace,
  runLine,
  scarcity,
  type Workspace,
} from '../../kernel/index.ts';
import type { AutomakerModel, Model } from '../../model/model.ts';
import type { AutomakerInputs, MarketInputs, SamplePath } from '../../model/sample-path.ts';
import type { RareEventProblem } from '../problem.ts';

/** What all lanes share in a sample path. */
type SharedInputs = Pick<SamplePath, 'regimes' | 'paces' | 'market'>;

/** The score of a lane that runs out. Other scores are at or above 0. */
export const STOCKOUT = -1;

/**
 * Runs lanes one by one, each used at full rate to the end, and tells whether the stock of some day is
 * less than its need.
 *
 * The lanes of an automaker do not affect each other until the line first slows, and without rationing
 * it first slows on the day on which one of them runs out; so no line halts unless one of its lanes
 * runs out by itself. Rationing slows lines sooner, which only saves stock: a lane that then runs out
 * does so by itself, too. But stock that was saved may keep goods from going by air, with which the
 * lane by itself would be in time. So under rationing lanes are run without air: more of them run out
 * than lines halt, and none is missed. Stock that was saved may also change which orders go as assemblies;
 * halts that no lane then reaches by itself are left to plain trials.
 */
export class SingleLaneRunner {
  readonly #days: number;
  /** Of a model with an automaker for each lane, which has no other. */
  readonly #workspace: Workspace;
  #regimes: readonly (Uint8Array | undefined)[];
  readonly #paces: number[];
  #market: MarketInputs | undefined;

  constructor({ model, days, lanes }: RareEventProblem) {
    const alone = lanes.map(({ automaker, lane }) => {
      const whole = model.automakers[automaker]!;
      const lanes = [whole.lanes[lane]!];
      return missesAir(model, whole) ? { ...whole, lanes, expediteBelowDays: 0 } : { ...whole, lanes };
    });
    this.#days = days;
    this.#workspace = createWorkspace({ ...model, horizonDays: days, automakers: alone });
    this.#regimes = model.policies.map(() => undefined);
    this.#paces = model.policies.map(() => 1);
  }

  /**
   * Binds desks and market, which all lanes share.
   *
   * @param isNew - whether the arrays may have been written over since they were last bound.
   */
  bind({ regimes, paces = [], market }: SharedInputs, isNew: boolean): void {
    for (let p = 0; p < regimes.length; p++) {
      const pace = paces[p] ?? 1;
      if (!isNew && this.#regimes[p] === regimes[p] && this.#paces[p] === pace) continue;
      this.#paces[p] = pace;
      const days = regimes[p]!.subarray(0, this.#days);
      bindRegimes(this.#workspace, p, days, this.#workspace.model.regimes, this.#paces);
    }
    if (isNew || this.#market !== market) bindMarket(this.#workspace, market);
    this.#regimes = regimes;
    this.#market = market;
  }

  /**
   * Returns how near a lane, the only one of `inputs`, came to running out: its least stock after use
   * in days, or `STOCKOUT`.
   */
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

/** Returns whether rationing may keep goods from air freight that is faster. */
function missesAir({ plant }: Model, { transitDays, expediteTransitDays }: AutomakerModel): boolean {
  return plant.rationRate < 1 && plant.rationBelowDays > 0 && expediteTransitDays < transitDays;
}
