import { mayMatter, maySlow, type Workspace } from '../kernel/index.ts';
import { expAt } from '../random/elementary-functions.ts';
import type { InverseTransform } from '../random/sampler-of.ts';
import type { AutomakerSampler } from '../sampling/automaker-inputs.ts';
import type { BufferLaw } from '../sampling/buffer-law.ts';
import { LONGEST_COVER } from '../scenario/limits.ts';
import { bisectionOrder } from './bisection-order.ts';

/**
 * State of a lane under a buffer: `safe`, surely never below what a restart needs; `relevant`, perhaps
 * below that, yet surely never below what full rate needs; `short`, perhaps below both.
 */
export const STATE = { safe: 0, relevant: 1, short: 2 } as const;

/** Distributions of a lane's buffer in one parameter set. */
interface Laws {
  readonly laws: readonly InverseTransform[];
  /** Parameters of the distributions, if all of them are lognormal. */
  readonly mu: Float64Array | undefined;
  readonly sigma: Float64Array | undefined;
}

/** Returns the laws of each set, built on first use; once for all sets if none changes a law. */
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

function lawsOf(laws: readonly InverseTransform[]): Laws {
  if (laws.some(({ lognormal }) => lognormal === undefined)) return { laws, mu: undefined, sigma: undefined };
  return {
    laws,
    mu: Float64Array.from(laws, ({ lognormal }) => lognormal!.mu),
    sigma: Float64Array.from(laws, ({ lognormal }) => lognormal!.sigma),
  };
}

/** A number being drawn. */
const scratch = new Float64Array(1);

/**
 * Screens one lane on one sample path under several laws of its buffer.
 *
 * Under licences for one shipment, what screening says depends on the buffer through the stock of day 0
 * alone. So a lane that is safe with one buffer is safe with a larger one, and few buffers are screened.
 */
export class LaneSweep {
  /** By law, the buffer in days and the `STATE` of the lane; written by `isSafe` when it returns false. */
  readonly days: Float64Array;
  readonly state: Uint8Array;
  readonly #l: number;
  readonly #inSets: (k: number) => Laws;
  /** The order in which buffers are screened: halves of halves, as laws mostly ascend. */
  readonly #order: Uint32Array;
  #laws: readonly InverseTransform[] = [];
  #mu: Float64Array | undefined;
  #sigma: Float64Array | undefined;

  constructor(l: number, laws: readonly BufferLaw[]) {
    this.#l = l;
    this.#inSets = lawsOfSets(laws);
    this.days = new Float64Array(laws.length);
    this.state = new Uint8Array(laws.length);
    this.#order = bisectionOrder(laws.length);
    this.adopt(0);
  }

  /** Takes the laws of parameter set k, from the next trial on. */
  adopt(k: number): void {
    const { laws, mu, sigma } = this.#inSets(k);
    this.#laws = laws;
    this.#mu = mu;
    this.#sigma = sigma;
  }

  /** Draws the buffer under every law. */
  draw(sampler: AutomakerSampler): void {
    sampler.buffersUnder(this.#l, this.#laws, this.days);
  }

  /** Returns whether the lane is safe under every law; if not, writes buffers and states. */
  isSafe(workspace: Workspace, i: number, sampler: AutomakerSampler): boolean {
    const l = this.#l;
    if (!workspace.model.automakers[i]!.lanes[l]!.essential) return true;
    this.#drawLeast(sampler);
    const inputs = sampler.inputs.lanes[l]!;
    inputs.bufferDays = scratch[0]!;
    if (!mayMatter(workspace, i, l)) return true;
    if (this.#mu) this.#drawLognormal(sampler, this.#mu, this.#sigma!);
    this.#screen(workspace, i, inputs);
    return false;
  }

  /** Draws the least buffer of all laws into `scratch`. */
  #drawLeast(sampler: AutomakerSampler): void {
    if (this.#mu) {
      this.#drawLeastLognormal(sampler, this.#mu, this.#sigma!);
      return;
    }
    this.draw(sampler);
    scratch[0] = this.days[0]!;
    for (let k = 1; k < this.days.length; k++) if (this.days[k]! < scratch[0]!) scratch[0] = this.days[k]!;
  }

  /** Draws the least lognormal buffer into `scratch`, with a single exponential. */
  #drawLeastLognormal(sampler: AutomakerSampler, mu: Float64Array, sigma: Float64Array): void {
    sampler.bufferNormal(this.#l, scratch);
    const z = scratch[0]!;
    let least = mu[0]! + sigma[0]! * z;
    for (let k = 1; k < mu.length; k++) {
      const logarithm = mu[k]! + sigma[k]! * z;
      if (logarithm < least) least = logarithm;
    }
    scratch[0] = least;
    expAt(scratch, 0);
    if (scratch[0]! > LONGEST_COVER) scratch[0] = LONGEST_COVER;
  }

  /** Draws the buffer under each lognormal law, with the same operations as a single law. */
  #drawLognormal(sampler: AutomakerSampler, mu: Float64Array, sigma: Float64Array): void {
    const { days } = this;
    sampler.bufferNormal(this.#l, scratch);
    const z = scratch[0]!;
    for (let k = 0; k < mu.length; k++) {
      days[k] = mu[k]! + sigma[k]! * z;
      expAt(days, k);
      if (days[k]! > LONGEST_COVER) days[k] = LONGEST_COVER;
    }
  }

  /** Writes the state of each buffer; screens those of which others do not tell it. */
  #screen(workspace: Workspace, i: number, inputs: { bufferDays: number }): void {
    const { days, state } = this;
    let [shortUpTo, mattersUpTo] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let [slowsNotFrom, safeFrom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const k of this.#order) {
      const buffer = days[k]!;
      const best = buffer <= shortUpTo ? STATE.short : buffer <= mattersUpTo ? STATE.relevant : STATE.safe;
      const worst = buffer >= safeFrom ? STATE.safe : buffer >= slowsNotFrom ? STATE.relevant : STATE.short;
      inputs.bufferDays = buffer;
      const found = best === worst ? best : stateNow(workspace, i, this.#l);
      state[k] = found;
      if (found === STATE.short) shortUpTo = Math.max(shortUpTo, buffer);
      else slowsNotFrom = Math.min(slowsNotFrom, buffer);
      if (found === STATE.safe) safeFrom = Math.min(safeFrom, buffer);
      else mattersUpTo = Math.max(mattersUpTo, buffer);
    }
  }
}

/** Screens a lane with the buffer that its inputs have. */
function stateNow(workspace: Workspace, i: number, l: number): number {
  if (!mayMatter(workspace, i, l)) return STATE.safe;
  return maySlow(workspace, i) ? STATE.short : STATE.relevant;
}
