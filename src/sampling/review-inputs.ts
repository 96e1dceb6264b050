import type { Review } from '../model/sample-path.ts';
import { drawByUniform, drawByWord } from '../random/discrete-table.ts';
import { type Stream, toUniform, WORD } from '../random/stream.ts';
import { threefry } from '../random/threefry.ts';
import { threefryFour } from '../random/threefry-four.ts';
import { address, PURPOSE } from './addresses.ts';
import type { EffortTable } from './effort.ts';

/** A number that no application has. */
const NONE = 0x7fffffff;

const NEXT = address(0, 1, 0);

/** A number being drawn, of any lane. */
const scratch = new Float64Array(1);

/**
 * Samples effort and outcome of the reviews of one lane's applications in the current trial. From a plain
 * stream, one call draws the first reviews of applications 4k … 4k + 3.
 */
export class ReviewSampler {
  protected trial = 0;
  protected readonly stream: Stream;
  /** Whether draws are blocks of Threefry under the key (k0, k1), several of which may be made at once. */
  protected readonly isPlain: boolean;
  protected readonly k0: number;
  protected readonly k1: number;
  /**
   * Words of the first reviews of the four applications at address `firstReview`, and of one later review.
   */
  private readonly reviews = new Int32Array(8);
  private readonly later = new Int32Array(2);
  private firstReview = NONE;
  private laterReview = NONE;
  protected efforts: EffortTable;

  constructor(stream: Stream, efforts: EffortTable) {
    this.stream = stream;
    this.isPlain = stream.key !== undefined;
    [this.k0, this.k1] = stream.key ?? [0, 0];
    this.efforts = efforts;
  }

  /** Begins a trial. */
  protected begin(trial: number): void {
    this.trial = trial;
    this.firstReview = this.laterReview = NONE;
  }

  effort(application: number, round: number): number {
    this.stream.draw(WORD.low, this.trial, address(PURPOSE.review, application, round), scratch, 0);
    return drawByUniform(this.efforts, scratch, 0);
  }

  outcome(application: number, round: number): number {
    this.stream.draw(WORD.high, this.trial, address(PURPOSE.review, application, round), scratch, 0);
    return scratch[0]!;
  }

  drawReview(application: number, round: number, { effort, outcome }: Review): void {
    if (!this.isPlain) {
      effort[0] = this.effort(application, round);
      outcome[0] = this.outcome(application, round);
      return;
    }
    const words = round > 0 ? this.laterWords(application, round) : this.firstWords(application);
    const w = round > 0 ? 0 : 2 * (application & 3);
    effort[0] = drawByWord(this.efforts, words, w);
    toUniform(WORD.high, words, w, outcome, 0);
  }

  private firstWords(application: number): Int32Array {
    const first = application & ~3;
    if (first !== this.firstReview) {
      const at = address(PURPOSE.review, first, 0);
      threefryFour(this.k0, this.k1, this.trial, at, at + NEXT, at + 2 * NEXT, at + 3 * NEXT, this.reviews);
      this.firstReview = first;
    }
    return this.reviews;
  }

  private laterWords(application: number, round: number): Int32Array {
    const at = address(PURPOSE.review, application, round);
    if (at !== this.laterReview) {
      threefry(this.k0, this.k1, this.trial, at, this.later);
      this.laterReview = at;
    }
    return this.later;
  }
}
