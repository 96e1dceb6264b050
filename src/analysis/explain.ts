import { formatDay, parseDay } from '../calendar/days.ts';
import { checkWhole, readAs } from '../check.ts';
import { requireHeader } from '../engine/require-run.ts';
import type { Simulation } from '../engine/run.ts';
import { compile } from '../model/compile.ts';
import { measure, type Outcome } from '../model/measure.ts';
import type { Model } from '../model/model.ts';
import { replay } from '../model/replay.ts';
import type { SamplePath } from '../model/sample-path.ts';
import type { AutomakerTrajectory, Trajectory } from '../model/trajectory.ts';
import { reopenRareEvents } from '../rare-events/choose-method.ts';
import { drawSamplePath } from '../sampling/sample-path.ts';

/** Kinds of events in a story. */
export type StoryKind = 'policy' | 'refused' | 'slowed' | 'halted' | 'restarted' | 'arrived';

/** One event of a future. */
export interface StoryEvent {
  /** Day, from 0. */
  readonly day: number;
  /** ISO date. */
  readonly date: string;
  readonly kind: StoryKind;
  /** Destination (empty for the policy that all share) or id of the automaker. */
  readonly who: string;
  /** The event in words. */
  readonly text: string;
}

/** Events of one future in the order of days, with its measures and its trajectory. */
export interface Story {
  /** Name of the scenario. */
  readonly scenario: string;
  /** Number of the trial; 0 for a given sample path. */
  readonly trial: number;
  readonly events: readonly StoryEvent[];
  readonly outcome: Outcome;
  readonly trajectory: Trajectory;
  /** Notice that the scenario puts on every output. */
  readonly notice?: string;
}

/**
 * Returns the events of a trial of a run: what policy did, and when and why each line slowed, halted and
 * restarted.
 *
 * @param trial - number of a trial of the run, from `firstTrial` on.
 * @throws {RangeError} for a trial that the run does not have.
 * @example
 * ```ts
 * import { explainTrial, loadScenario, simulate } from 'rare-earth-risk';
 *
 * const run = simulate(loadScenario('ban-resumes'), { trials: 20, seed: 'docs' });
 * const trial = run.outcomes['us-volume']!.haltDays.findIndex((days) => days > 0);
 * const { events } = explainTrial(run, trial);
 * const halt = events.find(({ who, kind }) => who === 'us-volume' && kind === 'halted')!;
 * console.log(halt.date, halt.text.split(' in ')[0]); // 2025-12-07 the line halts: Dy of chain 1
 * ```
 */
export function explainTrial(run: Simulation, trial: number): Story {
  requireHeader('run', run);
  const { firstTrial, trials, seed, sampling, rareEvents } = run.options;
  checkWhole('trial', trial, firstTrial, firstTrial + trials - 1);
  const model = compile(run.scenario);
  const found = run.rareEvents;
  const samplePath =
    rareEvents && found
      ? readAs('run', 'simulate', run, () =>
          reopenRareEvents(model, seed, rareEvents, found).sampler.sample(trial),
        )
      : drawSamplePath(model, seed, trial, { sampling });
  return explainPath(model, samplePath, trial);
}

/**
 * Returns the events of the future that follows from a sample path, sampled or written by hand.
 *
 * @example
 * ```ts
 * import { compile, explainSamplePath, loadScenario, medianSamplePath } from 'rare-earth-risk';
 *
 * const model = compile(loadScenario('ban-resumes'));
 * const { events } = explainSamplePath(model, medianSamplePath(model));
 * console.log(events[1]!.date, events[1]!.text); // 2025-08-10 policy towards all destinations: ban
 * ```
 */
export function explainSamplePath(model: Model, samplePath: SamplePath): Story {
  return explainPath(model, samplePath, 0);
}

function explainPath(model: Model, samplePath: SamplePath, trial: number): Story {
  const trajectory = replay(model, samplePath);
  const { notice } = model.scenario;
  const start = parseDay(model.scenario.start)!;
  const dated = (day: number, kind: StoryKind, who: string, text: string): StoryEvent => ({
    day,
    date: formatDay(start + day),
    kind,
    who,
    text,
  });
  const events = [
    ...trajectory.regimes.flatMap((regimes, p) => policyStory(model, p, regimes, dated)),
    ...trajectory.automakers.flatMap((trajectory, i) => lineStory(model, i, trajectory, dated)),
  ];
  return {
    scenario: model.scenario.name,
    trial,
    events: events.sort((a, b) => a.day - b.day),
    outcome: measure(model, trajectory),
    trajectory,
    ...(notice === undefined ? {} : { notice }),
  };
}

type Dated = (day: number, kind: StoryKind, who: string, text: string) => StoryEvent;

function policyStory(model: Model, p: number, regimes: Uint8Array, dated: Dated): StoryEvent[] {
  const { id } = model.policies[p]!;
  const shared = id === '' && !model.automakers.some(({ policy }) => policy === p);
  if (shared) return [];
  const toWhom = id === '' ? 'all destinations' : id;
  return [...regimes].flatMap((regime, t) =>
    t > 0 && regimes[t - 1] === regime
      ? []
      : [dated(t, 'policy', id, `policy towards ${toWhom}: ${model.regimes[regime]!.name}`)],
  );
}

function lineStory(model: Model, i: number, trajectory: AutomakerTrajectory, dated: Dated): StoryEvent[] {
  const automaker = model.automakers[i]!;
  const events: StoryEvent[] = [];
  for (let t = 0; t < trajectory.rate.length; t++) {
    const say = (kind: StoryKind, text: string): number => events.push(dated(t, kind, automaker.id, text));
    const [before, now] = [t > 0 ? trajectory.rate[t - 1]! : 1, trajectory.rate[t]!];
    automaker.lanes.forEach((lane, l) => {
      const refused = trajectory.lanes[l]!.refused[t]!;
      if (refused > 0)
        say('refused', `a consignment of ${lane.element}, ${refused.toFixed(0)} days of cover, is refused`);
      const arrived = trajectory.lanes[l]!.arrived[t]!;
      if (arrived > 0 && (before < 1 || now < 1))
        say('arrived', `${lane.element} for ${arrived.toFixed(0)} days arrives`);
    });
    const wasHalted = t > 0 && trajectory.halted[t - 1] === 1;
    if (trajectory.bindingLane[t]! > 0) say('halted', haltText(model, i, trajectory, t));
    else if (wasHalted && trajectory.halted[t] === 0) say('restarted', 'the line restarts');
    else if (before === 1 && now < 1 && !wasHalted)
      say('slowed', `the line slows to ${(now * 100).toFixed(0)} % for lack of parts`);
    else if (before < 1 && now === 1 && !wasHalted) say('restarted', 'the line is back at full rate');
  }
  return events;
}

function haltText(model: Model, i: number, trajectory: AutomakerTrajectory, t: number): string {
  const l = trajectory.bindingLane[t]! - 1;
  const { element, chain } = model.automakers[i]!.lanes[l]!;
  const { part } = model.scenario.automakers[model.automakers[i]!.id]!.lanes[element]!;
  const cover = trajectory.lanes[l]!.stock[t]!;
  const where = part === undefined ? '' : ` in ${part}`;
  return `the line halts: ${element} of chain ${chain + 1}${where} is down to ${cover.toFixed(1)} days of cover`;
}
