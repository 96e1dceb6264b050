import { effortTable } from '../../../random/effort.ts';
import { openStream } from '../../../random/stream.ts';
import type { AutomakerWeather } from '../../../model/weather.ts';
import { firmDealer } from '../../draw.ts';
import type { Ground } from '../ground.ts';
import { LoneLanes } from './alone.ts';
import { type OnAsked, openParticle, type Particle, type Scored } from './particle.ts';

/** Tells how lanes fare alone, each with the luck of a particle. */
export interface Lookout {
  score(particle: Particle): Scored;
  /** Whether the lane would halt its line by itself. */
  halts(particle: Particle): boolean;
}

export function lookout(ground: Ground, seed: string): Lookout {
  const { model, lanes } = ground;
  const lone = new LoneLanes(ground);
  let current: Particle | undefined;
  let asked: number[] = [];
  let [refused, all] = [0, 0];
  const onAsked: OnAsked = {
    file(file) {
      if (!asked.includes(file)) asked.push(file);
    },
    outcome(uniform) {
      all += 1;
      if (uniform > lanes[current!.lane]!.refusal.above) refused += 1;
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
    return firmDealer({ ...firm, lanes: [firm.lanes[lane]!] }, efforts, open);
  });
  const luckOf = (particle: Particle): AutomakerWeather => {
    current = particle;
    asked = [];
    [refused, all] = [0, 0];
    lone.meet(particle.paths, particle.market, false);
    return firms[particle.lane]!(0);
  };
  return {
    score(particle) {
      const score = lone.score(particle.lane, luckOf(particle));
      const { above, drawn } = lanes[particle.lane]!.refusal;
      const weight = refused === 0 && drawn === 0 ? 1 : ((1 - above) / drawn) ** refused * (above / (1 - drawn)) ** (all - refused);
      return { particle, score, asked, weight, outcomes: { refused, all } };
    },
    halts: (particle) => lone.halts(particle.lane, luckOf(particle)),
  };
}
