import type { LaneWeather, Review } from '../model/weather.ts';
import { type EffortTable, effortAt, effortOf } from '../random/effort.ts';
import { normalQuantileAt } from '../random/elementary.ts';
import { convert, PART, type Stream } from '../random/stream.ts';
import { threefry, threefryFour } from '../random/threefry.ts';
import type { Variate } from '../random/variate.ts';
import { LONGEST_COVER } from '../scenario/limits.ts';
import { address, PURPOSE } from './addresses.ts';

/** What the luck of one lane is drawn from. */
export interface LaneSource {
  readonly stream: Stream;
  readonly buffer: Variate;
  /** Cycle length, and the phase where it is fixed. */
  readonly cycleDays: number;
  readonly phaseDays: number | undefined;
  readonly clearedAtStart: number;
  readonly efforts: EffortTable;
}

/** What the lanes of a firm draw their buffers with: its common standard normal, and room for a draw. */
export const DRAW = { common: 0, own: 1 } as const;

/** No file has this number. */
const NONE = 0x7fffffff;

const BUFFER = address(PURPOSE.buffer, 0, 0);
const PHASE = address(PURPOSE.phase, 0, 0);
const COIN = address(PURPOSE.cleared, 0, 0);
const COIN_BEFORE = address(PURPOSE.cleared, -1, 0);
const NEXT = address(0, 1, 0);

/** What the deal's four blocks are for, by their first word. */
const DEALT = { buffer: 0, phase: 2, coin: 4 } as const;

/** Room for a number, of any lane. */
const drawn = new Float64Array(1);

/**
 * The luck of one lane in the trial last dealt; every answer is a pure function of (seed, lane, trial, address). Where the stream is plain, blocks
 * are drawn four at once: what the deal needs, and the coins of the last two orders before day 0; first reviews of files 4 k … 4 k + 3.
 */
export class LaneLuck implements LaneWeather {
  bufferDays: number = Number.NaN;
  phaseDays = 0;
  private trial = 0;
  /** Words of the four blocks of the deal, of the first reviews of four files from `firstReview` on, and of the later review last asked for. */
  private readonly dealt = new Int32Array(8);
  private readonly reviews = new Int32Array(8);
  private readonly later = new Int32Array(2);
  private firstReview = NONE;
  private laterReview = NONE;
  private readonly isPlain: boolean;
  private readonly k0: number;
  private readonly k1: number;
  private readonly clearedAtStart: number;
  private readonly efforts: EffortTable;
  private readonly source: LaneSource;

  constructor(source: LaneSource) {
    const { key } = source.stream;
    this.isPlain = key !== undefined;
    [this.k0, this.k1] = key ?? [0, 0];
    this.clearedAtStart = source.clearedAtStart;
    this.efforts = source.efforts;
    this.source = source;
  }

  /** Deals the lane its luck. */
  deal(trial: number, correlation: number, draws: Float64Array): void {
    const { buffer, cycleDays, phaseDays } = this.source;
    this.trial = trial;
    this.firstReview = this.laterReview = NONE;
    this.drawPhase();
    if (phaseDays === undefined) this.phaseDays = Math.floor(drawn[0]! * cycleDays);
    else this.phaseDays = phaseDays;
    this.drawLuck(correlation, draws);
    if (correlation === 0) buffer.draw(draws, DRAW.own);
    else buffer.drawFromNormal(draws, DRAW.own);
    this.bufferDays = Math.min(LONGEST_COVER, draws[DRAW.own]!);
  }

  /** Writes the standard normal behind the buffer into `into[0]`. */
  bufferNormal(correlation: number, draws: Float64Array, into: Float64Array): void {
    this.drawLuck(correlation, draws);
    if (correlation === 0) normalQuantileAt(draws, DRAW.own);
    into[0] = draws[DRAW.own]!;
  }

  /** Writes what the buffer would be under each of several laws into `days`. */
  buffersUnder(laws: readonly Variate[], correlation: number, draws: Float64Array, days: Float64Array): void {
    this.drawLuck(correlation, draws);
    for (let k = 0; k < laws.length; k++) {
      days[k] = draws[DRAW.own]!;
      if (correlation === 0) laws[k]!.draw(days, k);
      else laws[k]!.drawFromNormal(days, k);
      if (days[k]! > LONGEST_COVER) days[k] = LONGEST_COVER;
    }
  }

  /** The uniform behind the buffer; or, as buffers share the firm's normal in the measure `correlation`, a normal: a Gaussian copula with one common factor. */
  private drawLuck(correlation: number, draws: Float64Array): void {
    this.drawBuffer(draws);
    if (correlation === 0) return;
    normalQuantileAt(draws, DRAW.own);
    draws[DRAW.own] =
      Math.sqrt(correlation) * draws[DRAW.common]! + Math.sqrt(1 - correlation) * draws[DRAW.own]!;
  }

  private drawPhase(): void {
    if (!this.isPlain) {
      if (this.source.phaseDays === undefined)
        this.source.stream.draw(PART.uniform, this.trial, PHASE, drawn, 0);
      return;
    }
    threefryFour(this.k0, this.k1, this.trial, BUFFER, PHASE, COIN, COIN_BEFORE, this.dealt);
    convert(PART.uniform, this.dealt, DEALT.phase, drawn, 0);
  }

  private drawBuffer(draws: Float64Array): void {
    if (this.isPlain) convert(PART.uniform, this.dealt, DEALT.buffer, draws, DRAW.own);
    else this.source.stream.draw(PART.uniform, this.trial, BUFFER, draws, DRAW.own);
  }

  cleared(order: number): boolean {
    if (this.isPlain && order > -2) convert(PART.uniform, this.dealt, DEALT.coin - 2 * order, drawn, 0);
    else this.source.stream.draw(PART.uniform, this.trial, address(PURPOSE.cleared, order, 0), drawn, 0);
    return drawn[0]! < this.clearedAtStart;
  }

  effort(file: number, round: number): number {
    this.source.stream.draw(PART.low, this.trial, address(PURPOSE.review, file, round), drawn, 0);
    return effortAt(this.efforts, drawn, 0);
  }

  outcome(file: number, round: number): number {
    this.source.stream.draw(PART.high, this.trial, address(PURPOSE.review, file, round), drawn, 0);
    return drawn[0]!;
  }

  drawReview(file: number, round: number, { effort, outcome }: Review): void {
    if (!this.isPlain) {
      effort[0] = this.effort(file, round);
      outcome[0] = this.outcome(file, round);
      return;
    }
    const words = round > 0 ? this.laterWords(file, round) : this.firstWords(file);
    const w = round > 0 ? 0 : 2 * (file & 3);
    effort[0] = effortOf(this.efforts, words, w);
    convert(PART.high, words, w, outcome, 0);
  }

  private firstWords(file: number): Int32Array {
    const first = file & ~3;
    if (first !== this.firstReview) {
      const at = address(PURPOSE.review, first, 0);
      threefryFour(this.k0, this.k1, this.trial, at, at + NEXT, at + 2 * NEXT, at + 3 * NEXT, this.reviews);
      this.firstReview = first;
    }
    return this.reviews;
  }

  private laterWords(file: number, round: number): Int32Array {
    const at = address(PURPOSE.review, file, round);
    if (at !== this.laterReview) {
      threefry(this.k0, this.k1, this.trial, at, this.later);
      this.laterReview = at;
    }
    return this.later;
  }
}
