import { effortAt } from '../../random/effort.ts';
import { binOf, learned } from '../../random/tilt.ts';
import { CELL, OFFSETS, TOWARDS_BOTH } from './cells.ts';
import { fitMixture, fitWays, type Trace } from './fit-ways.ts';
import { PARTICLE_ROUNDS, type Particle } from './particle.ts';
import type { Descent, Fared } from './pilot.ts';
import { rungRatios } from './policy-proposal.ts';
import type { Ground, Proposal } from './proposal.ts';
import { type ReviewLadder, type ReviewState, STAGE } from './review-ladder.ts';

/** Ways in which lanes of one kind fail. */
const WAYS = 4;
/** Independent particles that a population is worth, roughly. */
const TRUSTED = 100;
/** Share of trials in which no lane is meant to fail. */
const NO_LANE = 0.15;

/** The proposal under which those who halted would have been likely, drawn back somewhat to what comes by itself. */
export function learn(ground: Ground, descents: readonly Descent[]): Proposal {
  const arrived = descents.map(({ level, chance }) => (level === -1 ? chance : 0));
  const whole = arrived.reduce((sum, chance) => sum + chance, 0);
  const shares = arrived.map(
    (chance) => (whole > 0 ? 0.95 * (chance / whole) : 0.95 / descents.length) + 0.05 / descents.length,
  );
  const each = descents.map(({ population }, d) => shares[d]! / population.length);
  const everyone = descents.flatMap(({ population }, d) =>
    population.map(({ particle }) => ({ particle, weight: each[d]! * TRUSTED })),
  );
  return {
    rungs: ground.rungs.map((rungs, p) =>
      fitMixture(
        Array.from({ length: rungs.length + 1 }, () => 1 / (rungs.length + 1)),
        everyone.map(({ particle }) => rungRatios(rungs, particle.paths[p]!, 1)),
        everyone.map(({ weight }) => weight),
      ),
    ),
    noLane: NO_LANE,
    ways: descents.flatMap(({ kind, population }, d) => {
      const traces = population.map((fared) => trace(ground, fared));
      return fitWays(ground.kinds[kind]!, kind, traces, WAYS, shares[d]! * (1 - NO_LANE));
    }),
    scalars: ground.scalars.map((_, i) => {
      const counts = TOWARDS_BOTH.map(() => 0);
      for (const { particle, weight } of everyone) {
        counts[binOf(TOWARDS_BOTH, particle.scalars[i]!)]! += weight;
      }
      return learned(TOWARDS_BOTH, counts, TRUSTED);
    }),
  };
}

function trace(ground: Ground, { particle, fate }: Fared): Trace {
  const lane = ground.lanes[particle.lane]!;
  const { bins, ladder } = ground.kinds[lane.kind]!;
  const window = criticalFile(ground, particle, fate.day, ladder);
  const [held, life, common] = particle.firm as [number, number, number];
  const of = (cell: number, u: number): number => binOf(bins[cell]!, u);
  const file = (offset: number): number => window - offset;
  return {
    lane: particle.lane,
    window,
    bins: [
      lane.hasBuffer ? of(CELL.buffer, particle.buffer) : -1,
      of(CELL.common, common),
      of(CELL.held, held),
      of(CELL.life, life),
      ...Array.from({ length: OFFSETS }, (_, j) =>
        file(j) < 0 ? -1 : of(CELL.cleared + j, particle.cleared[file(j)]!),
      ),
    ],
    stepRatios: Array.from({ length: OFFSETS }, (_, j) => {
      if (file(j) < 0) return [];
      const state = reviewed(particle, file(j), ladder);
      return Array.from({ length: ladder.steps }, (_, step) => ladder.ratio(step, state));
    }),
  };
}

/** The file that a lane's trouble points at: the last that was due by then; under period licences the longest, or what followed its refusal. */
function criticalFile(
  { lanes, model }: Ground,
  particle: Particle,
  day: number,
  ladder: ReviewLadder,
): number {
  const { maker, firstFile, files } = lanes[particle.lane]!;
  const { plannedDays, cycleDays, validityDays, lanes: chains } = model.automakers[maker]!;
  const clamp = (file: number): number => Math.min(files - 1, Math.max(0, file));
  if (validityDays > 0) {
    const states = Array.from({ length: Math.min(files, 4) }, (_, f) => reviewed(particle, f, ladder));
    const efforts = states.slice(0, 3).map(({ effort }) => effort);
    let file = efforts.indexOf(Math.max(...efforts));
    // A refused file is followed by another, which then is waited for.
    while (states[file + 1] !== undefined && states[file]!.stage === STAGE.refused) file += 1;
    return file;
  }
  const fixed = chains.find(({ id }) => id === lanes[particle.lane]!.id)!.phaseDays;
  const phase = fixed ?? Math.floor(particle.phase * cycleDays);
  return clamp(Math.floor((day + phase - plannedDays) / cycleDays) - firstFile);
}

/** How a file of a particle nominally ends. */
function reviewed({ reviews }: Particle, file: number, ladder: ReviewLadder): ReviewState {
  const state: ReviewState = { effort: 0, stage: STAGE.fresh };
  for (let round = 0; round < PARTICLE_ROUNDS && state.stage === STAGE.fresh; round++) {
    const at = (file * PARTICLE_ROUNDS + round) * 2;
    const outcome = reviews[at + 1]!;
    state.effort += effortAt(ladder.efforts, reviews[at]!);
    if (outcome >= ladder.returnedBelow) {
      state.stage = outcome < ladder.approvedBelow ? STAGE.approved : STAGE.refused;
    }
  }
  return state;
}
