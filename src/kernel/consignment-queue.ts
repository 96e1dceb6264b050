/*
 * Consignments of a lane are few and nearly in the order of their days: a sorted list of fixed length a
 * lane needs no heap and no memory while trials run.
 */

/** No such day. */
export const NEVER = 0x7fffffff;

/** Consignments that are due on days to come, lane by lane in the order of their days. */
export interface ConsignmentQueue {
  /** Entries that a lane has room for: its entries start at `lane · capacity`. */
  readonly capacity: number;
  readonly day: Int32Array;
  readonly quantity: Float64Array;
  /** By lane: its first entry that is still due, and the end of its entries. */
  readonly head: Int32Array;
  readonly end: Int32Array;
}

/** Creates a queue for lanes that each schedule at most `capacity` consignments between two resets. */
export function createQueue(lanes: number, capacity: number): ConsignmentQueue {
  const queue = {
    capacity,
    day: new Int32Array(lanes * capacity),
    quantity: new Float64Array(lanes * capacity),
    head: new Int32Array(lanes),
    end: new Int32Array(lanes),
  };
  for (let l = 0; l < lanes; l++) reset(queue, l);
  return queue;
}

/** Removes all consignments of a lane. */
export function reset(queue: ConsignmentQueue, l: number): void {
  queue.head[l] = queue.end[l] = l * queue.capacity;
}

/** Returns the day of the lane's next consignment, or `NEVER`. */
export function peekDay({ day, head, end }: ConsignmentQueue, l: number): number {
  const first = head[l]!;
  return first < end[l]! ? day[first]! : NEVER;
}

/** Removes the lane's next consignment and returns its index in `quantity`. */
export function pop(queue: ConsignmentQueue, l: number): number {
  const first = queue.head[l]!;
  queue.head[l] = first + 1;
  return first;
}

/**
 * Schedules the quantity `from[i]` for a day, behind those of the same day. It is told by list and
 * index, as passing a number may allocate.
 */
export function schedule(
  queue: ConsignmentQueue,
  l: number,
  day: number,
  from: Float64Array,
  i: number,
): void {
  const first = queue.head[l]!;
  let k = queue.end[l]!;
  queue.end[l] = k + 1;
  for (; k > first && queue.day[k - 1]! > day; k--) {
    queue.day[k] = queue.day[k - 1]!;
    queue.quantity[k] = queue.quantity[k - 1]!;
  }
  queue.day[k] = day;
  queue.quantity[k] = from[i]!;
}
