import type { RareTarget } from '../engine/run.ts';
import type { AutomakerModel, Model } from '../model/model.ts';
import { dailyChain } from './importance/daily-chain.ts';
import { findStressLevels, type StressLevel } from './importance/stress-levels.ts';
import { type TiltedOutcomes, tiltedOutcomes } from './splitting/tilted-outcomes.ts';
import { type Address, medianRates, uncertainScalars } from './uncertain.ts';

/** A lane that can halt its line. */
export interface TargetLane {
  readonly id: string;
  /** Id of the lane from which all its draws but the buffer come. */
  readonly appliesWith: string;
  /** Index of its automaker. */
  readonly automaker: number;
  /** Index among the automaker's lanes. */
  readonly lane: number;
  /** Lanes of one automaker and element are a group: all the same but for their draws. */
  readonly group: string;
  /** Number of its first application. */
  readonly firstApplication: number;
  /** Applications that a particle holds, from the first on. */
  readonly applications: number;
  readonly outcomes: TiltedOutcomes;
  /** Applications of a window in which outcomes are tilted. */
  readonly tilted: number;
  /** The window may begin at any of so many first applications. */
  readonly windows: number;
}

/** What a search for rare halts needs to know, from the model alone. */
export interface RareEventProblem {
  readonly model: Model;
  /** Days within which the halt is to begin. */
  readonly days: number;
  /** For each policy, levels of stress towards which paths can be drawn; none where it touches no target. */
  readonly stressLevels: readonly (readonly StressLevel[])[];
  readonly lanes: readonly TargetLane[];
  readonly scalars: readonly Address[];
}

/** Applications of a tilted window: about as many as are under review at one time. */
const TILTED_APPLICATIONS = 5;

/** Applications that a particle holds, at most: those of three years of monthly orders. */
const MOST_APPLICATIONS = 40;

/** Returns the problem of a target: the days, the lanes and the uncertain numbers that bear on it. */
export function rareEventProblem(model: Model, target: RareTarget): RareEventProblem {
  const automakers = model.automakers.filter(
    ({ id }) => target.automaker === undefined || id === target.automaker,
  );
  const days = target.byDay ?? model.horizonDays;
  const touched = new Set(automakers.map(({ policy }) => policy));
  return {
    model,
    days,
    stressLevels: model.policies.map((policy, p) =>
      touched.has(p) ? findStressLevels(model, dailyChain(policy, medianRates(policy)), days) : [],
    ),
    lanes: automakers.flatMap((automaker) => targetLanes(model, automaker, days)),
    scalars: uncertainScalars(model),
  };
}

function targetLanes(model: Model, automaker: AutomakerModel, days: number): TargetLane[] {
  const { validityDays, cycleDays, plannedDays } = automaker;
  // Applications for period licences are numbered from the day before the start, at −1; orders by
  // cycle, those before the start below 1.
  const firstApplication = validityDays > 0 ? -1 : -Math.ceil(plannedDays / cycleDays);
  const last = Math.ceil(days / (validityDays > 0 ? Math.min(validityDays, cycleDays) : cycleDays));
  const applications = Math.min(MOST_APPLICATIONS, last - firstApplication + 1);
  return automaker.lanes.flatMap(({ id, appliesWith, element, essential }, lane) =>
    essential
      ? {
          id,
          appliesWith,
          automaker: model.automakers.indexOf(automaker),
          lane,
          group: `${automaker.id}/${element}`,
          firstApplication,
          applications,
          outcomes: tiltedOutcomes(model, automaker),
          tilted: Math.min(TILTED_APPLICATIONS, applications),
          // Applications for period licences are few, and the first ones matter.
          windows: validityDays > 0 ? 1 : applications,
        }
      : [],
  );
}
