import type { AutomakerModel, Model } from '../../model/types.ts';
import { cellBins } from './cells.ts';
import { dailyChain } from './daily-chain.ts';
import { ladder, type Rung } from './policy-proposal.ts';
import { type ReviewLadder, reviewLadder } from './review-ladder.ts';
import { type Address, medianRates, uncertainScalars } from './uncertain.ts';

/** Whose halt, by when, the trials of a rare-event run are drawn towards. */
export interface RareTarget {
  /** Id of an automaker; any of them when absent. */
  readonly automaker?: string;
  /** Halts that begin within the first `byDay` days; default the horizon. */
  readonly byDay?: number;
}

/**
 * The law that the trials of a rare-event run are drawn from, as plain data: a tenth of the trials as they come, the others from a
 * product of mixtures: for each policy over rungs of stress, and over ways in which one lane fails; and from tilts of uncertain numbers.
 */
export interface Proposal {
  /** For each policy, chances of drawing its path as it comes (first) and given each rung. */
  readonly rungs: readonly (readonly number[])[];
  /** The chance that no lane is meant to fail. With those of `ways` they add up to 1. */
  readonly noLane: number;
  readonly ways: readonly Way[];
  /** Chances of the bins of each uncertain number of the scenario. */
  readonly scalars: readonly (readonly number[])[];
}

/** A way in which a lane fails, for makers of one kind. */
export interface Way {
  readonly kind: number;
  /** Windows in which lanes fail: index of the lane, of the critical file, and the chance. */
  readonly windows: readonly (readonly [lane: number, file: number, chance: number])[];
  /** For each offset in the window, chances of the steps of the review ladder. */
  readonly steps: readonly (readonly number[])[];
  /** Chances of the bins of each cell. */
  readonly cells: readonly (readonly number[])[];
}

/** A lane that may be meant to fail. */
export interface TargetLane {
  readonly id: string;
  readonly maker: number;
  /** Index of the kind of its maker. */
  readonly kind: number;
  /** Number of the first file it can have, and how many there are. */
  readonly firstFile: number;
  readonly files: number;
  readonly hasBuffer: boolean;
}

/** Makers whose lanes' luck is of one kind share what was learned of it. */
export interface Kind {
  /** Right ends of the bins of each cell. */
  readonly bins: readonly (readonly number[])[];
  readonly ladder: ReviewLadder;
}

/** What a proposal speaks of, reckoned from the model alone. */
export interface Ground {
  readonly model: Model;
  readonly target: RareTarget;
  /** Days within which the halt is to begin. */
  readonly days: number;
  readonly rungs: readonly (readonly Rung[])[];
  readonly lanes: readonly TargetLane[];
  readonly kinds: readonly Kind[];
  readonly scalars: readonly Address[];
}

/** Windows of a lane, at most. */
const MOST_WINDOWS = 40;

export function ground(model: Model, target: RareTarget): Ground {
  const makers = model.automakers.filter(
    ({ id }) => target.automaker === undefined || id === target.automaker,
  );
  const kindOf = (maker: AutomakerModel): string =>
    JSON.stringify([
      maker.validityDays,
      maker.cycleDays,
      maker.clearedAtStart,
      maker.heldAtStart,
      reviewingRegime(model, maker),
    ]);
  const kinds = [...new Set(makers.map(kindOf))];
  const days = target.byDay ?? model.horizonDays;
  const touched = new Set(makers.map(({ policy }) => policy));
  return {
    model,
    target,
    days,
    rungs: model.policies.map((policy, p) =>
      touched.has(p) ? ladder(model, dailyChain(policy, medianRates(policy)), days) : [],
    ),
    lanes: makers.flatMap((maker) => targetLanes(model, maker, kinds.indexOf(kindOf(maker)))),
    kinds: kinds.map((kind) => {
      const maker = makers.find((other) => kindOf(other) === kind)!;
      return { bins: cellBins(maker), ladder: reviewLadder(model, reviewingRegime(model, maker)) };
    }),
    scalars: uncertainScalars(model),
  };
}

/** The regime that most reviews are taken to end under: the initial one, or else the first that reviews at all. */
function reviewingRegime({ policies, regimes }: Model, { policy }: AutomakerModel): number {
  const { initial } = policies[policy]!;
  return regimes[initial]!.speed > 0
    ? initial
    : Math.max(
        0,
        regimes.findIndex(({ speed }) => speed > 0),
      );
}

function targetLanes(model: Model, maker: AutomakerModel, kind: number): TargetLane[] {
  const { validityDays, cycleDays, plannedDays } = maker;
  // Period licences number their files from the eve on; orders are numbered by cycle, those of the pipeline below 1.
  const firstFile = validityDays > 0 ? -1 : -Math.ceil(plannedDays / cycleDays);
  const last = Math.ceil(
    model.horizonDays / (validityDays > 0 ? Math.min(validityDays, cycleDays) : cycleDays),
  );
  const files = Math.min(MOST_WINDOWS, last - firstFile + 1);
  return maker.lanes
    .filter(({ essential }) => essential)
    .map(({ id, bufferDays }) => ({
      id,
      maker: model.automakers.indexOf(maker),
      kind,
      firstFile,
      files,
      hasBuffer: typeof bufferDays !== 'number',
    }));
}
