import type { AutomakerModel, Model } from '../model/model.ts';
import type { AutomakerContext } from './automaker-context.ts';
import type { Desk } from './desk-tables.ts';
import { createEventTime, type EventTime } from './event-time.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createLicences, type Licences } from './licences.ts';
import { createLineDays, type RunLine } from './line-days.ts';
import type { MarketDays } from './market-days.ts';
import { createScreening, type Screening } from './screening.ts';

/*
 * Automakers do not influence each other in the model, so each has a state of its own: what it is
 * given, four small records, and the days of its line. Rules take the records that they need.
 */

/** All that the kernel knows of one automaker. */
export interface AutomakerState {
  readonly context: AutomakerContext;
  readonly ledger: Ledger;
  readonly licences: Licences;
  readonly screening: Screening;
  readonly eventTime: EventTime;
  readonly line: RunLine;
}

/** Creates the state of an automaker, to be used for many trials. */
export function createAutomakerState(
  model: Model,
  automaker: AutomakerModel,
  desk: Desk,
  market: MarketDays,
  stopsAtHalt: boolean,
): AutomakerState {
  const { transitDays, expediteBelowDays, expediteTransitDays, plannedDays, cycleDays } = automaker;
  const lanes = automaker.lanes.length;
  const usesAir = expediteBelowDays > 0;
  const byAir = usesAir ? expediteTransitDays : transitDays;
  const ordersBefore = Math.ceil(plannedDays / cycleDays);
  const orders = ordersBefore + Math.ceil(model.horizonDays / cycleDays) + 2;
  return {
    context: {
      model,
      automaker,
      desk,
      market,
      inputs: { licenceDaysAtStart: 0, lanes: [] },
      usesAir,
      countsFlights: usesAir && automaker.money !== null && automaker.money.airPerDay > 0,
      stopsAtHalt,
      minTransitDays: Math.min(transitDays, byAir),
      maxTransitDays: Math.max(transitDays, byAir),
    },
    ledger: createLedger(automaker, market, orders),
    licences: createLicences(lanes, orders, ordersBefore),
    screening: createScreening(model, lanes, orders),
    eventTime: createEventTime(lanes),
    line: createLineDays(model.horizonDays),
  };
}
