import { formatDay, parseDay } from '../../calendar/days.ts';
import { checkObject } from '../../check.ts';
import { describe, rangeError } from '../../errors.ts';
import { FLOW_DAYS } from './channel-flows.ts';

/** A number, or a value with its evidence. */
type Figure = number | { readonly value: number };

/** Exports of one good: as in `rare-earth-risk/history`, or plain numbers of your own. */
export interface EpisodeLike {
  readonly title?: string | undefined;
  /** Goods with the same one do not predict each other; default the good's own. */
  readonly episode?: string | undefined;
  /** Only `licence` is scored and learned from; the default. */
  readonly kind?: string | undefined;
  /** The first day of the controls, an ISO date. */
  readonly inForce: string | { readonly value: string };
  /** A usual month before the controls, above 0. */
  readonly base: Figure;
  /** By month such as `2026-02`, in the unit of `base`. */
  readonly months: Readonly<Record<string, Figure>>;
}

/** A month under control: exports as a share of the base. */
export interface EpisodeMonth {
  readonly month: string;
  /** 1 for the first full month under control. */
  readonly number: number;
  readonly share: number;
  /** Days from the first day of the controls to the start and the end of the month. */
  readonly from: number;
  readonly to: number;
}

/** One good's months under control, in order. */
export interface EpisodeSeries {
  readonly id: string;
  readonly title: string;
  readonly episode: string;
  /** Day number of the first day of the controls. */
  readonly start: number;
  readonly months: readonly EpisodeMonth[];
}

/**
 * Returns the months of a good that lie wholly under control, as far as flows are simulated.
 *
 * @throws {RangeError} for a date, a month or an amount that is none, with its path.
 */
export function seriesOf(id: string, good: EpisodeLike): EpisodeSeries {
  const start = dayOf(`${id}.inForce`, typeof good.inForce === 'string' ? good.inForce : good.inForce?.value);
  const base = amountOf(`${id}.base`, good.base);
  if (!(base > 0)) throw rangeError(`Expected ${id}.base to be a number above 0, got ${describe(base)}`);
  checkObject(`${id}.months`, good.months);
  const months = Object.entries(good.months).map(([month, figure]) => {
    const [from, to] = spanOf(`${id}.months.${month}`, month).map((day) => day - start) as [number, number];
    return { month, from, to, share: amountOf(`${id}.months.${month}`, figure) / base };
  });
  const first = firstFullMonth(start);
  return {
    id,
    title: good.title ?? id,
    episode: good.episode ?? id,
    start,
    months: months
      .filter(({ from, to }) => from >= 0 && to <= FLOW_DAYS)
      .map((one) => ({ ...one, number: monthsFrom(first, one.month) + 1 }))
      .sort((a, b) => a.number - b.number),
  };
}

/** Returns months 1 to `count` under control, with what is known of them: `share` is `null` for nothing. */
export function monthsUnderControl(
  { start, months }: EpisodeSeries,
  count: number,
): (Omit<EpisodeMonth, 'share'> & { readonly share: number | null })[] {
  let month = firstFullMonth(start);
  return Array.from({ length: count }, (_, i) => {
    const [from, end] = spanOf('month', month);
    const share = months.find((one) => one.month === month)?.share ?? null;
    const one = { month, number: i + 1, share, from: from - start, to: end - start };
    month = formatDay(end).slice(0, 7);
    return one;
  });
}

/** Returns whether goods of this kind are licensed, and any of their months is known. */
export function isLicensed({ kind = 'licence', months }: EpisodeLike): boolean {
  return kind === 'licence' && Object.keys(months).length > 0;
}

function dayOf(path: string, date: unknown): number {
  const day = typeof date === 'string' ? parseDay(date) : undefined;
  if (day === undefined) throw rangeError(`Expected ${path} to be an ISO date, got ${describe(date)}`);
  return day;
}

function amountOf(path: string, figure: unknown): number {
  const value =
    typeof figure === 'object' && figure !== null ? (figure as { value?: unknown }).value : figure;
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw rangeError(`Expected ${path} to be a number of at least 0, got ${describe(value)}`);
}

/** Returns the first day of a month and that of the next one. */
function spanOf(path: string, month: string): [from: number, to: number] {
  const first = parseDay(`${month}-01`);
  if (first === undefined) {
    throw rangeError(`Expected ${path} to be keyed by a month such as "2025-01", got ${describe(month)}`);
  }
  return [first, parseDay(`${formatDay(first + 31).slice(0, 7)}-01`)!];
}

/** Returns the first month that begins on the day or after it. */
function firstFullMonth(day: number): string {
  const date = formatDay(day);
  return date.endsWith('-01')
    ? date.slice(0, 7)
    : formatDay(parseDay(`${date.slice(0, 7)}-01`)! + 31).slice(0, 7);
}

function monthsFrom(first: string, month: string): number {
  const count = (one: string): number => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
  return count(month) - count(first);
}
