/** No such day. */
export const NEVER = 0x7fffffff;

/** Goods that are due on days to come, lane by lane in the order of their days. */
export interface ConsignmentQueue {
  /** Entries that a lane has room for: its entries stand from `lane · room`. */
  readonly room: number;
  readonly day: Int32Array;
  readonly goods: Float64Array;
  /** By lane: its first entry that is still due, and the end of its entries. */
  readonly head: Int32Array;
  readonly end: Int32Array;
}

/** A list for lanes that each note at most `room` entries between two `clear`s. */
export function createQueue(lanes: number, room: number): ConsignmentQueue {
  const list = {
    room,
    day: new Int32Array(lanes * room),
    goods: new Float64Array(lanes * room),
    head: new Int32Array(lanes),
    end: new Int32Array(lanes),
  };
  for (let l = 0; l < lanes; l++) reset(list, l);
  return list;
}

/** Strikes all entries of a lane. */
export function reset(list: ConsignmentQueue, l: number): void {
  list.head[l] = list.end[l] = l * list.room;
}

/** The day of the lane's next entry, or `NEVER`. */
export function peekDay({ day, head, end }: ConsignmentQueue, l: number): number {
  const first = head[l]!;
  return first < end[l]! ? day[first]! : NEVER;
}

/** Strikes the lane's next entry and returns where its goods stand. */
export function pop(list: ConsignmentQueue, l: number): number {
  const first = list.head[l]!;
  list.head[l] = first + 1;
  return first;
}

/** Notes `goods[0]` as due on a day, behind those of the same day. Most come in the order of their days. */
export function schedule(list: ConsignmentQueue, l: number, day: number, goods: Float64Array): void {
  const first = list.head[l]!;
  let i = list.end[l]!;
  list.end[l] = i + 1;
  for (; i > first && list.day[i - 1]! > day; i--) {
    list.day[i] = list.day[i - 1]!;
    list.goods[i] = list.goods[i - 1]!;
  }
  list.day[i] = day;
  list.goods[i] = goods[0]!;
}
