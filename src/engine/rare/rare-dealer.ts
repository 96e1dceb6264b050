import type { Weather } from '../../model/weather.ts';

/** Share of trials that are drawn as they come, whatever the others are drawn from. */
export const AS_IT_COMES = 0.1;

/** A dealer of weather drawn towards rare halts, which knows how much each counts. */
export interface RareDealer {
  deal(trial: number): Weather;
  /** Weight of the weather last dealt; mean 1 over all trials. */
  weight(): number;
}
