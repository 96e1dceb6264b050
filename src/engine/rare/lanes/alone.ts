import type { Boat } from '../../../model/boat.ts';
import { buildBoat, clearDeck } from '../../../model/boat.ts';
import { followLane, leastEvening } from '../../../model/calm.ts';
import { loadPipeline, loadStock, openLog } from '../../../model/day-zero.ts';
import { emptyDesk, type LicenceDesk, openDesk } from '../../../model/licence-desk.ts';
import { sailUntilHalt } from '../../../model/sail.ts';
import { emptySupply, fillSupply, needOutrunsFree, type Supply } from '../../../model/supply.ts';
import { emptyTrajectory } from '../../../model/trajectory.ts';
import type { Model } from '../../../model/types.ts';
import type { AutomakerWeather, MarketWeather } from '../../../model/weather.ts';
import type { Ground } from '../ground.ts';

/** The score of a lane that halts its line by itself. Other scores are at or above 0. */
export const HALTED = -1;

/**
 * Sails lanes by themselves, each as if its line had no other. Lanes of a firm do not touch each other until the line first slows, and a
 * slower line only spares the others; so a line that halts has a lane that would have halted it alone (but for air freight, which a lane
 * short of stock gets and a spared one does not).
 */
export class LoneLanes {
  readonly #model: Model;
  readonly #desks: readonly LicenceDesk[];
  readonly #supply: Supply;
  readonly #boats: readonly Boat[];
  #regimes: readonly (Uint8Array | undefined)[];
  #market: MarketWeather | undefined;

  constructor({ model, days, lanes }: Ground) {
    this.#model = { ...model, horizonDays: days };
    this.#desks = model.policies.map(() => emptyDesk(days));
    this.#supply = emptySupply(days);
    this.#regimes = model.policies.map(() => undefined);
    this.#boats = lanes.map(({ maker, lane }) => {
      const firm = model.automakers[maker]!;
      const alone: Model = {
        ...model,
        horizonDays: days,
        automakers: [{ ...firm, lanes: [firm.lanes[lane]!] }],
      };
      return buildBoat(alone, 0, this.#desks[firm.policy]!, emptyTrajectory(alone, 0, false));
    });
  }

  /** Sets desks and supply to what all lanes share. What was met last need not be reckoned again, unless its arrays are written anew. */
  meet(regimes: readonly Uint8Array[], market: MarketWeather, isNew: boolean): void {
    const { horizonDays } = this.#model;
    for (let p = 0; p < regimes.length; p++) {
      if (!isNew && this.#regimes[p] === regimes[p]) continue;
      openDesk(this.#model, regimes[p]!.subarray(0, horizonDays), this.#desks[p]!);
    }
    if (isNew || this.#market !== market) fillSupply(this.#supply, market);
    this.#regimes = regimes;
    this.#market = market;
  }

  /** How near the lane came to a halt, with the only lane of `luck`: its least cover, or `HALTED`. */
  score(lane: number, luck: AutomakerWeather): number {
    const boat = this.#boats[lane]!;
    const least = this.#atFullRate(boat, luck);
    if (least >= leastEvening(boat)) return least + 1;
    clearDeck(boat);
    const halts = sailUntilHalt(boat, luck, this.#market!, this.#supply);
    clearDeck(boat);
    return halts ? HALTED : boat.log.leastCover[0]!;
  }

  /** Least stock after use while the line runs at full rate; below the least evening where that is not known to be all the time. */
  #atFullRate(boat: Boat, luck: AutomakerWeather): number {
    boat.luck = luck;
    openLog(boat);
    loadStock(boat, 0, this.#market!, this.#supply);
    if (!needOutrunsFree(this.#supply, boat.share[0]!)) return Number.NEGATIVE_INFINITY;
    loadPipeline(boat, 0);
    const least = followLane(boat, 0, this.#supply);
    boat.dueToAny.fill(0);
    return least;
  }
}
