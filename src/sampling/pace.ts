import type { Model } from '../model/model.ts';
import type { InverseTransform } from '../random/sampler-of.ts';
import { type Stream, WORD } from '../random/stream.ts';
import { FASTEST_PACE } from '../scenario/limits.ts';
import { placesOf } from './open-regime-chain.ts';
import { isUncertain } from './sobol-places.ts';
import type { OpenStream } from './sobol-streams.ts';

/** Returns the name under which the stream of a policy's pace is opened. */
export function paceAddress(policy: string): string {
  return `pace/${policy}`;
}

/** Samples the pace of each policy's desk (model.md §10.3). */
export class PaceSampler {
  /** By policy, the pace in the current trial. */
  readonly paces: Float64Array;
  readonly #streams: readonly Stream[];
  readonly #isUncertain: boolean;
  #law: InverseTransform;

  constructor(model: Model, open: OpenStream, law: InverseTransform) {
    const { policies, pace } = model;
    this.#isUncertain = isUncertain(pace);
    this.#streams = policies.map(({ id }, p) => open(paceAddress(id), placesOf(model, p).pace));
    this.#law = law;
    this.paces = new Float64Array(policies.length).fill(Math.min(FASTEST_PACE, law.quantile(0.5)));
  }

  /** Takes the distribution of another parameter set, from the next trial on. */
  adopt(law: InverseTransform): void {
    if (law === this.#law) return;
    this.#law = law;
    this.paces.fill(Math.min(FASTEST_PACE, law.quantile(0.5)));
  }

  sample(trial: number): void {
    if (!this.#isUncertain) return;
    for (let p = 0; p < this.paces.length; p++) {
      this.#streams[p]!.draw(WORD.uniform, trial, 0, this.paces, p);
      this.#law.draw(this.paces, p);
      if (this.paces[p]! > FASTEST_PACE) this.paces[p] = FASTEST_PACE;
    }
  }
}
