import type { AutomakerInputs, LaneInputs } from '../../model/sample-path.ts';
import { openStream } from '../../random/stream.ts';
import { automakerSampler } from '../../sampling/automaker-inputs.ts';
import { effortTable } from '../../sampling/effort.ts';
import type { LaneSampler } from '../../sampling/lane-inputs.ts';
import type { RareEventProblem } from '../problem.ts';
import { type OnUse, openParticle, type Particle, type Scored } from './particle.ts';
import { SingleLaneRunner } from './single-lane.ts';
import { likelihoodRatio } from './tilted-outcomes.ts';

/** Runs the lanes of particles, each by itself. */
export interface LaneEvaluator {
  /** Returns how many lanes have been run so far. */
  readonly evaluations: () => number;
  readonly score: (particle: Particle) => Scored;
  /**
   * Returns the density of the particle's uniforms in the scenario over that with a tilted window
   * anywhere, as far as its score depends on them.
   */
  readonly weight: (particle: Particle) => number;
  /** Returns whether the lane halts its line by itself. */
  readonly halts: (particle: Particle) => boolean;
}

export function laneEvaluator(problem: RareEventProblem, seed: string): LaneEvaluator {
  const { model, lanes } = problem;
  const runner = new SingleLaneRunner(problem);
  let current: Particle | undefined;
  let evaluations = 0;
  let used: number[] = [];
  /** By application: tilted density of the outcomes used, over that in the scenario. */
  const ratios = new Float64Array(Math.max(0, ...lanes.map(({ applications }) => applications)));
  const onUse: OnUse = {
    application(application) {
      if (!used.includes(application)) used.push(application);
    },
    outcome(application, uniform) {
      ratios[application]! *= likelihoodRatio(lanes[current!.lane]!.outcomes, uniform);
    },
  };
  const unused = openStream(seed, 'rare/unused');
  const open = openParticle(
    problem,
    seed,
    () => current,
    () => unused,
    onUse,
  );
  const efforts = effortTable(model.effortWorkingDays, model.limitWorkingDays);
  const samplers = lanes.map(({ automaker, lane }) => {
    const whole = model.automakers[automaker]!;
    const alone = { ...whole, lanes: [whole.lanes[lane]!] };
    const { inputs, sample } = automakerSampler(alone, efforts, open, model.stalls);
    return { inputs, lanes: inputs.lanes.map(withoutPrefetch), sample };
  });
  const inputsOf = (particle: Particle): AutomakerInputs => {
    evaluations += 1;
    current = particle;
    used = [];
    ratios.fill(1);
    const { paths, paces, market } = particle;
    runner.bind({ regimes: paths.map(({ regimes }) => regimes), paces, market }, false);
    const sampler = samplers[particle.lane]!;
    sampler.sample(0);
    return { licenceDaysAtStart: sampler.inputs.licenceDaysAtStart, lanes: sampler.lanes };
  };
  return {
    evaluations: () => evaluations,
    score: (particle) => ({ particle, score: runner.score(particle.lane, inputsOf(particle)), used }),
    weight(particle) {
      const { applications, tilted, windows } = lanes[particle.lane]!;
      runner.score(particle.lane, inputsOf(particle));
      let sum = 0;
      for (let window = 0; window < windows; window++) {
        let ratio = 1;
        for (let k = 0; k < tilted; k++) ratio *= ratios[(window + k) % applications]!;
        sum += ratio;
      }
      return windows / sum;
    },
    halts: (particle) => runner.halts(particle.lane, inputsOf(particle)),
  };
}

/**
 * Returns the same inputs, none drawn ahead, as only those that a score depends on may bear on its
 * weight.
 */
function withoutPrefetch(lane: LaneSampler): LaneInputs {
  return {
    get bufferDays() {
      return lane.bufferDays;
    },
    get phaseDays() {
      return lane.phaseDays;
    },
    get standing() {
      return lane.standing;
    },
    get hasAssemblies() {
      return lane.hasAssemblies;
    },
    cleared: (order) => lane.cleared(order),
    effort: (application, round) => lane.effort(application, round),
    outcome: (application, round) => lane.outcome(application, round),
  };
}
