import { describe } from '../../errors.ts';
import { numberOf } from '../input/numbers.ts';

/** Reads a whole number of at least 0. */
export function wholeNumber(text: string): number {
  const value = numberOf(text);
  const rule = 'a whole number, such as 10000, 10k or 1e4';
  // Ten thousand in many countries, ten in others.
  if (/^\d{1,3}(?:\.\d{3})+$/.test(text)) {
    throw refused(rule, text, `; without points: ${text.replaceAll('.', '')}`);
  }
  if (Number.isInteger(value) && value >= 0) return value;
  throw refused(rule, text);
}

/** Returns a reader of numbers, with examples of what is meant. */
export function numberSuchAs(examples: string): (text: string) => number {
  return (text) => {
    const value = numberOf(text);
    if (Number.isFinite(value)) return value;
    throw refused(`a number, such as ${examples}`, text);
  };
}

/** Reads a chance. */
export function chance(text: string): number {
  const value = numberOf(text);
  if (value >= 0 && value <= 1) return value;
  const rule = 'a chance from 0 to 1, such as 0.05 or 5%';
  if (value > 1 && value <= 100 && !text.includes('%')) throw refused(rule, text, `; or write ${value}%`);
  throw refused(rule, text);
}

/** Reads a list of chances with commas between. */
export function chances(text: string): number[] {
  return text.split(',').map((part) => chance(part));
}

/** Reads a day as a number or an ISO date; a date is checked against the scenario. */
export function dayOrDate(text: string): number | string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  const value = numberOf(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw refused('a day, such as 90, or a date, such as 2025-09-01', text);
}

/** Reads an ISO date. */
export function isoDate(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  throw refused('a date, such as 2026-03-01', text);
}

/** Reads a list of whole numbers with commas between. */
export function wholeNumbers(text: string): number[] {
  return text.split(',').map((part) => wholeNumber(part));
}

/** Collects the texts of an option that may be repeated. */
export function repeated(text: string, before: unknown): string[] {
  return [...((before as string[] | undefined) ?? []), text];
}

/** Reads the sign between the fields of a CSV. */
export function delimiter(text: string): string {
  const sign = { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';' }[text] ?? text;
  if (/^[,;|\t:]$/.test(sign)) return sign;
  throw refused('a comma, a semicolon, |, : or tab', text);
}

function refused(rule: string, text: string, hint = commaHint(text)): RangeError {
  return new RangeError(`${rule}, got ${describe(text)}${hint}`);
}

/** Says how a number with a decimal comma is written. */
function commaHint(text: string): string {
  return /^\d+,\d+%?$/.test(text) ? `; decimals follow a point: ${text.replace(',', '.')}` : '';
}
