import { describe, didYouMean } from '../../errors.ts';
import type { Model } from '../../model/types.ts';
import { checkWhole } from '../options.ts';
import { pilot } from './pilot.ts';
import { type Ground, ground, type Proposal, type RareTarget } from './proposal.ts';
import { type RareDealer, rareDealer } from './rare-dealer.ts';

/** How the trials of a rare-event run were drawn; plain data, the same for every run of a scenario, seed and target. */
export interface RareEvents {
  /** The law that trials were drawn from; each trial's weight is its likelihood as it comes over that under this law. */
  readonly proposal: Proposal;
  /** Lanes sailed by themselves to find that law, beside the trials of the run. */
  readonly laneTrials: number;
  /** Whether the search reached the halt. */
  readonly arrived: boolean;
}

/** Finds the law to draw from, once a run. */
export function prepareRareEvents(model: Model, seed: string, rareEvents: true | RareTarget): RareEvents {
  return pilot(groundOf(model, rareEvents), seed);
}

/** A dealer of weather drawn by that law. */
export function dealerOfRareEvents(
  model: Model,
  seed: string,
  rareEvents: true | RareTarget,
  { proposal }: RareEvents,
): RareDealer {
  return rareDealer(groundOf(model, rareEvents), proposal, seed);
}

function groundOf(model: Model, rareEvents: true | RareTarget): Ground {
  const target = rareEvents === true ? {} : rareEvents;
  const ids = model.automakers.map(({ id }) => id);
  if (target.automaker !== undefined && !ids.includes(target.automaker)) {
    throw new RangeError(
      `Expected options.rareEvents.automaker to be one of ${ids.join(', ')}, got ${describe(target.automaker)}${didYouMean(target.automaker, ids)}`,
    );
  }
  if (target.byDay !== undefined) checkWhole('options.rareEvents.byDay', target.byDay, 1, model.horizonDays);
  return ground(model, target);
}
