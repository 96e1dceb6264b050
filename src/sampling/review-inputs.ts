import type { Review } from '../model/sample-path.ts';
import { drawByUniform, drawByWord } from '../random/discrete-table.ts';
import { type Stream, toUniform, WORD } from '../random/stream.ts';
import { threefry } from '../random/threefry.ts';
import { threefryFour } from '../random/threefry-four.ts';
import { address, PURPOSE } from './addresses.ts';
import type { EffortTable } from './effort.ts';

/** No file has this number. */
const NONE = 0x7fffffff;

const NEXT = address(0, 1, 0);

/** Room for a number, of any lane. */
const scratch = new Float64Array(1);

/** How the desk reviews the files of one lane in the trial that was begun last. Where the stream is plain, first reviews of files 4 k … 4 k + 3 are drawn at once. */
export class ReviewSampler {
  protected trial = 0;
  protected readonly stream: Stream;
  /** Whether draws are blocks under this key, and may be made several at once. */
  protected readonly isPlain: boolean;
  protected readonly k0: number;
  protected readonly k1: number;
  /** Words of the first reviews of four files from `firstReview` on, and of the later review last asked for. */
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

  effort(file: number, round: number): number {
    this.stream.draw(WORD.low, this.trial, address(PURPOSE.review, file, round), scratch, 0);
    return drawByUniform(this.efforts, scratch, 0);
  }

  outcome(file: number, round: number): number {
    this.stream.draw(WORD.high, this.trial, address(PURPOSE.review, file, round), scratch, 0);
    return scratch[0]!;
  }

  drawReview(file: number, round: number, { effort, outcome }: Review): void {
    if (!this.isPlain) {
      effort[0] = this.effort(file, round);
      outcome[0] = this.outcome(file, round);
      return;
    }
    const words = round > 0 ? this.laterWords(file, round) : this.firstWords(file);
    const w = round > 0 ? 0 : 2 * (file & 3);
    effort[0] = drawByWord(this.efforts, words, w);
    toUniform(WORD.high, words, w, outcome, 0);
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
