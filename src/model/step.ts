import { enterRegime, work } from './desk.ts';
import { addFreeSupply, chooseTransit, depart, order, receive } from './lane.ts';
import { applyDecision, renewLicence } from './licence.ts';
import { produce } from './line.ts';
import { need as needOn } from './market.ts';
import type { State } from './state.ts';

/** Advances the state through day t, in the order of model.md §2. */
export function step({ model, market, desks, automakers, lanes }: State, t: number): void {
  const need = needOn(t, market);
  // 1. Regime
  for (const desk of desks) enterRegime(desk, t);
  // 2. Desk
  const decided = model.workingDay[t] === 1 ? desks.flatMap(work) : [];
  for (const application of decided) applyDecision(application, t);
  for (const lane of lanes) {
    chooseTransit(lane);
    depart(lane, t, t);
  }
  // 3. Arrivals
  for (const lane of lanes) {
    receive(lane, t);
    addFreeSupply(lane, t, need, market);
  }
  // 4. Production
  for (const automaker of automakers) produce(automaker, t, need, model.plant);
  // 5. Orders
  for (const lane of lanes) {
    order(lane, t);
    renewLicence(lane, t);
  }
}
