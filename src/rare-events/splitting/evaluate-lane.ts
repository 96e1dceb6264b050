import type { AutomakerInputs, LaneInputs } from '../../model/sample-path.ts';
import { openStream } from '../../random/stream.ts';
import { effortTable } from '../../sampling/effort.ts';
import type { LaneSampler } from '../../sampling/lane-inputs.ts';
import { automakerSampler } from '../../sampling/sample-path.ts';
import type { RareEventProblem } from '../problem.ts';
import { type OnAsked, openParticle, type Particle, type Scored } from './particle.ts';
import { SingleLaneRunner } from './single-lane.ts';
import { likelihoodRatio } from './tilted-outcomes.ts';

/** Tells how lanes fare alone, each with the luck of a particle. */
export interface LaneEvaluator {
  /** Lanes followed so far. */
  readonly followed: () => number;
  readonly score: (particle: Particle) => Scored;
  /** Likelihood of the particle's luck as it comes over that as it is drawn, with trouble in any window; of what its score depends on. */
  readonly weight: (particle: Particle) => number;
  /** Whether the lane would halt its line by itself. */
  readonly halts: (particle: Particle) => boolean;
}

export function laneEvaluator(problem: RareEventProblem, seed: string): LaneEvaluator {
  const { model, lanes } = problem;
  const lone = new SingleLaneRunner(problem);
  let current: Particle | undefined;
  let followed = 0;
  let asked: number[] = [];
  /** By file: how much likelier its outcomes are in trouble. */
  const ratios = new Float64Array(Math.max(0, ...lanes.map(({ files }) => files)));
  const onAsked: OnAsked = {
    file(file) {
      if (!asked.includes(file)) asked.push(file);
    },
    outcome(file, uniform) {
      ratios[file]! *= likelihoodRatio(lanes[current!.lane]!.outcomes, uniform);
    },
  };
  const unasked = openStream(seed, 'rare/unasked');
  const open = openParticle(
    problem,
    seed,
    () => current,
    () => unasked,
    onAsked,
  );
  const efforts = effortTable(model.effortWorkingDays, model.limitWorkingDays);
  const samplers = lanes.map(({ automaker, lane }) => {
    const firmModel = model.automakers[automaker]!;
    const { inputs, sample } = automakerSampler(
      { ...firmModel, lanes: [firmModel.lanes[lane]!] },
      efforts,
      open,
    );
    return { inputs, lanes: inputs.lanes.map(withoutPrefetch), sample };
  });
  const inputsOf = (particle: Particle): AutomakerInputs => {
    followed += 1;
    current = particle;
    asked = [];
    ratios.fill(1);
    lone.bind(particle.paths, particle.market, false);
    const firm = samplers[particle.lane]!;
    firm.sample(0);
    return { licenceDaysAtStart: firm.inputs.licenceDaysAtStart, lanes: firm.lanes };
  };
  return {
    followed: () => followed,
    score: (particle) => ({ particle, score: lone.score(particle.lane, inputsOf(particle)), asked }),
    weight(particle) {
      const { files, tilted, windows } = lanes[particle.lane]!;
      lone.score(particle.lane, inputsOf(particle));
      let sum = 0;
      for (let window = 0; window < windows; window++) {
        let ratio = 1;
        for (let k = 0; k < tilted; k++) ratio *= ratios[(window + k) % files]!;
        sum += ratio;
      }
      return windows / sum;
    },
    halts: (particle) => lone.halts(particle.lane, inputsOf(particle)),
  };
}

/** The same luck, of which nothing is drawn ahead: only what a score depends on may bear on its weight. */
function withoutPrefetch(lane: LaneSampler): LaneInputs {
  return {
    get bufferDays() {
      return lane.bufferDays;
    },
    get phaseDays() {
      return lane.phaseDays;
    },
    cleared: (order) => lane.cleared(order),
    effort: (file, round) => lane.effort(file, round),
    outcome: (file, round) => lane.outcome(file, round),
  };
}
