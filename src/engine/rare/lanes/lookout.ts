import type { AutomakerWeather, LaneWeather } from '../../../model/weather.ts';
import { effortTable } from '../../../random/effort.ts';
import { openStream } from '../../../random/stream.ts';
import { firmDealer } from '../../draw.ts';
import type { LaneLuck } from '../../luck.ts';
import type { Ground } from '../ground.ts';
import { LoneLanes } from './alone.ts';
import { troubleRatio } from './outcomes.ts';
import { type OnAsked, openParticle, type Particle, type Scored } from './particle.ts';

/** Tells how lanes fare alone, each with the luck of a particle. */
export interface Lookout {
  /** Lanes followed so far. */
  readonly followed: () => number;
  readonly score: (particle: Particle) => Scored;
  /** Likelihood of the particle's luck as it comes over that as it is drawn, with trouble in any window; of what its score depends on. */
  readonly weight: (particle: Particle) => number;
  /** Whether the lane would halt its line by itself. */
  readonly halts: (particle: Particle) => boolean;
}

export function lookout(ground: Ground, seed: string): Lookout {
  const { model, lanes } = ground;
  const lone = new LoneLanes(ground);
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
      ratios[file]! *= troubleRatio(lanes[current!.lane]!.outcomes, uniform);
    },
  };
  const unasked = openStream(seed, 'rare/unasked');
  const open = openParticle(
    ground,
    seed,
    () => current,
    () => unasked,
    onAsked,
  );
  const efforts = effortTable(model.effortWorkingDays, model.limitWorkingDays);
  const firms = lanes.map(({ maker, lane }) => {
    const firm = model.automakers[maker]!;
    const { luck, deal } = firmDealer({ ...firm, lanes: [firm.lanes[lane]!] }, efforts, open);
    return { luck, lanes: luck.lanes.map(askedSingly), deal };
  });
  const luckOf = (particle: Particle): AutomakerWeather => {
    followed += 1;
    current = particle;
    asked = [];
    ratios.fill(1);
    lone.meet(particle.paths, particle.market, false);
    const firm = firms[particle.lane]!;
    firm.deal(0);
    return { licenceDaysAtStart: firm.luck.licenceDaysAtStart, lanes: firm.lanes };
  };
  return {
    followed: () => followed,
    score: (particle) => ({ particle, score: lone.score(particle.lane, luckOf(particle)), asked }),
    weight(particle) {
      const { files, trouble, windows } = lanes[particle.lane]!;
      lone.score(particle.lane, luckOf(particle));
      let sum = 0;
      for (let window = 0; window < windows; window++) {
        let ratio = 1;
        for (let k = 0; k < trouble; k++) ratio *= ratios[(window + k) % files]!;
        sum += ratio;
      }
      return windows / sum;
    },
    halts: (particle) => lone.halts(particle.lane, luckOf(particle)),
  };
}

/** The same luck, of which nothing is drawn ahead: only what a score depends on may bear on its weight. */
function askedSingly(lane: LaneLuck): LaneWeather {
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
