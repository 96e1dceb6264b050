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

/** The stream and the distributions from which the inputs of one lane are drawn. */
export interface LaneSource {
  readonly stream: Stream;
  /** The stream of all draws but the buffer, and whether it is that of another lane. */
  readonly applications: Stream;
  readonly isSharing: boolean;
  readonly buffer: InverseTransform;
  /** Cycle length, and the phase if it is fixed. */
  readonly cycleDays: number;
  readonly phaseDays: number | undefined;
  readonly clearedAtStart: number;
  readonly efforts: EffortTable;
  /** Whether some regime stalls applications, so that its standing matters. */
  readonly stalls: boolean;
  /** Chance that its orders may go as assemblies. */
  readonly assemblyChance: number;
}

/** Places in an automaker's draws: the standard normal that its lanes share, and the draw of one lane. */
export const DRAW = { common: 0, own: 1 } as const;

const BUFFER = address(PURPOSE.buffer, 0, 0);
const PHASE = address(PURPOSE.phase, 0, 0);
const LAST_CLEARED = address(PURPOSE.cleared, 0, 0);
const STANDING = address(PURPOSE.standing, 0, 0);
const ASSEMBLY = address(PURPOSE.assembly, 0, 0);
const SECOND_LAST_CLEARED = address(PURPOSE.cleared, -1, 0);

/** First words of the blocks that are drawn at the start of a trial. */
const FIRST_WORD = { buffer: 0, phase: 2, cleared: 4 } as const;

/** A number being drawn, of any lane. */
const scratch = new Float64Array(1);

/**
 * Samples the inputs of one lane in the current trial; each is a pure function of (seed, lane, trial,
 * address).
 *
 * From a plain stream, one call draws buffer, phase and whether the last two orders before day 0 were
 * cleared.
 */
export class LaneSampler extends ReviewSampler implements LaneInputs {
  bufferDays: number = Number.NaN;
  phaseDays = 0;
  standing = 1;
  hasAssemblies = false;
  /** Words of the four blocks drawn at the start of the trial. */
  private readonly drawn = new Int32Array(8);
  /**
   * Holder of `clearedAtStart`: copying the number on each change of set would allocate, reading it does
   * not.
   */
  private automaker: Pick<AutomakerNumbers, 'clearedAtStart'>;
  private buffer: InverseTransform;
  private readonly source: LaneSource;

  constructor(source: LaneSource) {
    super(source.applications, source.efforts);
    this.automaker = source;
    this.buffer = source.buffer;
    this.source = source;
  }

  /** Takes the distributions of another parameter set, from the next trial on. */
  adopt(buffer: InverseTransform, automaker: AutomakerNumbers, efforts: EffortTable): void {
    this.buffer = buffer;
    this.automaker = automaker;
    this.efforts = efforts;
  }

  /** Samples a trial. */
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
    if (this.source.stalls) {
      this.drawUniform(STANDING);
      this.standing = scratch[0]!;
    }
    if (this.source.assemblyChance > 0) {
      this.drawUniform(ASSEMBLY);
      this.hasAssemblies = scratch[0]! < this.source.assemblyChance;
    }
  }

  /** Writes the standard normal behind the buffer into `into[0]`. */
  bufferNormal(correlation: number, draws: Float64Array, into: Float64Array): void {
    this.drawBufferUniform(correlation, draws);
    if (correlation === 0) normalQuantileAt(draws, DRAW.own);
    into[0] = draws[DRAW.own]!;
  }

  /** Writes the buffer under each of several distributions into `days`. */
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

  /**
   * Draws the uniform behind the buffer or, with a correlation, the normal.
   *
   * The normal is √ρ · common + √(1 − ρ) · own: a Gaussian copula with one factor per automaker
   * (model.md §5).
   */
  private drawBufferUniform(correlation: number, draws: Float64Array): void {
    this.drawBuffer(draws);
    if (correlation === 0) return;
    normalQuantileAt(draws, DRAW.own);
    draws[DRAW.own] =
      Math.sqrt(correlation) * draws[DRAW.common]! + Math.sqrt(1 - correlation) * draws[DRAW.own]!;
  }

  /** Draws into `scratch`: a number returned would be allocated. */
  private drawUniform(at: number): void {
    this.stream.draw(WORD.uniform, this.trial, at, scratch, 0);
  }

  private drawPhase(): void {
    if (!this.isPlain) {
      if (this.source.phaseDays === undefined) this.stream.draw(WORD.uniform, this.trial, PHASE, scratch, 0);
      return;
    }
    const { k0, k1, trial, drawn } = this;
    threefryFour(k0, k1, trial, BUFFER, PHASE, LAST_CLEARED, SECOND_LAST_CLEARED, drawn);
    toUniform(WORD.uniform, drawn, FIRST_WORD.phase, scratch, 0);
  }

  private drawBuffer(draws: Float64Array): void {
    if (this.isPlain && !this.source.isSharing)
      toUniform(WORD.uniform, this.drawn, FIRST_WORD.buffer, draws, DRAW.own);
    else this.source.stream.draw(WORD.uniform, this.trial, BUFFER, draws, DRAW.own);
  }

  cleared(order: number): boolean {
    if (this.isPlain && order > -2) {
      toUniform(WORD.uniform, this.drawn, FIRST_WORD.cleared - 2 * order, scratch, 0);
    } else {
      this.stream.draw(WORD.uniform, this.trial, address(PURPOSE.cleared, order, 0), scratch, 0);
    }
    return scratch[0]! < this.automaker.clearedAtStart;
  }
}
