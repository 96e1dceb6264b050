import { DEFAULT_TRIALS } from '../../engine/options.ts';
import { printable } from '../../errors.ts';
import type { ReportLanguage } from '../../report/page/language/sentences.ts';
import type { Scenario } from '../../scenario/types.ts';
import { EXIT } from '../exit-codes.ts';
import { findAll } from '../input/find.ts';
import { given } from '../input/given.ts';
import { Bar } from '../live/bar.ts';
import { interruptible } from '../live/interrupt.ts';
import { sayStopped } from '../live/stopped.ts';
import { erasePassing, say } from '../output/terminal.ts';
import type { Options } from '../table/option-values.ts';
import type { Call } from '../table/spec.ts';

/** Computes a report and writes it into a file, or to stdout. */
export async function run({ args: names, options, words }: Call): Promise<number> {
  const form = formOf(options);
  const { out = `report.${form}`, trials = DEFAULT_TRIALS, threads, lang } = options;
  refuseOffice(options);
  const { reportResults } = await import('../../node/report/report-results.ts');
  const { checkReplaceable, replaceFile } = await import('../../node/replace-file.ts');
  const scenarios = await findAll(names, options);
  if (out !== '-') await checkReplaceable(out);
  const bar = new Bar();
  const computed = await interruptible(async (signal) => {
    try {
      const results = reportResults(scenarios, {
        ...{ trials, signal, command: again(words, form) },
        ...given(options, 'seed', 'automaker'),
        ...weightsOf(options, scenarios),
        ...(threads === undefined ? {} : { workers: threads }),
        onProgress: (done, total) => bar.show(() => ({ share: done / total, done, label: 'report' })),
      });
      // Loaded while threads start: the library that draws charts is large.
      const page = import('../../report/page/index.ts');
      return { results: await results, ...(await page) };
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    } finally {
      bar.close();
    }
  });
  if (computed === undefined) {
    sayStopped({ done: [0], total: trials, of: 'futures' });
    return EXIT.interrupted;
  }
  const { results, reportHtml, reportMarkdown } = computed;
  const write = form === 'md' ? reportMarkdown : reportHtml;
  const text = write(results, lang === undefined ? {} : { lang: lang as ReportLanguage });
  if (out === '-') {
    erasePassing();
    process.stdout.write(text);
  } else {
    await replaceFile(out, [text]);
    say(`Wrote ${printable(out)}`);
  }
  return EXIT.done;
}

/** Returns the form that is asked for, or that the name of the file says. */
function formOf({ out = '', format }: Options): 'html' | 'md' {
  return (format as 'html' | 'md' | undefined) ?? (out.endsWith('.md') ? 'md' : 'html');
}

/** Returns the weights by the names of the scenarios. */
function weightsOf(
  { weights }: Options,
  scenarios: readonly Scenario[],
): { readonly weights?: Record<string, number> } {
  if (weights === undefined) return {};
  const { length } = scenarios;
  if (weights.length !== length)
    throw new RangeError(`Expected --weights to have ${length}, one a scenario, got ${weights.length}`);
  return { weights: Object.fromEntries(scenarios.map(({ name }, i) => [name, weights[i]!])) };
}

/** Refuses a name that would promise another kind of file than what is in it. */
function refuseOffice({ out = '', format }: Options): void {
  const [ending] = /\.(?:pdf|docx?|pptx?|xlsx?|odt)$/i.exec(out) ?? [];
  if (ending !== undefined && format === undefined)
    throw new RangeError(
      `Expected --out to end in .html or .md, got ${printable(out)}; for a PDF, open the HTML in a browser and print it`,
    );
}

/** Options that change nothing in a report. */
const ELSEWHERE = /^--(?:out|threads|color)(?:=|$)/;

/** Returns the command with another file, as the reader's files are their own. */
function again(words: readonly string[], form: 'html' | 'md'): string[] {
  const named = words.filter((word, i) => {
    const before = words[i - 1] ?? '';
    if (word === '--quiet') return false;
    return !ELSEWHERE.test(word) && !(ELSEWHERE.test(before) && !before.includes('='));
  });
  return [...named, '--out', `report.${form}`];
}
