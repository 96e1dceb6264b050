import type { LaneInputs, MarketInputs } from '../../src/model/sample-path.ts';
import type { Automaker, Regime } from '../../src/scenario/types.ts';
import type { File, LicenceDesk } from './desk.ts';
import { toGrid } from './grid.ts';

/** What goods need to leave China: a date, once cleared or covered; a verdict on their own file; the lane's licence. */
type Papers =
  | { readonly kind: 'cleared' | 'covered'; readonly from: number }
  | { readonly kind: 'own file'; readonly file: File }
  | { readonly kind: 'lane licence' | 'refused' };

/** Goods on order. */
interface Consignment {
  readonly quantity: number;
  papers: Papers;
  /** Day of arrival, once they have left. */
  arrives: number | undefined;
}

/** A period licence, valid on days from … end − 1. */
interface PeriodLicence {
  readonly from: number;
  readonly end: number;
  renewalFiled: boolean;
}

/** The diary of a lane, by day; names as in the library's `LaneTrajectory`. */
export interface LaneDiary {
  readonly stock: number[];
  readonly arrived: number[];
  readonly freeSupply: number[];
  readonly used: number[];
  readonly ordered: number[];
  readonly departed: number[];
  readonly refused: number[];
}

/** One part chain: its stock, its goods on order and its papers (docs/model.md §4, §5). */
export class ReferenceLane {
  onHand: number;
  onOrder = 0;
  filed = 0;
  decided = 0;
  readonly share: number;
  readonly diary: LaneDiary;
  readonly #maker: Automaker;
  readonly #luck: LaneInputs;
  readonly #market: MarketInputs;
  readonly #desk: LicenceDesk;
  readonly #baseStock: number;
  #goods: Consignment[] = [];
  readonly #licences: PeriodLicence[] = [];
  /** The file for the lane's licence, while it is with the desk. */
  #licenceFile: File | undefined;
  #nextLicenceFile = 0;
  #morningStock = 0;

  constructor(
    maker: Automaker,
    share: number,
    inputs: LaneInputs,
    market: MarketInputs,
    desk: LicenceDesk,
    licenceDaysAtStart: number,
  ) {
    this.#maker = maker;
    this.#luck = inputs;
    this.#market = market;
    this.#desk = desk;
    this.share = toGrid(share);
    const { cycleDays } = maker;
    const planned = Math.max(1, maker.plannedLicenceDays + maker.transitDays);
    const buffer = toGrid(inputs.bufferDays);
    this.#baseStock = buffer + this.share * (cycleDays + planned - 1);
    if (licenceDaysAtStart > 0) {
      this.#licences.push({ from: 0, end: licenceDaysAtStart, renewalFiled: false });
    }
    this.onHand = buffer + this.share * this.#dayZero(planned);
    this.diary = { stock: [], arrived: [], freeSupply: [], used: [], ordered: [], departed: [], refused: [] };
  }

  /** Puts the deliveries of the past on the books; returns δ, the day of the first, or where it would be. */
  #dayZero(planned: number): number {
    const { cycleDays } = this.#maker;
    const last = this.#luck.phaseDays === 0 ? cycleDays : this.#luck.phaseDays;
    let due = planned - last;
    for (; due >= 1; due -= cycleDays) this.#bookDelivery(due, due - planned);
    do due += cycleDays;
    while (due < 1);
    return due;
  }

  #bookDelivery(due: number, orderedOn: number): void {
    const { cycleDays, transitDays, licence } = this.#maker;
    const quantity = this.share * cycleDays;
    if (quantity < 1e-9) return;
    const order = this.#orderNumber(orderedOn);
    const from = due - transitDays;
    if (due <= transitDays) this.#book(quantity, { kind: 'cleared', from }).arrives = due;
    else if (this.#isValid(0)) this.#book(quantity, { kind: 'covered', from });
    else if (this.#luck.cleared(order)) this.#book(quantity, { kind: 'cleared', from });
    else if (licence.validityDays === 0) {
      this.#book(quantity, { kind: 'own file', file: this.#lodge(order) });
    } else {
      this.#licenceFile ??= this.#lodge(-1);
      this.#book(quantity, { kind: 'lane licence' });
    }
  }

  /** Step 2, after the desk has worked: verdicts are heard, and what may leave leaves. */
  hear(t: number, regime: Regime): void {
    this.#morningStock = this.onHand;
    for (const list of Object.values(this.diary) as number[][]) list[t] = 0;
    this.#hearOfLicence(t);
    this.#hearOfConsignments(t);
    this.#depart(t, regime, 'before arrivals');
  }

  #hearOfLicence(t: number): void {
    const verdict = this.#licenceFile?.verdict ?? 'pending';
    if (verdict === 'pending') return;
    this.#licenceFile = undefined;
    this.decided += 1;
    if (verdict === 'refused') return;
    const renewed = this.#licences.find(({ from, end }) => from <= t && t < end);
    const from = renewed?.end ?? t;
    this.#licences.push({ from, end: from + this.#maker.licence.validityDays, renewalFiled: false });
  }

  #hearOfConsignments(t: number): void {
    for (const goods of this.#goods) {
      if (goods.papers.kind !== 'own file' || goods.papers.file.verdict === 'pending') continue;
      const { verdict } = goods.papers.file;
      this.decided += 1;
      goods.papers = verdict === 'approved' ? { kind: 'cleared', from: t } : { kind: 'refused' };
      if (verdict === 'approved') continue;
      this.onOrder -= goods.quantity;
      this.diary.refused[t]! += goods.quantity;
    }
    this.#goods = this.#goods.filter(({ papers }) => papers.kind !== 'refused');
  }

  #depart(t: number, regime: Regime, step: 'before arrivals' | 'after arrivals'): void {
    const { expediteBelowDays, expediteTransitDays, transitDays } = this.#maker;
    const transit = this.#morningStock < expediteBelowDays ? expediteTransitDays : transitDays;
    for (const goods of this.#goods) {
      if (goods.arrives !== undefined || !this.#mayLeave(goods.papers, t, regime)) continue;
      goods.arrives = step === 'after arrivals' ? Math.max(t + 1, t + transit) : t + transit;
      this.diary.departed[t]! += goods.quantity;
    }
  }

  #mayLeave(papers: Papers, t: number, { embargo, periodLicences }: Regime): boolean {
    if (embargo) return false;
    switch (papers.kind) {
      case 'cleared':
        return t >= papers.from;
      case 'covered':
        return t >= papers.from && periodLicences;
      case 'lane licence':
        return this.#isValid(t) && periodLicences;
      default:
        return false;
    }
  }

  /** Step 3. */
  receive(t: number, need: number): void {
    const landed = this.#goods.filter(({ arrives }) => arrives === t);
    this.#goods = this.#goods.filter(({ arrives }) => arrives !== t);
    for (const { quantity } of landed) {
      this.onOrder -= quantity;
      this.onHand += quantity;
      this.diary.arrived[t]! += quantity;
    }
    const { rampCap, rampPerMonth } = this.#market;
    const replaced = Math.min(rampCap, (rampPerMonth * t) / 30);
    const offered = toGrid(1 - this.share + this.share * replaced);
    const free = Math.max(0, Math.min(offered, this.#baseStock + need - this.onHand));
    this.onHand += free;
    this.diary.freeSupply[t] = free;
    this.diary.stock[t] = this.onHand;
  }

  /** Step 4. */
  use(t: number, quantity: number): void {
    this.diary.used[t] = Math.min(this.onHand, quantity);
    this.onHand -= this.diary.used[t];
  }

  /** Step 5: the order of the cycle, and the files it and the lane's licence call for. */
  order(t: number, regime: Regime): void {
    const { cycleDays, licence } = this.#maker;
    if ((t + this.#luck.phaseDays) % cycleDays === 0) this.#placeOrder(t);
    const current = this.#licences.find(({ from, end }) => from <= t && t < end);
    if (current && !current.renewalFiled && t >= current.end - licence.renewDaysBefore) {
      current.renewalFiled = true;
      this.#licenceFile = this.#lodge(this.#nextLicenceFile++);
    }
    this.#depart(t, regime, 'after arrivals');
  }

  #placeOrder(t: number): void {
    const quantity = this.#baseStock - (this.onHand + this.onOrder);
    if (quantity < 1e-9) return;
    this.diary.ordered[t] = quantity;
    if (this.#maker.licence.validityDays === 0) {
      this.#book(quantity, { kind: 'own file', file: this.#lodge(this.#orderNumber(t)) });
      return;
    }
    this.#book(quantity, { kind: 'lane licence' });
    if (!this.#isValid(t)) this.#licenceFile ??= this.#lodge(this.#nextLicenceFile++);
  }

  #book(quantity: number, papers: Papers): Consignment {
    const goods: Consignment = { quantity, papers, arrives: undefined };
    this.#goods.push(goods);
    this.onOrder += quantity;
    return goods;
  }

  #lodge(number: number): File {
    this.filed += 1;
    return this.#desk.lodge(number, this.#luck, this.#maker.priority);
  }

  #orderNumber(day: number): number {
    return (day + this.#luck.phaseDays) / this.#maker.cycleDays;
  }

  #isValid(t: number): boolean {
    return this.#licences.some(({ from, end }) => from <= t && t < end);
  }
}
