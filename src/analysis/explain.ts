import { formatDay, parseDay } from '../calendar/days.ts';
import { checkWhole } from '../check.ts';
import type { Simulation } from '../engine/run.ts';
import { compile } from '../model/compile.ts';
import { measure, type Outcome } from '../model/measure.ts';
import type { Model } from '../model/model.ts';
import { replay } from '../model/replay.ts';
import type { SamplePath } from '../model/sample-path.ts';
import type { AutomakerTrajectory, Trajectory } from '../model/trajectory.ts';
import { reopenRareEvents } from '../rare-events/choose-method.ts';
import { drawSamplePath } from '../sampling/sample-path.ts';

/** What can be told of a day. */
export type StoryKind = 'policy' | 'refused' | 'slowed' | 'halted' | 'restarted' | 'landed';

/** One thing that happened. */
export interface StoryEvent {
  /** Day index. */
  readonly day: number;
  /** ISO date. */
  readonly date: string;
  readonly kind: StoryKind;
  /** Destination (empty for the policy that all share) or id of the automaker. */
  readonly who: string;
  /** The event in words. */
  readonly text: string;
}

/** One future told day by day, with its measures and the whole trajectory behind it. */
export interface Story {
  readonly scenario: string;
  readonly trial: number;
  readonly events: readonly StoryEvent[];
  readonly outcome: Outcome;
  readonly trajectory: Trajectory;
  /** What every output says of the scenario. */
  readonly notice?: string;
}

/**
 * Tells trial `trial` of a run day by day: what policy did, and when each line slowed, halted and ran again, and why.
 *
 * @param trial - the number of a trial of the run, from `firstTrial` on.
 */
export function explainTrial(run: Simulation, trial: number): Story {
  const { firstTrial, trials, seed, sampling, rareEvents } = run.options;
  checkWhole('trial', trial, firstTrial, firstTrial + trials - 1);
  const model = compile(run.scenario);
  const samplePath =
    rareEvents && run.rareEvents
      ? reopenRareEvents(model, seed, rareEvents, run.rareEvents).sampler.sample(trial)
      : drawSamplePath(model, seed, trial, { sampling });
  return explainPath(model, samplePath, trial);
}

/** Tells the future that follows from a weather, drawn or written by hand. */
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
      const landed = trajectory.lanes[l]!.arrived[t]!;
      if (landed > 0 && (before < 1 || now < 1))
        say('landed', `${lane.element} for ${landed.toFixed(0)} days lands`);
    });
    const wasHalted = t > 0 && trajectory.halted[t - 1] === 1;
    if (trajectory.bindingLane[t]! > 0) say('halted', haltText(model, i, trajectory, t));
    else if (wasHalted && trajectory.halted[t] === 0) say('restarted', 'the line restarts');
    else if (before === 1 && now < 1 && !wasHalted)
      say('slowed', `the line slows to ${(now * 100).toFixed(0)} % for want of parts`);
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
