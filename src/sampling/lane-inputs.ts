import type { LaneInputs } from '../model/sample-path.ts';
import { normalQuantileAt } from '../random/elementary-functions.ts';
import type { InverseTransform } from '../random/sampler-of.ts';
import { type Stream, toUniform, WORD } from '../random/stream.ts';
import { threefryFour } from '../random/threefry-four.ts';
import { LONGEST_COVER } from '../scenario/limits.ts';
import { address, PURPOSE } from './addresses.ts';
import type { EffortTable } from './effort.ts';
import { ReviewSampler } from './review-inputs.ts';
import type { AutomakerNumbers } from './set-tables.ts';

/** What the luck of one lane is drawn from. */
export interface LaneSource {
  readonly stream: Stream;
  readonly buffer: InverseTransform;
  /** Cycle length, and the phase where it is fixed. */
  readonly cycleDays: number;
  readonly phaseDays: number | undefined;
  readonly clearedAtStart: number;
  readonly efforts: EffortTable;
}

/** What the lanes of a firm draw their buffers with: its common standard normal, and room for a draw. */
export const DRAW = { common: 0, own: 1 } as const;

const BUFFER = address(PURPOSE.buffer, 0, 0);
const PHASE = address(PURPOSE.phase, 0, 0);
const COIN = address(PURPOSE.cleared, 0, 0);
const COIN_BEFORE = address(PURPOSE.cleared, -1, 0);

/** What the deal's four blocks are for, by their first word. */
const DRAWN = { buffer: 0, phase: 2, coin: 4 } as const;

/** Room for a number, of any lane. */
const scratch = new Float64Array(1);

/**
 * The luck of one lane in the trial last dealt; every answer is a pure function of (seed, lane, trial, address). Where the stream is plain, what
 * the deal needs is drawn at once, with the coins of the last two orders before day 0.
 */
export class LaneSampler extends ReviewSampler implements LaneInputs {
  bufferDays: number = Number.NaN;
  phaseDays = 0;
  /** Words of the four blocks of the deal. */
  private readonly drawn = new Int32Array(8);
  /** Where its clearing stands: to take over a number costs memory, to look it up does not. */
  private automaker: Pick<AutomakerNumbers, 'clearedAtStart'>;
  private buffer: InverseTransform;
  private readonly source: LaneSource;

  constructor(source: LaneSource) {
    super(source.stream, source.efforts);
    this.automaker = source;
    this.buffer = source.buffer;
    this.source = source;
  }

  /** Has other laws from the next deal on: those of another parameter set. */
  adopt(buffer: InverseTransform, automaker: AutomakerNumbers, efforts: EffortTable): void {
    this.buffer = buffer;
    this.automaker = automaker;
    this.efforts = efforts;
  }

  /** Deals the lane its luck. */
  sample(trial: number, correlation: number, draws: Float64Array): void {
    const { cycleDays, phaseDays } = this.source;
    this.begin(trial);
    this.drawPhase();
    if (phaseDays === undefined) this.phaseDays = Math.floor(scratch[0]! * cycleDays);
    else this.phaseDays = phaseDays;
    this.drawBufferUniform(correlation, draws);
    if (correlation === 0) this.buffer.draw(draws, DRAW.own);
    else this.buffer.drawFromNormal(draws, DRAW.own);
    this.bufferDays = Math.min(LONGEST_COVER, draws[DRAW.own]!);
  }

  /** Writes the standard normal behind the buffer into `into[0]`. */
  bufferNormal(correlation: number, draws: Float64Array, into: Float64Array): void {
    this.drawBufferUniform(correlation, draws);
    if (correlation === 0) normalQuantileAt(draws, DRAW.own);
    into[0] = draws[DRAW.own]!;
  }

  /** Writes what the buffer would be under each of several laws into `days`. */
  buffersUnder(
    laws: readonly InverseTransform[],
    correlation: number,
    draws: Float64Array,
    days: Float64Array,
  ): void {
    this.drawBufferUniform(correlation, draws);
    for (let k = 0; k < laws.length; k++) {
      days[k] = draws[DRAW.own]!;
      if (correlation === 0) laws[k]!.draw(days, k);
      else laws[k]!.drawFromNormal(days, k);
      if (days[k]! > LONGEST_COVER) days[k] = LONGEST_COVER;
    }
  }

  /** The uniform behind the buffer; or, as buffers share the firm's normal in the measure `correlation`, a normal: a Gaussian copula with one common factor. */
  private drawBufferUniform(correlation: number, draws: Float64Array): void {
    this.drawBuffer(draws);
    if (correlation === 0) return;
    normalQuantileAt(draws, DRAW.own);
    draws[DRAW.own] =
      Math.sqrt(correlation) * draws[DRAW.common]! + Math.sqrt(1 - correlation) * draws[DRAW.own]!;
  }

  private drawPhase(): void {
    if (!this.isPlain) {
      if (this.source.phaseDays === undefined) this.stream.draw(WORD.uniform, this.trial, PHASE, scratch, 0);
      return;
    }
    threefryFour(this.k0, this.k1, this.trial, BUFFER, PHASE, COIN, COIN_BEFORE, this.drawn);
    toUniform(WORD.uniform, this.drawn, DRAWN.phase, scratch, 0);
  }

  private drawBuffer(draws: Float64Array): void {
    if (this.isPlain) toUniform(WORD.uniform, this.drawn, DRAWN.buffer, draws, DRAW.own);
    else this.stream.draw(WORD.uniform, this.trial, BUFFER, draws, DRAW.own);
  }

  cleared(order: number): boolean {
    if (this.isPlain && order > -2) toUniform(WORD.uniform, this.drawn, DRAWN.coin - 2 * order, scratch, 0);
    else this.stream.draw(WORD.uniform, this.trial, address(PURPOSE.cleared, order, 0), scratch, 0);
    return scratch[0]! < this.automaker.clearedAtStart;
  }
}
