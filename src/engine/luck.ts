import type { LaneWeather } from '../model/weather.ts';
import { type EffortTable, effortAt } from '../random/effort.ts';
import { normalQuantileAt } from '../random/elementary.ts';
import { convert, PART, type Stream, type StreamKey } from '../random/stream.ts';
import { threefryFour } from '../random/threefry.ts';
import type { Variate } from '../random/variate.ts';
import { LONGEST_COVER } from '../scenario/limits.ts';

/** What a lane's uniforms are for. The index of a uniform is purpose (3 bits), order or file (14), round (15). */
export const PURPOSE = { buffer: 0, phase: 1, cleared: 2, review: 3 } as const;

function address(purpose: number, number: number, round: number): number {
  return ((purpose << 29) | ((number & 0x3fff) << 15) | (round & 0x7fff)) >>> 0;
}

/** What an index of a lane's stream is for. */
export function addressed(index: number): { purpose: number; number: number; round: number } {
  return { purpose: index >>> 29, number: (index << 3) >> 18, round: index & 0x7fff };
}

/** What the luck of one lane is drawn from. */
export interface LaneSource {
  readonly stream: Stream;
  readonly buffer: Variate;
  /** Cycle length, or 0 when the phase is fixed at `phaseDays`. */
  readonly cycleDays: number;
  readonly phaseDays: number | undefined;
  readonly clearedAtStart: number;
  readonly efforts: EffortTable;
}

/** What the lanes of a firm draw their buffers with: its common standard normal, and room for a draw. */
export const DRAW = { common: 0, own: 1 } as const;

/**
 * The luck of one lane in the trial last dealt; every answer is a pure function of (seed, lane, trial, address). Where the stream is plain, blocks
 * are drawn four at once: what the deal needs and the coins of the last two orders before day 0; reviews of files 4 k … 4 k + 3.
 */
export class LaneLuck implements LaneWeather {
  bufferDays = 0;
  phaseDays = 0;
  private trial = 0;
  private readonly source: LaneSource;
  private readonly drawn = new Float64Array(1);
  private readonly words = new Int32Array(8);
  private readonly coins = new Float64Array(2);
  private readonly efforts = new Int32Array(4);
  private readonly outcomes = new Float64Array(4);
  /** The first of the four files whose first reviews stand there. */
  private firstReview = NONE;

  constructor(source: LaneSource) {
    this.source = source;
  }

  /** Deals the lane its luck. Buffers share the firm's normal in the measure `correlation`: a Gaussian copula with one common factor. */
  deal(trial: number, correlation: number, draws: Float64Array): void {
    const { stream, buffer, cycleDays, phaseDays } = this.source;
    this.trial = trial;
    this.firstReview = NONE;
    if (stream.key) {
      threefryFour(stream.key[0], stream.key[1], trial, BUFFER, PHASE, COIN_0, COIN_1, this.words);
      convert(PART.uniform, this.words, 0, draws, DRAW.own);
      convert(PART.uniform, this.words, 4, this.coins, 0);
      convert(PART.uniform, this.words, 6, this.coins, 1);
    } else {
      stream.draw(PART.uniform, trial, BUFFER, draws, DRAW.own);
    }
    if (correlation === 0) {
      buffer.draw(draws, DRAW.own);
    } else {
      normalQuantileAt(draws, DRAW.own);
      draws[DRAW.own] =
        Math.sqrt(correlation) * draws[DRAW.common]! + Math.sqrt(1 - correlation) * draws[DRAW.own]!;
      buffer.drawFromNormal(draws, DRAW.own);
    }
    this.bufferDays = Math.min(LONGEST_COVER, draws[DRAW.own]!);
    if (phaseDays === undefined) {
      if (stream.key) convert(PART.uniform, this.words, 2, draws, DRAW.own);
      else stream.draw(PART.uniform, trial, PHASE, draws, DRAW.own);
      this.phaseDays = Math.floor(draws[DRAW.own]! * cycleDays);
    } else {
      this.phaseDays = phaseDays;
    }
  }

  cleared(order: number): boolean {
    const { drawn, coins, source, trial } = this;
    if (source.stream.key && (order === 0 || order === -1)) return coins[-order]! < source.clearedAtStart;
    source.stream.draw(PART.uniform, trial, address(PURPOSE.cleared, order, 0), drawn, 0);
    return drawn[0]! < source.clearedAtStart;
  }

  effort(file: number, round: number): number {
    if (round === 0 && this.hasReview(file)) return this.efforts[file & 3]!;
    const { source, drawn, trial } = this;
    source.stream.draw(PART.low, trial, address(PURPOSE.review, file, round), drawn, 0);
    return effortAt(source.efforts, drawn, 0);
  }

  outcome(file: number, round: number): number {
    this.drawOutcome(file, round, this.drawn);
    return this.drawn[0]!;
  }

  drawOutcome(file: number, round: number, into: Float64Array): void {
    if (round === 0 && this.hasReview(file)) into[0] = this.outcomes[file & 3]!;
    else this.source.stream.draw(PART.high, this.trial, address(PURPOSE.review, file, round), into, 0);
  }

  /** Whether the first review of a file is drawn, or now drawn ahead. */
  private hasReview(file: number): boolean {
    if ((file & ~3) === this.firstReview) return true;
    const { key } = this.source.stream;
    if (key) this.drawReviews(file & ~3, key);
    return key !== undefined;
  }

  private drawReviews(first: number, [k0, k1]: StreamKey): void {
    const { words, efforts, outcomes, drawn, source } = this;
    const at = address(PURPOSE.review, first, 0);
    threefryFour(k0, k1, this.trial, at, at + NEXT_FILE, at + 2 * NEXT_FILE, at + 3 * NEXT_FILE, words);
    for (let i = 0; i < 4; i++) {
      convert(PART.low, words, 2 * i, drawn, 0);
      efforts[i] = effortAt(source.efforts, drawn, 0);
      convert(PART.high, words, 2 * i, outcomes, i);
    }
    this.firstReview = first;
  }
}

/** No file has this number. */
const NONE = 0x7fffffff;

const BUFFER = address(PURPOSE.buffer, 0, 0);
const PHASE = address(PURPOSE.phase, 0, 0);
const COIN_0 = address(PURPOSE.cleared, 0, 0);
const COIN_1 = address(PURPOSE.cleared, -1, 0);
const NEXT_FILE = address(0, 1, 0);
