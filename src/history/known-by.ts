import { parseDay } from '../calendar/days.ts';
import { describe } from '../errors.ts';
import { deepFreeze } from '../scenario/deep-freeze.ts';
import { isObject, type Json } from '../scenario/patch.ts';
import { parseObservations } from './parse.ts';
import { isParsed, markParsed } from './parsed.ts';
import { lookUp } from './reference.ts';
import type { Observations } from './types.ts';

type Node = { readonly [key: string]: Json | undefined };

/** Keys that an entry needs, by the path of the entry; without one of them the entry is left out. */
const NEEDED: readonly [entry: RegExp, keys: readonly string[]][] = [
  [/^approvals\.rates\.[^.]+$/, ['asOf', 'approvedShare']],
  [/^approvals\.times\.[^.]+$/, ['days']],
  [/^halts\.firms\.[^.]+$/, ['outcome', 'holdsUntil']],
  [/^halts\.firms\.[^.]+\.(?:halts|reductions)\.[^.]+$/, ['firstDay']],
  [/^halts\.shareHalted\.[^.]+$/, ['share']],
  [/^halts\.industry\.[^.]+$/, ['asOf']],
  [/^cover\.statements\.[^.]+$/, ['asOf']],
];

/** Records that are kept when they become empty. */
const KEPT = /^[^.]+(?:\.[^.]+)?$|^halts\.firms\.[^.]+\.(?:halts|reductions)$/;

/**
 * Returns the observations as they could be read at the end of a day, frozen. Everything published later
 * is left out, and a revised value has its vintage of the day. Firms whose outcome was not stated yet are
 * left out; an outcome that rests on the absence of reports holds until the day. A regime ends on the day
 * at the latest. A formula is left out when one of its inputs was not published yet.
 *
 * @example
 * ```ts
 * import { knownBy, observations } from 'rare-earth-risk/history';
 *
 * const { us, world } = knownBy(observations, '2025-06-30')['magnet-exports'].tonnes;
 * console.log(us!['2025-04']!.value, us!['2025-05']!.value, world!['2025-06']); // 246 46 undefined
 * ```
 * @param date - an ISO date, 2025-04-04 (the first day of the controls) or later.
 * @throws {RangeError} for any other date.
 */
export function knownBy(observations: Observations, date: string): Observations {
  const known = isParsed(observations) ? observations : parseObservations(observations);
  const first = known.halts.controlsFrom.publishedOn;
  if (typeof date !== 'string' || parseDay(date) === undefined || date < first) {
    throw new RangeError(`Expected date to be an ISO date, ${first} or later, got ${describe(date)}`);
  }
  const reader = new Reader(known as unknown as Json, date);
  return deepFreeze(markParsed(reader.read(known as unknown as Json, '') as unknown as Observations));
}

/** Reads all observations as of one day. */
class Reader {
  readonly #all: Json;
  readonly #date: string;

  constructor(all: Json, date: string) {
    this.#all = all;
    this.#date = date;
  }

  /** Returns what could be read of a value; `undefined` where nothing could. */
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

  /** Returns the latest vintage that was published; an object without a day of publication is its own. */
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

  /** Returns a firm whose outcome rests on the absence of reports with that absence up to the day. */
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

  /** Returns the regimes before the first that was not published yet; the last one ends on the day. */
  #series(periods: readonly Node[]): Json | undefined {
    const end = periods.findIndex((one) => !this.#isOut(one));
    const published = (end < 0 ? periods : periods.slice(0, end)).map((period) => {
      const to = (period.to as string) < this.#date ? period.to! : this.#date;
      return this.#entry({ ...period, to }, 'period')!;
    });
    return published.length === 0 ? undefined : published;
  }
}

/** Returns whether a value is or contains a published statement. */
function hasEvidence(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(hasEvidence);
  return isObject(value) && ('publishedOn' in value || Object.values(value).some(hasEvidence));
}
