import type { Boat } from '../../model/boat.ts';
import { loadBooks, loadStock } from '../../model/day-zero.ts';
import { troubleDay } from '../../model/follow-lane.ts';
import { onGrid } from '../../model/grid.ts';
import type { Supply } from '../../model/supply.ts';
import { markTrouble } from '../../model/trouble.ts';
import { expAt } from '../../random/elementary.ts';
import type { Variate } from '../../random/variate.ts';
import { LONGEST_COVER } from '../../scenario/limits.ts';
import type { BufferLaw } from '../buffer-law.ts';
import type { FirmDealer } from '../draw.ts';

/** What a buffer means for a lane at full rate: comfort, that it may matter once others are in trouble, trouble. */
export const STATE = { comfort: 0, crew: 1, trouble: 2 } as const;

/** The laws of a lane in one parameter set. */
interface Laws {
  readonly laws: readonly Variate[];
  /** Of laws that are all lognormal, their numbers side by side. */
  readonly mu: Float64Array | undefined;
  readonly sigma: Float64Array | undefined;
}

/** Made when a set is first asked for; only once where no set moves any of the laws. */
function lawsOfSets(laws: readonly BufferLaw[]): (k: number) => Laws {
  const made = new Map<number, Laws>();
  const areMoved = laws.some(({ isMoved }) => isMoved);
  return (k) => {
    const set = areMoved ? k : 0;
    const known = made.get(set);
    if (known) return known;
    const ready = lawsOf(laws.map((law) => law.inSet(set)));
    made.set(set, ready);
    return ready;
  };
}

function lawsOf(laws: readonly Variate[]): Laws {
  if (laws.some(({ lognormal }) => lognormal === undefined)) return { laws, mu: undefined, sigma: undefined };
  return {
    laws,
    mu: Float64Array.from(laws, ({ lognormal }) => lognormal!.mu),
    sigma: Float64Array.from(laws, ({ lognormal }) => lognormal!.sigma),
  };
}

/** A number in passing. */
const passing = new Float64Array(1);

/**
 * One lane through one weather under several laws of its buffer. What lands on a lane at full rate, under licences for one shipment and by sea, does not
 * depend on its buffer; so it is followed once, with the least.
 */
export class LaneSweep {
  /** By law: the buffer in days, drawn when it is asked for, and what it means. */
  readonly days: Float64Array;
  readonly state: Uint8Array;
  readonly #l: number;
  readonly #inSets: (k: number) => Laws;
  #laws: readonly Variate[] = [];
  #mu: Float64Array | undefined;
  #sigma: Float64Array | undefined;

  constructor(l: number, laws: readonly BufferLaw[]) {
    this.#l = l;
    this.#inSets = lawsOfSets(laws);
    this.days = new Float64Array(laws.length);
    this.state = new Uint8Array(laws.length);
    this.adopt(0);
  }

  /** Has the laws of parameter set k from now on. */
  adopt(k: number): void {
    const { laws, mu, sigma } = this.#inSets(k);
    this.#laws = laws;
    this.#mu = mu;
    this.#sigma = sigma;
  }

  /** Draws the buffer under every law. */
  draw(dealer: FirmDealer): void {
    dealer.buffersUnder(this.#l, this.#laws, this.days);
  }

  /** Whether the lane is comfortable under every law; if not, writes buffers and what they mean. */
  isComfortable(boat: Boat, dealer: FirmDealer, supply: Supply): boolean {
    const l = this.#l;
    if (boat.essential[l] === 0) return true;
    this.#drawLeast(dealer);
    const luck = dealer.luck.lanes[l]!;
    luck.bufferDays = passing[0]!;
    loadStock(boat, l, supply);
    if (!markTrouble(boat, l, supply)) return true;
    if (this.#mu) this.#drawLognormal(dealer, this.#mu, this.#sigma!);
    this.#judge(boat, onGrid(luck.bufferDays), supply);
    return false;
  }

  /** Passes on the least buffer of all laws. */
  #drawLeast(dealer: FirmDealer): void {
    if (this.#mu) {
      this.#drawLeastLognormal(dealer, this.#mu, this.#sigma!);
      return;
    }
    this.draw(dealer);
    passing[0] = this.days[0]!;
    for (let k = 1; k < this.days.length; k++) if (this.days[k]! < passing[0]!) passing[0] = this.days[k]!;
  }

  /** The exponential is not asked for more than once. */
  #drawLeastLognormal(dealer: FirmDealer, mu: Float64Array, sigma: Float64Array): void {
    dealer.bufferNormal(this.#l, passing);
    const z = passing[0]!;
    let least = mu[0]! + sigma[0]! * z;
    for (let k = 1; k < mu.length; k++) {
      const logarithm = mu[k]! + sigma[k]! * z;
      if (logarithm < least) least = logarithm;
    }
    passing[0] = least;
    expAt(passing, 0);
    if (passing[0]! > LONGEST_COVER) passing[0] = LONGEST_COVER;
  }

  /** As each law by itself would. */
  #drawLognormal(dealer: FirmDealer, mu: Float64Array, sigma: Float64Array): void {
    const { days } = this;
    dealer.bufferNormal(this.#l, passing);
    const z = passing[0]!;
    for (let k = 0; k < mu.length; k++) {
      days[k] = mu[k]! + sigma[k]! * z;
      expAt(days, k);
      if (days[k]! > LONGEST_COVER) days[k] = LONGEST_COVER;
    }
  }

  /** What each buffer means. Its evenings are those with buffer `base`, with which the lane is loaded, lifted by the difference. */
  #judge(boat: Boat, base: number, supply: Supply): void {
    const l = this.#l;
    const floor = boat.floor[l]!;
    loadBooks(boat, l, supply);
    // With no floor, the lane is followed to the end.
    boat.floor[l] = Number.NEGATIVE_INFINITY;
    troubleDay(boat, l, boat.model.horizonDays);
    boat.floor[l] = floor;
    const others = boat.least[l]! - base;
    for (let k = 0; k < this.days.length; k++) {
      const evening = onGrid(this.days[k]!) + others;
      if (evening >= boat.comfort[l]!) this.state[k] = STATE.comfort;
      else this.state[k] = evening < floor ? STATE.trouble : STATE.crew;
    }
  }
}
