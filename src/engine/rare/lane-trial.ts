import { measureLine } from '../../model/measure.ts';
import { buildFleet, type Fleet, meetWeather } from '../../model/replay.ts';
import { sail } from '../../model/sail.ts';
import type { Model } from '../../model/types.ts';
import type { Stream } from '../../random/stream.ts';
import { dealer, type WeatherDealer } from '../draw.ts';
import { addressed, PURPOSE } from '../luck.ts';
import { type Fate, PARTICLE_ROUNDS, type Particle } from './particle.ts';
import type { Ground, TargetLane } from './proposal.ts';

/**
 * Sails one lane by itself through the luck of a particle: a small part of the work of a whole trial. Lanes of a firm do not touch each
 * other until its line first slows, so a line that halts has, but for that, a lane that would have halted it alone.
 */
export function laneTrials(ground: Ground): (particle: Particle) => Fate {
  const rigs = new Map<string, Rig>();
  return (particle) => {
    const lane = ground.lanes[particle.lane]!;
    const name = lane.id.replace(/\/\d+$/, '');
    const rig = rigs.get(name) ?? build(ground, lane);
    rigs.set(name, rig);
    return rig(particle);
  };
}

type Rig = (particle: Particle) => Fate;

function build(ground: Ground, lane: TargetLane): Rig {
  const model = alone(ground, lane);
  const fleet: Fleet = buildFleet(model, false);
  const boat = fleet.boats[0]!;
  let luck: Particle | undefined;
  const weathers: WeatherDealer = dealer(
    model,
    (entity) => streamOf(ground, entity, lane, () => luck!),
    (p, _, days) => days.set(luck!.paths[p]!.subarray(0, days.length)),
  );
  return (particle) => {
    luck = particle;
    const weather = weathers.deal(0);
    meetWeather(fleet, weather);
    sail(boat, weather.automakers[0]!, weather.market, fleet.supply);
    const { firstHaltDay } = measureLine(boat.log, model.plant.minimumHaltDays);
    return firstHaltDay < model.horizonDays
      ? { cover: -1, day: firstHaltDay }
      : { cover: boat.log.leastCover[0]!, day: model.horizonDays - 1 };
  };
}

/** The model with this lane alone, up to the target's day. */
function alone({ model, days }: Ground, { maker, id }: TargetLane): Model {
  const firm = model.automakers[maker]!;
  const lanes = firm.lanes.filter((lane) => lane.id === id);
  return { ...model, horizonDays: days, automakers: [{ ...firm, lanes }] };
}

function streamOf(ground: Ground, entity: string, lane: TargetLane, luck: () => Particle): Stream {
  if (entity.startsWith('lane/')) return laneStream(lane, luck);
  if (entity.startsWith('automaker/')) return stream((index) => luck().firm[index]!);
  const scalar = ground.scalars.indexOf(entity);
  return stream(() => (scalar < 0 ? 0.5 : luck().scalars[scalar]!));
}

function laneStream({ firstFile, files }: TargetLane, luck: () => Particle): Stream {
  const review = (index: number, half: number): number => {
    const { number, round } = addressed(index);
    const file = number - firstFile;
    if (file < 0 || file >= files || round >= PARTICLE_ROUNDS) return 0.5;
    return luck().reviews[(file * PARTICLE_ROUNDS + round) * 2 + half]!;
  };
  return {
    uniform(_, index) {
      const { purpose, number } = addressed(index);
      if (purpose === PURPOSE.buffer) return luck().buffer;
      if (purpose === PURPOSE.phase) return luck().phase;
      return luck().cleared[number - firstFile] ?? 0.5;
    },
    low: (_, index) => review(index, 0),
    high: (_, index) => review(index, 1),
  };
}

function stream(answer: (index: number) => number): Stream {
  const uniform = (_: number, index: number): number => answer(index);
  return { uniform, low: uniform, high: uniform };
}
