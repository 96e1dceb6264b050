import { floorsOf, leastStockAtFullRate, mayMatter, type Workspace } from '../kernel/index.ts';
import { round } from '../model/fixed-point.ts';
import { expAt } from '../random/elementary-functions.ts';
import type { InverseTransform } from '../random/sampler-of.ts';
import type { BufferLaw } from '../sampling/buffer-law.ts';
import type { AutomakerSampler } from '../sampling/sample-path.ts';
import { LONGEST_COVER } from '../scenario/limits.ts';

/** What a buffer means for a lane at full rate: comfort, that it may matter once others are in trouble, trouble. */
export const STATE = { safe: 0, relevant: 1, short: 2 } as const;

/** The laws of a lane in one parameter set. */
interface Laws {
  readonly laws: readonly InverseTransform[];
  /** Of laws that are all lognormal, their numbers side by side. */
  readonly mu: Float64Array | undefined;
  readonly sigma: Float64Array | undefined;
}

/** Made when a set is first asked for; only once where no set moves any of the laws. */
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

/** A number in passing. */
const scratch = new Float64Array(1);

/**
 * One lane through one weather under several laws of its buffer. What lands on a lane at full rate, under licences for one shipment and by sea, does not
 * depend on its buffer; so it is followed once, with the least.
 */
export class LaneSweep {
  /** By law: the buffer in days, drawn when it is asked for, and what it means. */
  readonly days: Float64Array;
  readonly state: Uint8Array;
  readonly #l: number;
  readonly #inSets: (k: number) => Laws;
  #laws: readonly InverseTransform[] = [];
  #mu: Float64Array | undefined;
  #sigma: Float64Array | undefined;

  constructor(l: number, laws: readonly BufferLaw[]) {
    this.#l = l;
    this.#inSets = lawsOfSets(laws);
    this.days = new Float64Array(laws.length);
    this.state = new Uint8Array(laws.length);
    this.adopt(0);
  }

  /** Has the laws of parameter set k from now on. */
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

  /** Whether the lane is comfortable under every law; if not, writes buffers and what they mean. */
  isSafe(workspace: Workspace, i: number, sampler: AutomakerSampler): boolean {
    const l = this.#l;
    if (!workspace.model.automakers[i]!.lanes[l]!.essential) return true;
    this.#drawLeast(sampler);
    const inputs = sampler.inputs.lanes[l]!;
    inputs.bufferDays = scratch[0]!;
    if (!mayMatter(workspace, i, l)) return true;
    if (this.#mu) this.#drawLognormal(sampler, this.#mu, this.#sigma!);
    this.#judge(workspace, i, round(inputs.bufferDays));
    return false;
  }

  /** Passes on the least buffer of all laws. */
  #drawLeast(sampler: AutomakerSampler): void {
    if (this.#mu) {
      this.#drawLeastLognormal(sampler, this.#mu, this.#sigma!);
      return;
    }
    this.draw(sampler);
    scratch[0] = this.days[0]!;
    for (let k = 1; k < this.days.length; k++) if (this.days[k]! < scratch[0]!) scratch[0] = this.days[k]!;
  }

  /** The exponential is not asked for more than once. */
  #drawLeastLognormal(sampler: AutomakerSampler, mu: Float64Array, sigma: Float64Array): void {
    sampler.bufferNormal(this.#l, scratch);
    const z = scratch[0]!;
    let minClosingStock = mu[0]! + sigma[0]! * z;
    for (let k = 1; k < mu.length; k++) {
      const logarithm = mu[k]! + sigma[k]! * z;
      if (logarithm < minClosingStock) minClosingStock = logarithm;
    }
    scratch[0] = minClosingStock;
    expAt(scratch, 0);
    if (scratch[0]! > LONGEST_COVER) scratch[0] = LONGEST_COVER;
  }

  /** As each law by itself would. */
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

  /** Judges each buffer. Its closing stocks are those with buffer `base`, which the lane is bound to, lifted by the difference. */
  #judge(workspace: Workspace, i: number, base: number): void {
    const { lineFloor, restartFloor } = floorsOf(workspace.model);
    const others = leastStockAtFullRate(workspace, i, this.#l) - base;
    for (let k = 0; k < this.days.length; k++) {
      const least = round(this.days[k]!) + others;
      if (least >= restartFloor) this.state[k] = STATE.safe;
      else this.state[k] = least < lineFloor ? STATE.short : STATE.relevant;
    }
  }
}
