import { fileApplication } from './desk.ts';
import type { Application, Consignment, LaneState } from './state.ts';

/* Licences for one shipment and for a period, suspension, embargo (model.md §4, Validity and Embargo). */

/** Returns whether goods may depart on day t, under the regime of the day. */
export function mayDepart(lane: LaneState, { permit, permittedFrom }: Consignment, t: number): boolean {
  const { embargo, periodLicences } = lane.automaker.desk.regime;
  if (embargo || t < permittedFrom) return false;
  switch (permit) {
    case 'shipment licence':
      return true;
    case 'period licence of day 0':
      return periodLicences;
    case 'period licence':
      return periodLicences && isLicensed(lane, t);
    case 'none':
      return false;
  }
}

/** Returns whether the lane holds a period licence that is valid on day t. */
export function isLicensed({ licensedUntil }: LaneState, t: number): boolean {
  return t < licensedUntil;
}

/** Applies the decision of day t on an application to its goods or to the lane's period licence. */
export function applyDecision({ lane, consignment, decision }: Application, t: number): void {
  lane.automaker.trajectory.decided[t]! += 1;
  if (consignment === undefined) {
    lane.isLicencePending = false;
    if (decision === 'approved') grantLicence(lane, t, lane.automaker.model.validityDays);
  } else if (decision === 'approved') {
    consignment.permit = 'shipment licence';
    consignment.permittedFrom = t;
  } else writeOff(lane, consignment, t);
}

/** Takes refused goods off the books; the lane makes them good with its next order. */
function writeOff(lane: LaneState, refused: Consignment, t: number): void {
  lane.waiting = lane.waiting.filter((consignment) => consignment !== refused);
  lane.onOrder -= refused.quantity;
  lane.trajectory.refused[t]! += refused.quantity;
}

/** Grants a period licence from day t on, or, as a renewal, from the end of the one valid on day t on. */
export function grantLicence(lane: LaneState, t: number, validityDays: number): void {
  const from = Math.max(t, lane.licensedUntil);
  lane.licensedUntil = from + validityDays;
  lane.renewableFrom = Math.max(from, lane.licensedUntil - lane.automaker.model.renewDaysBefore);
}

/** Applies for a period licence with an order of day t, where none is valid or pending. */
export function applyForLicence(lane: LaneState, t: number): void {
  if (!isLicensed(lane, t) && !lane.isLicencePending) fileForLicence(lane, t);
}

/** Files the one renewal of the licence that is valid on day t, once its day has come. */
export function renewLicence(lane: LaneState, t: number): void {
  if (t < lane.renewableFrom || !isLicensed(lane, t)) return;
  lane.renewableFrom = Number.POSITIVE_INFINITY;
  fileForLicence(lane, t);
}

/**
 * Files the lane's next application for a period licence: number −1 on day −1, then 0, 1, 2 … Lanes that
 * share applications number them by day.
 */
export function fileForLicence(lane: LaneState, t: number): void {
  lane.isLicencePending = true;
  const number = lane.isSharing || t < 0 ? t : lane.licencesAppliedFor++;
  fileApplication(lane, number, t, undefined);
}
