import { measureLine } from '../../../model/line-outcome.ts';
import { buildFleet, meetWeather } from '../../../model/replay.ts';
import { sail } from '../../../model/sail.ts';
import type { Ground } from '../ground.ts';
import { fitMixture } from './fit-mixture.ts';
import { type Pressure, pressedDealer } from './pressed-dealer.ts';

/** Trials that try out a pressure. */
const TRIALS = 1500;
/** Rounds of trying out and fitting. */
const ROUNDS = 3;
/** Effective halts below which they say nothing. */
const LEAST_HALTS = 2;

/** A pressure on policy, and how many halts of equal weight the trials that tried it out came to. */
export interface Pressed {
  readonly pressure: Pressure;
  readonly effectiveHalts: number;
}

/**
 * How hard to press each policy, all else left to luck: chances of the rungs of its ladder by the cross-entropy method (Rubinstein,
 * Methodology and Computing in Applied Probability 1, 1999), whole trials, those that halt weighted by their likelihood. No halts at
 * all where policy has no ladder or pressing it helps nothing.
 */
export function pressPolicies(ground: Ground, seed: string): Pressed {
  const pressure = ground.rungs.map(({ length }) =>
    Array.from({ length: length + 1 }, () => 1 / (length + 1)),
  );
  let best: Pressed = { pressure, effectiveHalts: 0 };
  if (ground.rungs.every((rungs) => rungs.length === 0)) return best;
  for (let round = 0; round < ROUNDS && (round === 0 || best.effectiveHalts > 0); round++) {
    best = fitted(ground, best.pressure, `${seed}/rare/${round}`);
  }
  return best;
}

/** The pressure fitted to the halts of trials drawn under it; the same where they are too few. */
function fitted(ground: Ground, pressure: Pressure, seed: string): Pressed {
  const halted = haltedTrials(ground, pressure, seed);
  const sum = halted.reduce((total, { weight }) => total + weight, 0);
  const squares = halted.reduce((total, { weight }) => total + weight * weight, 0);
  const effectiveHalts = squares === 0 ? 0 : (sum * sum) / squares;
  if (effectiveHalts < LEAST_HALTS) return { pressure, effectiveHalts };
  const scale = sum / squares;
  return {
    effectiveHalts,
    pressure: pressure.map((prior, p) =>
      fitMixture(
        prior,
        halted.map(({ ratios }) => ratios[p]!),
        halted.map(({ weight }) => weight * scale),
      ),
    ),
  };
}

interface HaltedTrial {
  readonly weight: number;
  readonly ratios: readonly (readonly number[])[];
}

function haltedTrials(ground: Ground, pressure: Pressure, seed: string): HaltedTrial[] {
  const dealer = pressedDealer(ground, pressure, seed);
  const fleet = buildFleet(ground.model, false);
  const makers = [...new Set(ground.lanes.map(({ maker }) => maker))];
  const halted: HaltedTrial[] = [];
  for (let trial = 0; trial < TRIALS; trial++) {
    const weather = dealer.deal(trial);
    meetWeather(fleet, weather);
    let halts = false;
    for (const maker of makers) {
      const boat = fleet.boats[maker]!;
      sail(boat, weather.automakers[maker]!, fleet.supply);
      halts ||= measureLine(boat.log, ground.model.plant.minimumHaltDays).firstHaltDay < ground.days;
    }
    if (halts) halted.push({ weight: dealer.weight(), ratios: [...dealer.ratios] });
  }
  return halted;
}
