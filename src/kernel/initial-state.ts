import { roundAt } from '../model/fixed-point.ts';
import type { AutomakerState } from './automaker-state.ts';
import { NEVER, reset } from './consignment-queue.ts';
import { arriveOn, fileAndShip, releaseOn } from './consignments.ts';
import { cumulativeNetNeedOf, type MarketDays } from './cumulative-need.ts';
import { fileForPeriod, grant } from './period-licence.ts';

/** Opens the log of a new trial, for a line that runs at full rate. */
export function resetTrajectory({ trajectory, isRecorded }: AutomakerState): void {
  trajectory.rate.fill(1);
  trajectory.halted.fill(0);
  trajectory.bindingLane.fill(0);
  if (!isRecorded) return;
  trajectory.departed.fill(0);
  trajectory.filed.fill(0);
  trajectory.decided.fill(0);
  trajectory.leastCover.fill(Number.POSITIVE_INFINITY);
  trajectory.plannedPerDay = 0;
}

/** The buffer of the lane at hand. */
const buffer = new Float64Array(1);

/** The lane's share and its stock on hand, such that all goes to plan until the first delivery (model.md §5, Day 0). */
export function initialStock(state: AutomakerState, l: number, marketDays: MarketDays): void {
  const { cycleDays, plannedDays, lanes } = state.automaker;
  const share = marketDays.share[lanes[l]!.share]!;
  buffer[0] = state.inputs.lanes[l]!.bufferDays;
  roundAt(buffer, 0);
  const first = firstReceiptDay(state, l);
  state.share[l] = share;
  state.firstReceiptDay[l] = first;
  state.baseStock[l] = buffer[0]! + share * (cycleDays + plannedDays - 1);
  state.onHand[l] = buffer[0]! + share * first;
}

/** The books of a lane whose stock is loaded: what it uses, its licence, its next order, and the deliveries that were ordered before. */
export function initialPipeline(state: AutomakerState, l: number, marketDays: MarketDays): void {
  const { cycleDays } = state.automaker;
  const { phaseDays } = state.inputs.lanes[l]!;
  const share = state.share[l]!;
  clearPipeline(state, l);
  state.cumulativeNetNeed[l] = cumulativeNetNeedOf(marketDays, state.automaker.lanes[l]!.share);
  state.nextOrderDay[l] = phaseDays === 0 ? 0 : cycleDays - phaseDays;
  if (state.inputs.licenceDaysAtStart > 0) grant(state, l, 0, state.inputs.licenceDaysAtStart);
  if (share > 0) {
    const last = lastDelivery(state, l);
    for (let day = state.firstReceiptDay[l]!; day <= last; day += cycleDays) {
      state.inHand[0] = share * cycleDays;
      addPipelineDelivery(state, l, day);
    }
  }
  if (state.heldForLicence[l]! > 0) fileForPeriod(state, l, -1);
  if (state.isRecorded) {
    state.trajectory.plannedPerDay += share;
    state.trajectory.lanes[l]!.onHandAtStart = state.onHand[l]!;
    state.trajectory.lanes[l]!.onOrderAtStart = state.onOrder[l]!;
  }
}

function clearPipeline(state: AutomakerState, l: number): void {
  reset(state.toDepart, l);
  reset(state.inTransit, l);
  reset(state.refused, l);
  state.onOrder[l] = 0;
  state.heldForLicence[l] = 0;
  state.validUntil[l] = 0;
  state.renewOn[l] = NEVER;
  state.decidedOn[l] = NEVER;
  state.hasPendingFile[l] = 0;
  state.filesLodged[l] = 0;
}

/** The first delivery falls on the day in 1 … cycleDays congruent to the last; without a pipeline, on its next repetition. */
function firstReceiptDay(state: AutomakerState, l: number): number {
  const { cycleDays } = state.automaker;
  const last = lastDelivery(state, l);
  return last >= 1 ? ((last - 1) % cycleDays) + 1 : cycleDays + (last % cycleDays);
}

/** The day on which the order placed last before day 0 is due; not above 0 when it has come already. */
export function lastDelivery({ automaker, inputs }: AutomakerState, l: number): number {
  const phase = inputs.lanes[l]!.phaseDays;
  return automaker.plannedDays - (phase === 0 ? automaker.cycleDays : phase);
}

/** The goods in hand, due on `day`: at sea, covered, cleared, or filed on the eve. */
function addPipelineDelivery(state: AutomakerState, l: number, day: number): void {
  const { automaker, inputs, desk, inHand } = state;
  const phase = inputs.lanes[l]!.phaseDays;
  const order = (day - automaker.plannedDays + phase) / automaker.cycleDays;
  const departure = Math.min(day - automaker.transitDays, desk.horizonDays);
  state.onOrder[l]! += inHand[0]!;
  if (departure <= 0) arriveOn(state, l, day);
  else if (inputs.licenceDaysAtStart > 0) releaseOn(state, l, desk.nextPeriodDepartureDay[departure]!, false);
  else if (inputs.lanes[l]!.cleared(order)) releaseOn(state, l, desk.nextDepartureDay[departure]!, false);
  else if (automaker.validityDays === 0) fileAndShip(state, l, order, -1);
  else state.heldForLicence[l]! += inHand[0]!;
}
