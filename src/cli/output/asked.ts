import { haltProbability } from '../../analysis/halts.ts';
import type { Digest } from '../../engine/digest.ts';
import type { Simulation } from '../../engine/run.ts';
import { wrap } from '../../report/layout.ts';
import { percentWithInterval } from '../../report/numbers.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { asked } from '../input/find.ts';
import type { Options } from '../table/option-values.ts';

/** The chance of a halt of the line, and by the day, that the options ask for. */
export interface Answer {
  /** `null`: any line. */
  readonly automaker: string | null;
  readonly byDay: number;
  readonly haltProbability: Estimate;
}

/** Returns whether the options name a line or a day. */
export function isAsked({ automaker, byDay, byDate }: Options): boolean {
  return (automaker ?? byDay ?? byDate) !== undefined;
}

/** Returns what a run says of the line and the day in question. */
export function answerOn(options: Options, run: Simulation | Digest): Answer {
  const question = asked(options, run.scenario);
  const { automaker = null, byDay = run.scenario.horizonDays } = question;
  return { automaker, byDay, haltProbability: haltProbability(run, question) };
}

/** Returns the answers of runs as sentences; none where no line and no day is named. */
export function askedLines(options: Options, runs: readonly (Simulation | Digest)[]): string[] {
  if (!isAsked(options)) return [];
  return runs.map((run) => {
    const { automaker, byDay, haltProbability: chance } = answerOn(options, run);
    const when = options.byDate === undefined ? `within ${byDay} days` : `by ${options.byDate}`;
    const where = runs.length > 1 ? `${run.scenario.name}: ` : '';
    return wrap(
      `${where}${automaker ?? 'any line'} halts ${when} in ${percentWithInterval(chance)} of futures.`,
    );
  });
}
