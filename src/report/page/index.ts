// A report on one line under one to four scenarios, as a file. Nothing but its two forms.

import type { ReportResults } from '../../analysis/report/results.ts';
import { checkObject, checkOptions } from '../../check.ts';
import { describe, didYouMean } from '../../errors.ts';
import { htmlOf } from './html.ts';
import { type ReportLanguage, SENTENCES } from './language/sentences.ts';
import { markdownOf } from './markdown.ts';
import { reportDocument } from './report-document.ts';

/** Options of a report as text. */
export interface ReportTextOptions {
  /** Language, default `'en'`. Sources of numbers and titles of your own stay as they are. */
  readonly lang?: ReportLanguage;
}

/**
 * Languages that a report can be in.
 *
 * @example
 * ```ts
 * import { REPORT_LANGUAGES } from 'rare-earth-risk/report';
 *
 * console.log(REPORT_LANGUAGES.join(' ')); // en de fr ja zh
 * ```
 */
export const REPORT_LANGUAGES: readonly ReportLanguage[] = Object.keys(SENTENCES) as ReportLanguage[];

/**
 * Returns the report as one HTML file, without a script and without anything to load.
 *
 * Same results, same bytes. It prints on four pages of A4.
 *
 * @param options - `lang`: `'en'` (default), `'de'`, `'fr'`, `'ja'` or `'zh'`.
 * @throws {TypeError | RangeError} for a value that is no result of `reportResults`, or an unknown
 * language.
 * @example
 * ```ts
 * import { loadScenario } from 'rare-earth-risk';
 * import { reportHtml, reportResults } from 'rare-earth-risk/report';
 *
 * const results = await reportResults([loadScenario('ban-resumes')], { trials: 300, seed: 'docs' });
 * console.log(reportHtml(results, { lang: 'de' }).startsWith('<!doctype html><html lang="de">')); // true
 * ```
 */
export function reportHtml(results: ReportResults, options: ReportTextOptions = {}): string {
  return htmlOf(reportDocument(checked(results), languageOf(options)));
}

/**
 * Returns the report as Markdown for wikis, with tables in place of pictures.
 *
 * Options and errors are those of `reportHtml`.
 *
 * @example
 * ```ts
 * import { loadScenario } from 'rare-earth-risk';
 * import { reportMarkdown, reportResults } from 'rare-earth-risk/report';
 *
 * const results = await reportResults([loadScenario('ban-resumes')], { trials: 300, seed: 'docs' });
 * console.log(reportMarkdown(results).split(',')[0]); // # If a ban resumes
 * ```
 */
export function reportMarkdown(results: ReportResults, options: ReportTextOptions = {}): string {
  return markdownOf(reportDocument(checked(results), languageOf(options)));
}

function checked(results: ReportResults): ReportResults {
  checkObject('results', results);
  if ('focus' in results && 'evidence' in results) return results;
  throw new TypeError(`Expected results to be those of reportResults, got ${describe(results)}`);
}

function languageOf(options: ReportTextOptions): ReportLanguage {
  checkOptions(options, ['lang']);
  const { lang = 'en' } = options;
  if (REPORT_LANGUAGES.includes(lang)) return lang;
  const hint = typeof lang === 'string' ? didYouMean(lang, REPORT_LANGUAGES) : '';
  throw new RangeError(
    `Expected options.lang to be one of ${REPORT_LANGUAGES.join(', ')}, got ${describe(lang)}${hint}`,
  );
}
