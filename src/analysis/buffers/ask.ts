// What trials say of settings of buffers, all on the same sample paths.

import type { RunOptions } from '../../engine/run.ts';
import { override } from '../../scenario/override.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { sweepDigests } from '../../sweep/sweep-digests.ts';
import { sweepHalts } from '../../sweep/sweep-halts.ts';
import { anyHaltProbability } from '../digest-halts.ts';
import { estimatorsOfDigest } from '../estimators.ts';
import { bufferPatch, type Knob } from './knobs.ts';
import { type CompleteBufferQuestion, isCheapest } from './question.ts';
import { mixtureOrWorst, type Worlds } from './worlds.ts';

/** What trials say of one setting. */
export interface Found {
  readonly haltProbability: Estimate;
  /** Mean vehicles lost; 0 in a question where halts cost nothing. */
  readonly vehiclesLost: number;
  /** Mean cost that prices give, USD; 0 without prices. */
  readonly money: number;
}

/** Asks for settings of the knobs, all on the same sample paths. */
export type Ask = (settings: readonly (readonly number[])[], options: RunOptions) => Found[];

/** Returns a scenario with each of several settings of the knobs. */
function settingsIn(
  scenario: Scenario,
  knobs: readonly Knob[],
  settings: readonly (readonly number[])[],
): Scenario[] {
  return settings.map((days) => override(scenario, bufferPatch(scenario, knobs, days)));
}

/** Returns how settings are asked for. */
export function openAsk(worlds: Worlds, knobs: readonly Knob[], question: CompleteBufferQuestion): Ask {
  const ask = isCheapest(question) ? askAll : askHalts;
  return (settings, options) => {
    const byWorld = worlds.scenarios.map((scenario) =>
      ask(settingsIn(scenario, knobs, settings), question, options),
    );
    return settings.map((_, s) =>
      together(
        byWorld.map((found) => found[s]!),
        worlds.weights,
      ),
    );
  };
}

/** Asks for chances alone, where halts cost nothing. */
function askHalts(
  variants: readonly Scenario[],
  { byDay }: CompleteBufferQuestion,
  options: RunOptions,
): Found[] {
  return sweepHalts(variants, options).map((halts) => ({
    haltProbability: anyHaltProbability(halts, byDay),
    vehiclesLost: 0,
    money: 0,
  }));
}

/** Asks for chances and for what is lost. */
function askAll(
  variants: readonly Scenario[],
  { byDay, isPriced }: CompleteBufferQuestion,
  options: RunOptions,
): Found[] {
  return sweepDigests(variants, options).map((digest) => {
    const lines = Object.keys(digest.automakers).map((id) => estimatorsOfDigest(digest, id));
    return {
      haltProbability: anyHaltProbability(digest, byDay),
      vehiclesLost: lines.reduce((sum, line) => sum + line.mean('vehiclesLost').value, 0),
      money: isPriced ? lines.reduce((sum, line) => sum + line.mean('cost').value, 0) : 0,
    };
  });
}

/** Returns the mixture over worlds, or the worst of them. */
function together(found: readonly Found[], weights: readonly number[] | null): Found {
  const sumOrWorst = (losses: readonly number[]): number =>
    weights ? losses.reduce((sum, x, i) => sum + weights[i]! * x, 0) : Math.max(...losses);
  return {
    haltProbability: mixtureOrWorst(
      found.map(({ haltProbability }) => haltProbability),
      weights,
    ),
    vehiclesLost: sumOrWorst(found.map(({ vehiclesLost }) => vehiclesLost)),
    money: sumOrWorst(found.map(({ money }) => money)),
  };
}
