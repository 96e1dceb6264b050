import type { Weather } from '../../model/weather.ts';

/** A dealer of weather drawn towards rare halts, which knows how much each counts. */
export interface RareDealer {
  deal(trial: number): Weather;
  /** Weight of the weather last dealt; mean 1 over all trials. */
  weight(): number;
}
