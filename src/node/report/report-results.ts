import { planOf, type ReportRunner } from '../../analysis/report/plan.ts';
import { computeReport, type ReportQuestion } from '../../analysis/report/report-results.ts';
import type { ReportResults } from '../../analysis/report/results.ts';
import { checkOptions } from '../../check.ts';
import { completeOptions } from '../../engine/options.ts';
import type { RunOptions } from '../../engine/run.ts';
import type { Scenario } from '../../scenario/types.ts';
import { simulateAllInParallel } from '../parallel.ts';

/** Options of a report. */
export interface ReportOptions extends Partial<Pick<RunOptions, 'trials' | 'seed' | 'confidence'>> {
  /**
   * Id of the automaker that the report is about; default the most exposed in the second mildest scenario.
   */
  readonly automaker?: string;
  /**
   * Chance of each scenario by its name, which add up to 1, for the chance of a halt over all of them;
   * absent: scenarios are not mixed.
   */
  readonly weights?: Readonly<Record<string, number>>;
  /** Command that the report names as the way to get it again; default one made of the other options. */
  readonly command?: readonly string[];
  /** Threads, as in `simulateInParallel`. */
  readonly workers?: number;
  /** Ends the computation, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called with the number of parts done, which rises up to `total`. */
  readonly onProgress?: (done: number, total: number) => void;
}

const OPTIONS: readonly (keyof ReportOptions)[] = [
  ...([
    'trials',
    'seed',
    'confidence',
    'automaker',
    'weights',
    'command',
    'workers',
    'signal',
    'onProgress',
  ] as const),
];

/** Runs that a report takes, the last with prices alone, and parts of each that progress counts. */
const RUNS = 5;
/** Milliseconds in which threads are given their next trials. */
const PAUSE = 20;
const PARTS = 100;

/**
 * Computes all that a report shows, on threads of Node, as plain data that survives JSON.
 *
 * Trials that choose the line, the best measure or a level of stock are never those of the number quoted.
 *
 * @param scenarios - one to four, of the same days.
 * @param options - `trials` of each scenario (default 10,000), `seed`, `confidence`, `automaker`,
 * `weights`, `command`, `workers`, `signal`, `onProgress`.
 * @throws As a rejection: a RangeError or TypeError for options or scenarios out of range, and the signal's
 * reason after an abort.
 * @example
 * ```ts
 * import { loadScenario } from 'rare-earth-risk';
 * import { reportResults } from 'rare-earth-risk/report';
 *
 * const scenarios = ['truce-holds', 'ban-resumes'].map((name) => loadScenario(name));
 * const { automaker, focus } = await reportResults(scenarios, { trials: 300, seed: 'docs' });
 * console.log(automaker.id, focus); // japan-compact ban-resumes
 * ```
 */
export async function reportResults(
  scenarios: readonly Scenario[],
  options: ReportOptions = {},
): Promise<ReportResults> {
  checkOptions(options, OPTIONS);
  const { automaker, weights, command, workers, signal, onProgress, ...asked } = options;
  const { trials, seed, confidence } = completeOptions(asked);
  const names = Array.isArray(scenarios) ? scenarios.map((scenario) => scenario?.name) : [];
  const question: ReportQuestion = {
    scenarios,
    automaker,
    weights,
    command: command ?? commandOf(names, { trials, seed }, options),
    options: { trials, seed, confidence },
    signal,
  };
  const shared = {
    seed,
    confidence,
    ...(workers === undefined ? {} : { workers }),
    ...(signal ? { signal } : {}),
  };
  const total = PARTS * RUNS;
  let parts = 0;
  /** Returns a listener that counts the parts of one run among those of all. */
  const listen = () => {
    let before = 0;
    return (done: number, of: number): void => {
      const now = Math.floor((PARTS * done) / of);
      parts += now - before;
      before = now;
      onProgress?.(parts, total);
    };
  };
  const runner: ReportRunner = {
    runs: (all, range) => simulateAllInParallel(all, { ...shared, onProgress: listen(), ...range }),
    digests: (all, range) =>
      simulateAllInParallel(all, { ...shared, onProgress: listen(), ...range, keep: 'summary' }),
    pause: () => new Promise((resolve) => setTimeout(resolve, PAUSE)),
  };
  const results = await computeReport(question, planOf(trials), runner);
  onProgress?.(total, total);
  return results;
}

/** Returns the command that makes the same report. */
function commandOf(
  names: readonly string[],
  { trials, seed }: Pick<RunOptions, 'trials' | 'seed'>,
  { automaker, weights }: ReportOptions,
): string[] {
  const line = automaker === undefined ? [] : ['--automaker', automaker];
  const mixed = weights === undefined ? [] : ['--weights', names.map((name) => weights[name]).join(',')];
  const run = ['--trials', String(trials), '--seed', seed, '--out', 'report.html'];
  return ['report', ...names, ...line, ...mixed, ...run];
}
