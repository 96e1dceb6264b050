import { fileApplication } from './desk.ts';
import type { Application, Consignment, LaneState, PeriodLicence } from './state.ts';

/* Licences for one shipment and for a period, suspension and embargo (model.md §4, Outcome, Validity and Embargo). */

/** Returns whether goods may depart on day t, under the regime of the day. */
export function mayDepart(lane: LaneState, { permit }: Consignment, t: number): boolean {
  const { embargo, periodLicences } = lane.automaker.desk.regime;
  if (embargo) return false;
  switch (permit.kind) {
    case 'cleared':
      return t >= permit.from;
    case 'covered':
      return t >= permit.from && periodLicences;
    case 'period':
      return licenceOn(lane, t) !== undefined && periodLicences;
    case 'applied for':
      return false;
  }
}

/** Applies the decisions of day t to a lane's goods and to its period licence. */
export function applyDecisions(lane: LaneState, t: number): void {
  for (const consignment of lane.waiting) {
    const { permit } = consignment;
    if (permit.kind !== 'applied for' || !takeDecision(lane, permit.application, t)) continue;
    if (permit.application.decision === 'approved') consignment.permit = { kind: 'cleared', from: t };
    else writeOff(lane, consignment, t);
  }
  const { licenceApplication } = lane;
  if (licenceApplication === undefined || !takeDecision(lane, licenceApplication, t)) return;
  lane.licenceApplication = undefined;
  if (licenceApplication.decision === 'approved') grantLicence(lane, t);
}

/** Returns whether an application was decided, and counts it. */
function takeDecision({ automaker }: LaneState, { decision }: Application, t: number): boolean {
  if (decision === 'pending') return false;
  automaker.trajectory.decided[t]! += 1;
  return true;
}

/** Takes refused goods off the books; the lane makes them good with its next order. */
function writeOff(lane: LaneState, refused: Consignment, t: number): void {
  lane.waiting = lane.waiting.filter((consignment) => consignment !== refused);
  lane.onOrder -= refused.quantity;
  lane.trajectory.refused[t]! += refused.quantity;
}

/** Grants a period licence from day t on, or, when it renews one that is valid on day t, from the end of that one on. */
function grantLicence(lane: LaneState, t: number): void {
  const from = licenceOn(lane, t)?.end ?? t;
  lane.licences.push({ from, end: from + lane.automaker.model.validityDays, isRenewalFiled: false });
}

/** Returns the period licence that is valid on day t. */
export function licenceOn({ licences }: LaneState, t: number): PeriodLicence | undefined {
  return licences.find(({ from, end }) => from <= t && t < end);
}

/** Files for a period licence with an order of day t, where none is valid or applied for. */
export function applyForLicence(lane: LaneState, t: number): void {
  if (licenceOn(lane, t) !== undefined || lane.licenceApplication !== undefined) return;
  lane.licenceApplication = fileApplication(lane, lane.licencesAppliedFor++, t);
}

/** Files the one renewal of the licence that is valid on day t, from `renewDaysBefore` its end on. */
export function renewLicence(lane: LaneState, t: number): void {
  const licence = licenceOn(lane, t);
  if (licence === undefined || licence.isRenewalFiled) return;
  if (t < licence.end - lane.automaker.model.renewDaysBefore) return;
  licence.isRenewalFiled = true;
  lane.licenceApplication = fileApplication(lane, lane.licencesAppliedFor++, t);
}
