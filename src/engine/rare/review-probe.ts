import { effortAt } from '../../random/effort.ts';
import { type ReviewLadder, type ReviewState, STAGE } from './review-ladder.ts';

/** Rounds of review that are followed; later ones come as they come. */
const ROUNDS = 16;

/**
 * The reviews of one lane's files: hands out the uniforms of their rounds, drawn given a step of the ladder or as they come, and
 * remembers how far each file came. Rounds are asked for in order; what is asked twice is answered alike.
 */
export class ReviewProbe {
  /** How far each file came. */
  readonly states: readonly ReviewState[];
  /** Files that were asked about. */
  readonly asked: number[] = [];
  readonly #ladder: ReviewLadder;
  readonly #answers: Float64Array;
  readonly #answered: Uint8Array;
  readonly #weights: number[] = [];

  constructor(ladder: ReviewLadder, files: number) {
    this.#ladder = ladder;
    this.states = Array.from({ length: files }, () => ({ effort: 0, stage: STAGE.fresh }));
    this.#answers = new Float64Array(files * ROUNDS * 2);
    this.#answered = new Uint8Array(files);
  }

  /** Forgets the trial before. */
  open(): void {
    for (const file of this.asked) {
      this.states[file]!.effort = 0;
      this.states[file]!.stage = STAGE.fresh;
      this.#answered[file] = 0;
    }
    this.asked.length = 0;
  }

  /** The uniform of a round's effort, from the uniform `v`, for a file that is drawn given `step`. */
  effort(file: number, round: number, step: number, v: number): number {
    return this.#answer(file, 2 * round, v, (state) => {
      const { efforts } = this.#ladder;
      const u = step === 0 ? v : this.#drawEffort(step, state, v);
      state.effort += effortAt(efforts, u);
      state.stage = STAGE.underReview;
      return u;
    });
  }

  /** The uniform of a round's outcome, likewise. */
  outcome(file: number, round: number, step: number, v: number): number {
    return this.#answer(file, 2 * round + 1, v, (state) => {
      const { returnedBelow, approvedBelow } = this.#ladder;
      const u = step === 0 ? v : this.#drawOutcome(step, state, v);
      state.stage = u < returnedBelow ? STAGE.fresh : u < approvedBelow ? STAGE.approved : STAGE.refused;
      return u;
    });
  }

  /** Index of the file that took the most effort, the first among equals. */
  longest(): number {
    return this.asked.reduce(
      (most, file) => (this.states[file]!.effort > this.states[most]!.effort ? file : most),
      this.asked[0] ?? 0,
    );
  }

  #answer(file: number, question: number, v: number, draw: (state: ReviewState) => number): number {
    const answered = this.#answered[file]!;
    const entry = file * ROUNDS * 2 + question;
    if (question < answered) return this.#answers[entry]!;
    const state = this.states[file]!;
    // Nominally the file may have ended, though under its regime it has not: from there it comes as it comes.
    const hasEnded = state.stage === STAGE.approved || state.stage === STAGE.refused;
    if (question !== answered || hasEnded || question >= ROUNDS * 2) return v;
    if (question === 0) this.asked.push(file);
    this.#answered[file] = question + 1;
    this.#answers[entry] = draw(state);
    return this.#answers[entry]!;
  }

  #drawEffort(step: number, { effort }: ReviewState, v: number): number {
    const { efforts } = this.#ladder;
    const weights = this.#weights;
    weights.length = efforts.length;
    let total = 0;
    for (let k = 0; k < efforts.length; k++) {
      const mass = efforts[k]! - (k === 0 ? 0 : efforts[k - 1]!);
      const after = { effort: effort + k + 1, stage: STAGE.underReview };
      weights[k] = mass * this.#ladder.ratio(step, after);
      total += weights[k]!;
    }
    let left = v * total;
    let k = 0;
    while (k < efforts.length - 1 && left >= weights[k]!) left -= weights[k++]!;
    const low = k === 0 ? 0 : efforts[k - 1]!;
    return within(low, efforts[k]!, left / weights[k]!);
  }

  #drawOutcome(step: number, { effort }: ReviewState, v: number): number {
    const { returnedBelow, approvedBelow } = this.#ladder;
    const ends = [0, returnedBelow, approvedBelow, 1];
    const stages = [STAGE.fresh, STAGE.approved, STAGE.refused];
    const weights = stages.map(
      (stage, i) => (ends[i + 1]! - ends[i]!) * this.#ladder.ratio(step, { effort, stage }),
    );
    let left = v * weights.reduce((sum, weight) => sum + weight, 0);
    let i = 0;
    while (i < 2 && left >= weights[i]!) left -= weights[i++]!;
    return within(ends[i]!, ends[i + 1]!, left / weights[i]!);
  }
}

/** The point at a share of the way from `low` to `high`, not at either. */
function within(low: number, high: number, share: number): number {
  const inside = Math.min(Math.max(share, 2 ** -30), 1 - 2 ** -30);
  return low + inside * (high - low);
}
