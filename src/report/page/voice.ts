import { formatDay, parseDay } from '../../calendar/days.ts';
import type { Element } from '../../elements.ts';
import { type ReportLanguage, SENTENCES, type SentenceId } from './language/sentences.ts';

/** What fills the places of a sentence. */
type Values = Readonly<Record<string, string | number>>;

/** Says sentences, numbers and dates in one language. */
export interface Voice {
  readonly language: ReportLanguage;
  say(id: SentenceId, values?: Values): string;
  /** A number as people read it, with `decimals` places at most. */
  number(value: number, decimals?: number): string;
  /** A chance in per cent, with as many digits as the report needs. */
  percent(chance: number): string;
  /** Ends of a range of chances, without and with the sign for per cent. */
  range(ends: readonly [number, number]): string;
  percentRange(ends: readonly [number, number]): string;
  /** A chance as futures of one hundred. */
  perHundred(chance: number): string;
  /** A difference of chances in points, with its sign. */
  points(difference: number): string;
  /** An ISO date, or the day of a horizon that begins on `start`. */
  date(iso: string): string;
  dateOf(start: string, day: number): string;
  element(symbol: Element): string;
  readonly months: readonly string[];
}

/** Characters between thousands and before decimals. */
const SEPARATORS: Readonly<Record<ReportLanguage, readonly [thousands: string, decimal: string]>> = {
  en: [',', '.'],
  de: ['.', ','],
  fr: ['\u202f', ','],
  ja: [',', '.'],
  zh: [',', '.'],
};

/** Returns the voice of a language. */
export function voiceOf(language: ReportLanguage): Voice {
  const sentences = SENTENCES[language];
  const [thousands, decimal] = SEPARATORS[language];
  const months = sentences.months.split(' ');
  const say: Voice['say'] = (id, values = {}) =>
    sentences[id].replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? `{${key}}`));
  const number: Voice['number'] = (value, decimals = 0) => {
    const [whole, rest] = Math.abs(value).toFixed(decimals).split('.') as [string, string | undefined];
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
    const text =
      rest === undefined || /^0*$/.test(rest) ? grouped : grouped + decimal + rest.replace(/0+$/, '');
    return value < 0 && !/^[0.,]*$/.test(text) ? `−${text}` : text;
  };
  const range: Voice['range'] = ([low, high]) => {
    const end = (chance: number): string => number(100 * chance, endDecimals(chance, high));
    return say('range', { low: end(low), high: end(high) });
  };
  const inPercent = (chance: number): string => number(100 * chance, decimalsOf(100 * chance));
  const date = (iso: string): string => {
    const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
    return say('date', { year, month: months[month - 1]!, day });
  };
  return {
    language,
    say,
    number,
    percent: (chance) => say('percent', { number: inPercent(chance) }),
    range,
    percentRange: (ends) => say('percent', { number: range(ends) }),
    perHundred: (chance) => perHundred(chance, say),
    points: (difference) => `${difference > 0 ? '+' : ''}${number(100 * difference, 1)}`,
    date,
    dateOf: (start, day) => date(formatDay(parseDay(start)! + day)),
    element: (symbol) => say(symbol),
    months,
  };
}

/** Whole per cent, one decimal below ten, two below one. */
function decimalsOf(percentage: number): number {
  const size = Math.abs(percentage);
  if (size === 0 || size >= 9.95) return 0;
  return size >= 0.95 ? 1 : 2;
}

/** As many decimals as the upper end has, and at least one below one per cent. */
function endDecimals(chance: number, high: number): number {
  return Math.max(decimalsOf(100 * high), chance > 0 && chance < 0.0095 ? 1 : 0);
}

function perHundred(chance: number, say: Voice['say']): string {
  if (chance < 0.005) return say('few');
  return chance >= 0.995 && chance < 1 ? say('most') : String(Math.round(100 * chance));
}
