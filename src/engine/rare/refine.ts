import { measureLine } from '../../model/measure.ts';
import { buildFleet, meetWeather } from '../../model/replay.ts';
import { sail } from '../../model/sail.ts';
import { fitMixture } from './fit-ways.ts';
import type { Ground, Proposal } from './proposal.ts';
import { rareDealer } from './rare-dealer.ts';

/** Trials that try out the rungs. */
const TRIALS = 1500;
/** Effective halts below which they say nothing. */
const LEAST_HALTS = 2;

/**
 * Chances of the rungs by one round of the cross-entropy method (Rubinstein, Methodology and Computing in Applied Probability 1, 1999):
 * whole trials, those that halt weighted by their likelihood. Particles of splitting share ancestors and
 * so their paths; these trials do not. Where hardly any halts, the rungs stay what the particles made them.
 */
export function refineRungs(ground: Ground, proposal: Proposal, seed: string): Refined {
  if (ground.rungs.every((rungs) => rungs.length === 0)) return { proposal, effectiveHalts: 0 };
  const halted = haltedTrials(ground, proposal, seed);
  const sum = halted.reduce((total, { weight }) => total + weight, 0);
  const squares = halted.reduce((total, { weight }) => total + weight * weight, 0);
  const effectiveHalts = squares === 0 ? 0 : (sum * sum) / squares;
  if (effectiveHalts < LEAST_HALTS) return { proposal, effectiveHalts };
  const scale = sum / squares;
  const rungs = proposal.rungs.map((prior, p) =>
    fitMixture(
      prior,
      halted.map(({ ratios }) => ratios[p]!),
      halted.map(({ weight }) => weight * scale),
    ),
  );
  return { proposal: { ...proposal, rungs }, effectiveHalts };
}

/** A proposal with its rungs fitted, and how many halts of equal weight that rests on. */
export interface Refined {
  readonly proposal: Proposal;
  readonly effectiveHalts: number;
}

interface HaltedTrial {
  readonly weight: number;
  readonly ratios: readonly (readonly number[])[];
}

function haltedTrials(ground: Ground, proposal: Proposal, seed: string): HaltedTrial[] {
  const dealer = rareDealer(ground, proposal, seed);
  const fleet = buildFleet(ground.model, false);
  const makers = [...new Set(ground.lanes.map(({ maker }) => maker))];
  const halted: HaltedTrial[] = [];
  for (let trial = 0; trial < TRIALS; trial++) {
    const weather = dealer.deal(trial);
    meetWeather(fleet, weather);
    let halts = false;
    for (const maker of makers) {
      const boat = fleet.boats[maker]!;
      sail(boat, weather.automakers[maker]!, weather.market, fleet.supply);
      halts ||= measureLine(boat.log, ground.model.plant.minimumHaltDays).firstHaltDay < ground.days;
    }
    if (halts) halted.push({ weight: dealer.weight(), ratios: [...dealer.transcript.rungRatios] });
  }
  return halted;
}
