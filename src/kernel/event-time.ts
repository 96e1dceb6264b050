/** Where an automaker's lanes stand between their events. Lists have one entry a lane. */
export interface EventTime {
  readonly nextOrder: Int32Array;
  /** The next day on which anything happens to the lane but free supply and use. */
  readonly nextEvent: Int32Array;
  /** When the lane is to be looked at next while the line runs (`advance-running.ts`). */
  readonly nextLook: Int32Array;
  /** Stock on hand at the start of the day of the lane's event: decides between air and sea. */
  readonly openingStock: Float64Array;
}

export function createEventTime(lanes: number): EventTime {
  return {
    nextOrder: new Int32Array(lanes),
    nextEvent: new Int32Array(lanes),
    nextLook: new Int32Array(lanes),
    openingStock: new Float64Array(lanes),
  };
}
