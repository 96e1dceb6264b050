import type { ReportResults } from '../../analysis/report/results.ts';
import { describe } from '../../errors.ts';
import { type ReportTextOptions, reportHtml, reportMarkdown } from '../../report/page/index.ts';
import { replaceFile } from '../replace-file.ts';

/**
 * Writes a report into a file, as a whole or not at all: Markdown where the name ends in `.md`, else HTML.
 *
 * Options are those of `reportHtml`.
 *
 * @throws As a rejection: what `reportHtml` throws, and an Error for a file that cannot be written.
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises';
 * import { tmpdir } from 'node:os';
 * import { join } from 'node:path';
 * import { loadScenario } from 'rare-earth-risk';
 * import { reportResults, writeReport } from 'rare-earth-risk/report';
 *
 * const results = await reportResults([loadScenario('ban-resumes')], { trials: 300, seed: 'docs' });
 * const path = join(tmpdir(), 'ban-resumes.md');
 * await writeReport(path, results);
 * console.log((await readFile(path, 'utf8')).startsWith('# If a ban resumes')); // true
 * ```
 */
export async function writeReport(
  path: string,
  results: ReportResults,
  options: ReportTextOptions = {},
): Promise<void> {
  if (typeof path !== 'string') throw new TypeError(`Expected path to be text, got ${describe(path)}`);
  const text = path.endsWith('.md') ? reportMarkdown(results, options) : reportHtml(results, options);
  await replaceFile(path, [text]);
}
