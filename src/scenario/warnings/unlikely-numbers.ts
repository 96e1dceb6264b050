import type { Distribution } from '../../distribution.ts';
import { samplerOf } from '../../random/sampler-of.ts';
import { entityIds } from '../sources.ts';
import type { Automaker, Scenario } from '../types.ts';
import { type ScenarioWarning, warnIf } from './warning.ts';

/** Days of cover above which a number is rather a slip: ten years. */
const MOST_COVER = 3650;

/** Spread of a lognormal above which one draw in six is more than seven times the median. */
const MOST_SIGMA = 2;

/** Vehicles a day above which they are rather those of a year. */
const MOST_VEHICLES = 100_000;

/** Returns warnings of numbers of automakers that are allowed and that no real line has. */
export function unlikelyNumbers({ automakers }: Scenario): ScenarioWarning[] {
  return entityIds(automakers).flatMap((id) => ofAutomaker(`automakers.${id}`, automakers[id]!));
}

function ofAutomaker(path: string, { vehiclesPerDay, lanes }: Automaker): ScenarioWarning[] {
  const many = `is ${vehiclesPerDay}: vehicles of a day, not of a year`;
  return [
    ...warnIf(vehiclesPerDay > MOST_VEHICLES, `${path}.vehiclesPerDay`, many),
    ...entityIds(lanes).flatMap((lane) =>
      ofCover(`${path}.lanes.${lane}.bufferDays`, lanes[lane as keyof typeof lanes]!.bufferDays),
    ),
  ];
}

function ofCover(path: string, cover: Distribution): ScenarioWarning[] {
  const sigma = typeof cover === 'object' && 'sigma' in cover ? cover.sigma : 0;
  return [
    ...warnIf(
      samplerOf(cover).quantile(0.5) > MOST_COVER,
      path,
      'is in the middle more than ten years of cover',
    ),
    ...warnIf(
      sigma > MOST_SIGMA,
      `${path}.sigma`,
      `is ${sigma}: one buffer in six is more than ${Math.round(Math.E ** sigma)} times the median`,
    ),
  ];
}
