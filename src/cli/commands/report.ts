import { DEFAULT_TRIALS } from '../../engine/options.ts';
import { describe } from '../../errors.ts';
import type { ReportLanguage } from '../../report/page/language/sentences.ts';
import { find, type ScenarioOptions } from '../commands.ts';
import { INTERRUPTED, interruptible } from '../interrupt.ts';
import { showTrials } from '../progress.ts';
import { applySettings } from '../settings.ts';

/** Options of the command `report`. */
export interface ReportCommand extends Omit<ScenarioOptions, 'sampling' | 'rareEvents'> {
  readonly trials?: number;
  readonly automaker?: string;
  /** File to write; `-` for stdout. */
  readonly out: string;
  /** Default: by the ending of `out`, else HTML. */
  readonly format?: string;
  readonly lang?: string;
  readonly threads?: number;
}

/** Names of the forms of a report. */
export const REPORT_FORMATS = ['html', 'md'] as const;

/**
 * Computes a report and writes it into a file, or to stdout.
 *
 * @param args - the words of the command, which the report names as the way to get it again.
 * @returns the exit code.
 */
export async function runReport(
  names: readonly string[],
  options: ReportCommand,
  args: readonly string[],
): Promise<number> {
  const { out, seed, trials = DEFAULT_TRIALS, automaker, threads, lang } = options;
  const format = formatOf(options);
  const { reportHtml, reportMarkdown, reportResults } = await import('../../node/report/index.ts');
  const { checkReplaceable, replaceFile } = await import('../../node/replace-file.ts');
  const scenarios = await Promise.all(
    names.map(async (name) => applySettings(await find(name, options), options)),
  );
  if (out !== '-') await checkReplaceable(out);
  const text = await interruptible(async (signal) => {
    try {
      const results = await reportResults(scenarios, {
        ...{ trials, seed, signal, command: again(args), onProgress: showTrials },
        ...(automaker === undefined ? {} : { automaker }),
        ...(threads === undefined ? {} : { workers: threads }),
      });
      const write = format === 'md' ? reportMarkdown : reportHtml;
      return write(results, lang === undefined ? {} : { lang: lang as ReportLanguage });
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    } finally {
      showTrials(0);
    }
  });
  if (text === undefined) {
    process.stderr.write('Stopped by Ctrl-C; no report was written.\n');
    return INTERRUPTED;
  }
  if (out === '-') process.stdout.write(text);
  else await replaceFile(out, [text]);
  return 0;
}

/** Options that change no number of a report, nor what is in it. */
const ELSEWHERE = /^--(?:out|threads)(?:=|$)/;

/** Returns the command without the file that it wrote, which is nobody else's. */
function again(args: readonly string[]): string[] {
  const named = args.filter((word, i) => {
    const before = args[i - 1] ?? '';
    return !ELSEWHERE.test(word) && !(ELSEWHERE.test(before) && !before.includes('='));
  });
  return [...named, '--out', 'report.html'];
}

function formatOf({ format, out }: ReportCommand): 'html' | 'md' {
  if (format === undefined) return out.endsWith('.md') ? 'md' : 'html';
  if (format === 'html' || format === 'md') return format;
  throw new RangeError(`Expected --format to be html or md, got ${describe(format)}`);
}
