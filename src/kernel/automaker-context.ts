import type { AutomakerModel, Model } from '../model/model.ts';
import type { AutomakerInputs } from '../model/sample-path.ts';
import type { Desk } from './desk-tables.ts';
import type { MarketDays } from './market-days.ts';

/** What the kernel is given of one automaker. */
export interface AutomakerContext {
  readonly model: Model;
  readonly automaker: AutomakerModel;
  readonly desk: Desk;
  readonly market: MarketDays;
  /** The automaker's part of the sample path. */
  inputs: AutomakerInputs;
  /** Whether goods may go by air, so that their way is chosen on the day they depart. */
  readonly usesAir: boolean;
  /** Whether what flies is priced, so that every flight counts. */
  readonly countsFlights: boolean;
  /** Whether days after the first halt that counts are left out. */
  readonly stopsAtHalt: boolean;
  readonly minTransitDays: number;
  readonly maxTransitDays: number;
}
