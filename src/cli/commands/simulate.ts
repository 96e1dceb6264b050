import { summarize } from '../../analysis/summary.ts';
import type { Digest } from '../../engine/digest.ts';
import { DEFAULT_TRIALS } from '../../engine/options.ts';
import type { Simulation } from '../../engine/run.ts';
import { format } from '../../report/format.ts';
import { precisionText } from '../../report/precision.ts';
import type { Scenario } from '../../scenario/types.ts';
import { MOST_TRIALS_TO_PRECISION } from '../../simulation/precision.ts';
import { VERSION } from '../../version.ts';
import { EXIT } from '../exit-codes.ts';
import { asked, findAll } from '../input/find.ts';
import { interruptible } from '../live/interrupt.ts';
import { sayStopped, withFile } from '../live/stopped.ts';
import { answerOn, askedLines, isAsked } from '../output/asked.ts';
import { curvesText } from '../output/curves.ts';
import { deliver, formOf } from '../output/deliver.ts';
import { exitOf, gatesOf, judgeRuns } from '../output/gates.ts';
import { histogramText } from '../output/histogram.ts';
import { futureRows, summaryRows } from '../output/run-rows.ts';
import { say } from '../output/terminal.ts';
import type { Verdict } from '../output/verdicts.ts';
import type { Options } from '../table/option-values.ts';
import type { Call } from '../table/spec.ts';
import { decided } from './simulate/decided.ts';
import { type Known, runsOf } from './simulate/runs.ts';

type Run = Simulation | Digest;

/**
 * Simulates scenarios and prints the result: one in full, several side by side, or all as one JSON
 * document. Then stores the run, if it is to be saved, so that no fault of a file loses the result.
 */
export async function run({ args, options, words }: Call): Promise<number> {
  refuseMix(args, options);
  const scenarios = await findAll(args, options);
  const gates = gatesOf(options, scenarios[0]!);
  for (const scenario of scenarios) asked(options, scenario);
  if (gates.length === 0) warnOfNoAnswer(options);
  const { save } = options;
  const trials = mostTrials(options);
  if (save !== undefined) await checkSave(save, scenarios[0]!, trials);
  const reached = await interruptible(async (signal) => {
    const first = await runsOf(scenarios, options, signal);
    return gates.length === 0 ? first : decided(first, scenarios, gates, options, signal);
  });
  const known = reached.runs.filter((run) => run !== undefined);
  const verdicts = judgeRuns(gates, known);
  if (known.length > 0) {
    await show(known, options, verdicts);
    if (save !== undefined) await (await import('../../node/runs.ts')).saveRun(known[0] as Simulation, save);
  }
  if (!reached.isStopped) return exitOf(verdicts);
  return stopped(reached, trials, words, known.length > 0 ? save : undefined);
}

function stopped({ runs }: Known, total: number, words: readonly string[], save: string | undefined): number {
  const hint = 'With --save FILE a stopped run is stored; --resume FILE goes on with it.';
  const done = runs.map((run) => run?.options.trials ?? 0);
  const again = save === undefined ? { hint } : { again: withFile(words, '--resume', save) };
  sayStopped({ done, total, of: 'futures', ...again });
  return EXIT.interrupted;
}

async function show(runs: readonly Run[], options: Options, verdicts: readonly Verdict[]): Promise<void> {
  await deliver(
    {
      text: () => textOf(runs, options, verdicts),
      json: () => ({ version: VERSION, scenarios: runs.map((run) => jsonOf(run, options)) }),
      csv: () => (options.futures ? futureRows(runs as readonly Simulation[]) : summaryRows(runs)),
      verdicts,
    },
    options,
  );
}

function textOf(runs: readonly Run[], options: Options, verdicts: readonly Verdict[]): string {
  const { histogram, precision } = options;
  if (histogram !== undefined) return runs.map((run) => histogramText(run, histogram)).join('\n\n');
  // A gate says the same in its verdict.
  const answers = verdicts.length === 0 ? askedLines(options, runs) : [];
  const parts = answers.length === 0 ? [] : [answers.join('\n')];
  parts.push(...(runs.length === 1 ? [format(runs[0]!), curvesText(runs[0]!)] : [format(runs)]));
  if (precision !== undefined) parts.push(precisionText(runs as readonly Simulation[], precision));
  return parts.join('\n\n');
}

/** Returns the summary of a run, with the precision and the line that were asked for. */
function jsonOf(run: Run, options: Options): object {
  const answer = isAsked(options) ? { asked: answerOn(options, run) } : {};
  return { ...summarize(run), ...('precision' in run ? { precision: run.precision } : {}), ...answer };
}

/** Returns the most trials that the run is asked for. */
function mostTrials({ trials, precision }: Options): number {
  return trials ?? (precision === undefined ? DEFAULT_TRIALS : MOST_TRIALS_TO_PRECISION);
}

/** Checks that a run can be saved, before it takes its time. */
async function checkSave(path: string, scenario: Scenario, trials: number): Promise<void> {
  const [{ checkReplaceable }, { checkStorable }] = await Promise.all([
    import('../../node/replace-file.ts'),
    import('../../node/runs.ts'),
  ]);
  checkStorable(scenario, trials);
  await checkReplaceable(path);
}

/** Says that a named line or day changes nothing in what has no sentence for it. */
function warnOfNoAnswer(options: Options): void {
  if (!isAsked(options) || (options.histogram === undefined && formOf(options) !== 'csv')) return;
  say('Warning: --automaker, --by-day and --by-date change nothing in a CSV file or a histogram');
}

function refuseMix(
  names: readonly string[],
  { precision, save, resume, rareEvents, futures }: Options,
): void {
  if (names.length > 1 && (save ?? resume) !== undefined)
    throw new RangeError(`Expected one scenario with --save or --resume, got ${names.length}`);
  if (precision !== undefined && resume !== undefined)
    throw new RangeError('Expected --precision or --resume, got both');
  if (futures && rareEvents) throw new RangeError('Expected --futures or --rare-events, got both');
}
