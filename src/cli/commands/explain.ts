import { explainTrial, type Story } from '../../analysis/explain.ts';
import { firstHalts, requireAutomaker } from '../../engine/first-halts.ts';
import type { Simulation } from '../../engine/run.ts';
import { format } from '../../report/format.ts';
import { count } from '../../report/numbers.ts';
import type { Scenario } from '../../scenario/types.ts';
import { simulate } from '../../simulation/simulate.ts';
import { VERSION } from '../../version.ts';
import { EXIT } from '../exit-codes.ts';
import { findChanged } from '../input/find.ts';
import { given } from '../input/given.ts';
import { inStages } from '../live/stages.ts';
import { sayStopped } from '../live/stopped.ts';
import { deliver } from '../output/deliver.ts';
import type { Options } from '../table/option-values.ts';
import type { Call } from '../table/spec.ts';

/** Futures that a search looks through by default. */
const SEARCHED = 1000;

/** A future that was chosen, and why. */
interface Choice {
  readonly trial: number;
  readonly why?: string;
}

/** Tells one trial as a story. */
export async function run({ args: [name], options }: Call): Promise<number> {
  requireOneWay(options);
  const scenario = await findChanged(name!, options);
  const drawn = given(options, 'seed', 'sampling');
  const chosen = isSearch(options) ? await search(scenario, options, drawn) : { trial: options.trial ?? 0 };
  if (chosen === undefined) return EXIT.interrupted;
  const { trial, why } = chosen;
  const whole = explainTrial(simulate(scenario, { trials: 1, firstTrial: trial, ...drawn }), trial);
  const story = ofLine(whole, scenario, options);
  await deliver(
    {
      text: () => (why === undefined ? format(story) : `${why}\n\n${format(story)}`),
      json: () => jsonOf(story, why),
      csv: () => [
        ['day', 'date', 'kind', 'who', 'text'],
        ...story.events.map(({ day, date, kind, who, text }) => [day, date, kind, who, text]),
      ],
    },
    options,
  );
  return EXIT.done;
}

/** Returns a story without the events of other lines than the one that the options name, if they do. */
function ofLine(story: Story, { automakers }: Scenario, { automaker, halts }: Options): Story {
  const line = automaker ?? halts;
  if (line === undefined) return story;
  requireAutomaker(automaker === undefined ? '--halts' : '--automaker', line, Object.keys(automakers));
  return {
    ...story,
    events: story.events.filter(({ who }) => who === line || !Object.hasOwn(automakers, who)),
  };
}

function jsonOf({ scenario, trial, events, outcome, notice }: Story, why?: string): object {
  return {
    version: VERSION,
    scenario,
    trial,
    ...(why === undefined ? {} : { why }),
    ...(notice === undefined ? {} : { notice }),
    events,
    outcome,
  };
}

function requireOneWay({ trial, worst, median, halts }: Options): void {
  const given = Object.entries({ trial, worst, median, halts }).filter(([, value]) => value !== undefined);
  if (given.length < 2) return;
  throw new RangeError(
    `Expected one way to choose a future, got ${given.map(([key]) => `--${key}`).join(' and ')}`,
  );
}

function isSearch({ worst, median, halts }: Options): boolean {
  return (worst ?? median ?? halts) !== undefined;
}

/** Looks through futures for the one in question; `undefined` after Ctrl-C. */
async function search(
  scenario: Scenario,
  options: Options,
  drawn: Pick<Options, 'seed' | 'sampling'>,
): Promise<Choice | undefined> {
  const { trials = SEARCHED, automaker, halts } = options;
  const ids = Object.keys(scenario.automakers);
  if (halts !== undefined) requireAutomaker('--halts', halts, ids);
  if (automaker !== undefined) requireAutomaker('--automaker', automaker, ids);
  const { result, isStopped } = await inStages({
    total: trials,
    least: trials,
    label: scenario.name,
    work: (some) => simulate(scenario, { trials: some, ...drawn }),
    estimate: () => undefined,
  });
  if (isStopped) {
    sayStopped({ done: [0], total: trials, of: 'futures' });
    return undefined;
  }
  return halts === undefined ? byLoss(result!, options) : firstThatHalts(result!, halts);
}

function firstThatHalts(run: Simulation, id: string): Choice {
  const { firstHaltDay } = firstHalts(run, { automaker: id });
  const trial = firstHaltDay.findIndex((day) => day < run.scenario.horizonDays);
  const { trials } = run.options;
  if (trial < 0)
    throw new RangeError(
      `Expected --halts to name a line that halts in one of ${trials} futures, got ${id}, which never does; ask for more with --trials`,
    );
  return { trial, why: `Future ${trial}, the first in which ${id} halts` };
}

function byLoss(run: Simulation, { worst, automaker }: Options): Choice {
  const ids = automaker === undefined ? Object.keys(run.outcomes) : [automaker];
  const lost = Array.from({ length: run.options.trials }, (_, i) =>
    ids.reduce((sum, id) => sum + run.outcomes[id]!.vehiclesLost[i]!, 0),
  );
  const order = lost.map((_, i) => i).sort((a, b) => lost[a]! - lost[b]! || a - b);
  const trial = worst ? order.at(-1)! : order[(order.length - 1) >> 1]!;
  const whose = automaker ?? 'all lines';
  const place = worst ? 'the most' : 'the median';
  return {
    trial,
    why: `Future ${trial}: ${count(lost[trial]!)} vehicles lost of ${whose}, ${place} of ${count(lost.length)} futures`,
  };
}
