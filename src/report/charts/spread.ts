/**
 * Moves places apart that are closer than `gap`, as little as it takes, within [low, high]: groups that
 * touch are centered on the mean of where they want to be. In the order given; where there is no room for
 * all, they stand as far apart as they can.
 */
export function spreadOut(
  wanted: readonly number[],
  gap: number,
  [low, high]: readonly [number, number],
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const room = order.length < 2 ? gap : Math.min(gap, (high - low) / (order.length - 1));
  const places = settle(
    order.map((i) => wanted[i]!),
    room,
    [low, high],
  );
  const result: number[] = [];
  order.forEach((i, rank) => {
    result[i] = places[rank]!;
  });
  return result;
}

interface Group {
  start: number;
  readonly wants: number[];
}

/** Sorted places, group by group: a group that runs into the one before joins it. */
function settle(sorted: readonly number[], gap: number, [low, high]: readonly [number, number]): number[] {
  const groups: Group[] = [];
  const place = (wants: number[]): Group => {
    const mean = wants.reduce((sum, want, i) => sum + want - i * gap, 0) / wants.length;
    return { start: Math.max(low, Math.min(mean, high - (wants.length - 1) * gap)), wants };
  };
  for (const want of sorted) {
    let group = place([want]);
    for (let before = groups.at(-1); before && end(before, gap) > group.start; before = groups.at(-1)) {
      groups.pop();
      group = place([...before.wants, ...group.wants]);
    }
    groups.push(group);
  }
  return groups.flatMap(({ start, wants }) => wants.map((_, i) => start + i * gap));
}

function end({ start, wants }: Group, gap: number): number {
  return start + wants.length * gap;
}
