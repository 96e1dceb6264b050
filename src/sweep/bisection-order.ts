/**
 * Returns 0 … count − 1 in an order in which each halves a gap between those before it: the last, the
 * first, the middle, and so on.
 */
export function bisectionOrder(count: number): Uint32Array {
  const order: number[] = [];
  if (count > 1) order.push(count - 1);
  order.push(0);
  const gaps: [after: number, before: number][] = [[0, count - 1]];
  for (const [after, before] of gaps) {
    if (before - after < 2) continue;
    const middle = (after + before) >> 1;
    order.push(middle);
    gaps.push([after, middle], [middle, before]);
  }
  return Uint32Array.from(order);
}
