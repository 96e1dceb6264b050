import type { Boat } from '../../../model/boat.ts';
import { buildBoat } from '../../../model/boat.ts';
import { loadBooks, loadStock } from '../../../model/day-zero.ts';
import { meetLuck } from '../../../model/fates.ts';
import { troubleDay } from '../../../model/follow-lane.ts';
import { emptyDesk, type LicenceDesk, openDesk } from '../../../model/licence-desk.ts';
import { sail } from '../../../model/sail.ts';
import { emptySupply, fillSupply, type Supply } from '../../../model/supply.ts';
import { emptyTrajectory } from '../../../model/trajectory.ts';
import type { Model } from '../../../model/types.ts';
import type { AutomakerWeather, MarketWeather } from '../../../model/weather.ts';
import type { Ground } from '../ground.ts';

/** The score of a lane that runs out. Other scores are at or above 0. */
export const OUT = -1;

/**
 * Follows lanes by themselves, each used at full rate to the end, and asks whether its stock runs out: on some day is less than the day needs.
 * Lanes of a firm do not touch each other until the line first slows, and it slows first on the day on which one of them runs out; so
 * no line halts but one of its lanes runs out alone. (Under rationing lines slow sooner. That only spares stock: a lane that runs out does so
 * alone, but for air freight, which a lane short of stock gets and a spared one does not.)
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
    this.#desks = model.policies.map(() => emptyDesk(this.#model));
    this.#supply = emptySupply(this.#model);
    this.#regimes = model.policies.map(() => undefined);
    this.#boats = lanes.map(({ maker, lane }) => {
      const firm = model.automakers[maker]!;
      const alone: Model = {
        ...model,
        horizonDays: days,
        automakers: [{ ...firm, lanes: [firm.lanes[lane]!] }],
      };
      // Logged, for the least cover.
      const boat = buildBoat(alone, 0, this.#desks[firm.policy]!, emptyTrajectory(alone, 0, true));
      boat.floor[0] = 0;
      return boat;
    });
  }

  /** Sets desks and supply to what all lanes share. What was met last need not be reckoned again, unless its arrays are written anew. */
  meet(regimes: readonly Uint8Array[], market: MarketWeather, isNew: boolean): void {
    const { horizonDays } = this.#model;
    for (let p = 0; p < regimes.length; p++) {
      if (!isNew && this.#regimes[p] === regimes[p]) continue;
      openDesk(this.#model, regimes[p]!.subarray(0, horizonDays), this.#desks[p]!);
    }
    if (isNew || this.#market !== market) fillSupply(this.#model, this.#supply, market);
    this.#regimes = regimes;
    this.#market = market;
  }

  /** How near the lane, the only one of `luck`, came to running out: its least stock after use in days, or `OUT`. */
  score(lane: number, luck: AutomakerWeather): number {
    const boat = this.#boats[lane]!;
    const least = this.#least(boat, luck);
    return least < 0 ? OUT : least;
  }

  /** Whether the lane would halt its line by itself. */
  halts(lane: number, luck: AutomakerWeather): boolean {
    const boat = this.#boats[lane]!;
    sail(boat, luck, this.#supply);
    return boat.log.halted.includes(1);
  }

  #least(boat: Boat, luck: AutomakerWeather): number {
    meetLuck(boat, luck);
    loadStock(boat, 0, this.#supply);
    if (this.#supply.neverExceedsNeed[boat.maker.lanes[0]!.share] === 0) {
      // Stock may rise between events, so every day has to be looked at.
      sail(boat, luck, this.#supply);
      return boat.log.leastCover[0]! - 1;
    }
    loadBooks(boat, 0, this.#supply);
    troubleDay(boat, 0, this.#model.horizonDays);
    return boat.least[0]!;
  }
}
