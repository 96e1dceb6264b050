/**
 * Returns the non-increasing sequence nearest to `values` in squares, by pooling adjacent violators
 * (Barlow, Bartholomew, Bremner and Brunk, Statistical Inference under Order Restrictions, 1972).
 */
export function nonIncreasing(values: readonly number[]): number[] {
  const blocks: { sum: number; count: number }[] = [];
  for (const value of values) {
    let block = { sum: value, count: 1 };
    for (
      let last = blocks.at(-1);
      last && last.sum / last.count < block.sum / block.count;
      last = blocks.at(-1)
    ) {
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
}
