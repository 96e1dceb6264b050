import { parseDay } from '../calendar/days.ts';
import { deepFreeze } from '../scenario/deep-freeze.ts';
import { isObject, type Json } from '../scenario/patch.ts';
import { lookUp } from './reference.ts';
import type { Observations } from './types.ts';

type Node = { readonly [key: string]: Json | undefined };

/** Entries that say nothing without some of their keys, by path. */
const NEEDED: readonly [entry: RegExp, keys: readonly string[]][] = [
  [/^approvals\.rates\.[^.]+$/, ['asOf', 'approvedShare']],
  [/^approvals\.times\.[^.]+$/, ['days']],
  [/^halts\.firms\.[^.]+$/, ['outcome', 'holdsUntil']],
  [/^halts\.firms\.[^.]+\.(?:halts|reductions)\.[^.]+$/, ['firstDay']],
  [/^halts\.shareHalted\.[^.]+$/, ['share']],
  [/^halts\.industry\.[^.]+$/, ['asOf']],
  [/^cover\.statements\.[^.]+$/, ['asOf']],
];

/** Records that stay when nothing is left in them. */
const KEPT = /^[^.]+(?:\.[^.]+)?$|^halts\.firms\.[^.]+\.(?:halts|reductions)$/;

/**
 * Returns the observations as they could be read on the evening of a day: everything published later is left
 * out. Of a value that was revised the vintage of the day is shown. A firm without a stated outcome by then
 * is left out; one that rests on silence is known to the day. A regime ends on the day at the latest.
 * Formulas go where an input was not out yet. The result is frozen.
 *
 * @example
 * ```ts
 * import { knownBy, observations } from 'rare-earth-risk/history';
 *
 * const { us, world } = knownBy(observations, '2025-06-30')['magnet-exports'].tonnes;
 * console.log(us!['2025-04']!.value, us!['2025-05']!.value, world!['2025-06']); // 246 46 undefined
 * ```
 * @throws {RangeError} for anything but an ISO date from the first day of the controls, 2025-04-04, on.
 */
export function knownBy(observations: Observations, date: string): Observations {
  const first = observations.halts.controlsFrom.publishedOn;
  if (typeof date !== 'string' || parseDay(date) === undefined || date < first) {
    throw new RangeError(`Expected date to be an ISO date, ${first} or later, got ${JSON.stringify(date)}`);
  }
  const reader = new Reader(observations as unknown as Json, date);
  return deepFreeze(reader.read(observations as unknown as Json, '') as unknown as Observations);
}

/** One reading of all observations, on one day. */
class Reader {
  readonly #all: Json;
  readonly #date: string;

  constructor(all: Json, date: string) {
    this.#all = all;
    this.#date = date;
  }

  /** What can be read of a value; undefined where nothing can. */
  read(value: Json | undefined, path: string): Json | undefined {
    if (/^regimes\.series\.[^.]+$/.test(path)) return this.#series(value as unknown as readonly Node[]);
    if (Array.isArray(value)) {
      const left = value.filter((item) => !isObject(item) || this.#isOut(item));
      return value.length > 0 && left.length === 0 ? undefined : left;
    }
    if (!isObject(value)) return value;
    const vintage = this.#vintage(value);
    return vintage && this.#entry(vintage, path);
  }

  #isOut({ publishedOn }: Node): boolean {
    return typeof publishedOn !== 'string' || publishedOn <= this.#date;
  }

  /** The latest vintage that was out; an object without a day of publication is its own. */
  #vintage(node: Node): Node | undefined {
    if (this.#isOut(node)) return this.#withFormula(node);
    const earlier = (Array.isArray(node.earlier) ? node.earlier : []) as unknown as readonly Node[];
    const out = earlier.filter((one) => this.#isOut(one));
    const latest = out.pop();
    return latest && out.length > 0 ? { ...latest, earlier: out as unknown as Json } : latest;
  }

  #withFormula(node: Node): Node {
    if (!isObject(node.where)) return node;
    const isLate = (input: Json | undefined): boolean => {
      const { found } = typeof input === 'string' ? lookUp(this.#all, input) : { found: undefined };
      return isObject(found) && !this.#isOut(found);
    };
    if (!Object.values(node.where).some(isLate)) return node;
    const { formula, where, roundedTo, ...shown } = node;
    return shown;
  }

  #entry(node: Node, path: string): Node | undefined {
    const whole = /^halts\.firms\.[^.]+$/.test(path) ? this.#withSilence(node) : node;
    const shown = Object.fromEntries(
      Object.entries(whole).flatMap(([key, item]) => {
        const left = this.read(item, path === '' ? key : `${path}.${key}`);
        return left === undefined ? [] : [[key, left]];
      }),
    );
    const lost = Object.keys(whole).filter((key) => whole[key] !== undefined && !(key in shown));
    const needed = NEEDED.find(([entry]) => entry.test(path))?.[1] ?? [];
    if (lost.some((key) => needed.includes(key))) return undefined;
    return lost.length > 0 && !KEPT.test(path) && !hasEvidence(shown) ? undefined : shown;
  }

  /** A firm of which nothing was heard: nothing had been heard up to the day. */
  #withSilence(firm: Node): Node {
    const { outcome, holdsUntil } = firm;
    if (!isObject(outcome) || !isObject(holdsUntil)) return firm;
    if (outcome.basis !== 'absence-of-reports' || this.#isOut(holdsUntil)) return firm;
    const [low, high] = (holdsUntil.interval as readonly string[]).map((iso) =>
      iso < this.#date ? iso : this.#date,
    );
    const known = { value: high!, interval: [low!, high!], publishedOn: this.#date };
    return { ...firm, holdsUntil: { ...holdsUntil, ...known } };
  }

  /** Regimes up to the first that could not be told yet; the last one ends on the day. */
  #series(periods: readonly Node[]): Json | undefined {
    const end = periods.findIndex((one) => !this.#isOut(one));
    const told = (end < 0 ? periods : periods.slice(0, end)).map((period) => {
      const to = (period.to as string) < this.#date ? period.to! : this.#date;
      return this.#entry({ ...period, to }, 'period')!;
    });
    return told.length === 0 ? undefined : told;
  }
}

/** Whether a published statement is at or below a value. */
function hasEvidence(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(hasEvidence);
  return isObject(value) && ('publishedOn' in value || Object.values(value).some(hasEvidence));
}
