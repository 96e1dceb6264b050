import { type Boat, buildBoat } from './boat.ts';
import { emptyDesk, type LicenceDesk, openDesk } from './licence-desk.ts';
import { sail } from './sail.ts';
import { emptySupply, fillSupply, type Supply } from './supply.ts';
import { emptyTrajectory, type Trajectory } from './trajectory.ts';
import type { Model, RegimeModel } from './types.ts';
import type { Weather } from './weather.ts';

/** Desks and boats, built once and sailed many times. */
export interface Fleet {
  readonly model: Model;
  readonly desks: readonly LicenceDesk[];
  readonly boats: readonly Boat[];
  readonly supply: Supply;
}

/** Builds the fleet of a model; with `lanes`, its logs are kept day by day for every lane. */
export function buildFleet(model: Model, lanes: boolean): Fleet {
  const desks = model.policies.map(() => emptyDesk(model));
  return {
    model,
    desks,
    boats: model.automakers.map(({ policy }, i) =>
      buildBoat(model, i, desks[policy]!, emptyTrajectory(model, i, lanes)),
    ),
    supply: emptySupply(model),
  };
}

/** Opens every desk on a weather and reckons its supply: all that the boats share. `regimeModels` stand in for those of the weather. */
export function meetWeather(
  { model, desks, supply }: Fleet,
  weather: Weather,
  regimeModels: readonly RegimeModel[] = weather.regimeModels ?? model.regimes,
): void {
  for (let p = 0; p < desks.length; p++) openDesk(model, weather.regimes[p]!, desks[p]!, regimeModels);
  fillSupply(model, supply, weather.market);
}

/**
 * Replays one weather through the model: no randomness, the same weather always gives the same trajectory, with every lane
 * followed day by day.
 */
export function replay(model: Model, weather: Weather): Trajectory {
  const fleet = buildFleet(model, true);
  meetWeather(fleet, weather);
  fleet.boats.forEach((boat, i) => {
    sail(boat, weather.automakers[i]!, fleet.supply);
  });
  return {
    regimes: weather.regimes.map((days) => days.slice()),
    ...(weather.regimeModels ? { regimeModels: weather.regimeModels } : {}),
    automakers: fleet.boats.map(({ log }) => log),
  };
}
