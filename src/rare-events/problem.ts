import type { RareTarget } from '../engine/run.ts';
import type { AutomakerModel, Model } from '../model/model.ts';
import { dailyChain } from './importance/daily-chain.ts';
import { findStressLevels, type StressLevel } from './importance/stress-levels.ts';
import { type TiltedOutcomes, tiltedOutcomes } from './splitting/tilted-outcomes.ts';
import { type Address, medianRates, uncertainScalars } from './uncertain.ts';

/** A lane that can halt its line. */
export interface TargetLane {
  readonly id: string;
  /** Index of its automaker, and its own among the automaker's lanes. */
  readonly automaker: number;
  readonly lane: number;
  /** Lanes of one automaker and element are alike. */
  readonly group: string;
  /** Number of the first file it can have, and of how many from there a particle remembers the luck. */
  readonly firstFile: number;
  readonly files: number;
  /** How reviews end in trouble; trouble is a window of so many files, which may begin at any of its first `windows` files. */
  readonly outcomes: TiltedOutcomes;
  readonly tilted: number;
  readonly windows: number;
}

/** What a search for rare halts stands on, reckoned from the model alone. */
export interface RareEventProblem {
  readonly model: Model;
  /** Days within which the halt is to begin. */
  readonly days: number;
  /** For each policy, levels of stress that its paths can be drawn towards; none where it touches no target. */
  readonly stressLevels: readonly (readonly StressLevel[])[];
  readonly lanes: readonly TargetLane[];
  readonly scalars: readonly Address[];
}

/** Files in trouble together: about as many as are under way at one time. */
const TILTED_FILES = 5;

/** Files whose luck a particle remembers, at most: those of three years of monthly orders. */
const MOST_FILES = 40;

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
  // Period licences number their files from the eve on; orders are numbered by cycle, those of the pipeline below 1.
  const firstFile = validityDays > 0 ? -1 : -Math.ceil(plannedDays / cycleDays);
  const last = Math.ceil(days / (validityDays > 0 ? Math.min(validityDays, cycleDays) : cycleDays));
  const files = Math.min(MOST_FILES, last - firstFile + 1);
  return automaker.lanes.flatMap(({ id, element, essential }, lane) =>
    essential
      ? {
          id,
          automaker: model.automakers.indexOf(automaker),
          lane,
          group: `${automaker.id}/${element}`,
          firstFile,
          files,
          outcomes: tiltedOutcomes(model, automaker),
          tilted: Math.min(TILTED_FILES, files),
          // A period licence is in trouble with its first files, or never: there are few.
          windows: validityDays > 0 ? 1 : files,
        }
      : [],
  );
}
