import { advanceRunning } from './advance-running.ts';
import type { AutomakerState } from './automaker-state.ts';
import { departureKey } from './consignments.ts';
import { receive } from './lane-day.ts';
import { advanceLane, closeDay } from './lane-events.ts';
import { resetLine } from './line-days.ts';
import { produce } from './production.ts';

/*
 * Before its shortage window a line runs at full rate, and so it does after the window once it is not
 * halted: only the days between have to be run, and only the lanes that may matter in them.
 */

/**
 * Runs the active lanes through the shortage window and writes the days of the line. Returns the day
 * from which the line runs at full rate to the end, or that after which days are left out.
 */
export function runDays(state: AutomakerState): number {
  const { context, ledger, screening, line } = state;
  const { activeLanes, activeFrom, shortFrom, shortUntil } = screening;
  resetLine(line);
  ledger.pipeline.flown[0] = 0;
  for (let i = activeFrom; i < activeLanes.length; i++) advanceLane(state, activeLanes[i]!, shortFrom);
  const { horizonDays, plant } = context.model;
  // Days of a halt after which the others are left out.
  const enough = context.stopsAtHalt ? plant.minimumHaltDays : horizonDays + 1;
  let haltDays = 0;
  let t = shortFrom;
  while (t < horizonDays) {
    runDay(state, t);
    haltDays = line.halted[t] === 1 ? haltDays + 1 : 0;
    if (haltDays === enough) return t + 1;
    t = line.rate[t] === 1 ? advanceRunning(state, t + 1) : t + 1;
    if (t >= shortUntil && line.halted[t - 1] === 0) break;
  }
  return t;
}

/**
 * Runs one day in the order of model.md §2. Lanes are looked at on the days of their events, the line
 * on every day.
 */
function runDay(state: AutomakerState, t: number): void {
  const { context, ledger, screening, eventTime } = state;
  const { activeLanes, activeFrom } = screening;
  const { nextEvent, openingStock } = eventTime;
  for (let i = activeFrom; i < activeLanes.length; i++) {
    const l = activeLanes[i]!;
    if (nextEvent[l] === t) receive(context, ledger, openingStock, l, t, departureKey(t, false));
  }
  produce(state, t);
  for (let i = activeFrom; i < activeLanes.length; i++) {
    const l = activeLanes[i]!;
    if (nextEvent[l] === t) closeDay(state, l, t);
  }
}
