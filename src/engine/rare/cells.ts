import type { AutomakerModel } from '../../model/types.ts';
import { binsAt } from '../../random/tilt.ts';

/*
 * What can be tilted of the luck of the lane that is meant to fail, its reviews apart (review-ladder.ts). Its files are numbered
 * backwards from the critical one: that has offset 0, the file before it 1, and so on.
 */

/** Files of a window: the critical one and those before it. */
export const OFFSETS = 12;

/** The lane's buffer; its firm's part in all buffers, licence held, remaining life; then whether the file at each offset was cleared. */
export const CELL = { buffer: 0, common: 1, held: 2, life: 3, cleared: 4 } as const;
export const CELLS: number = CELL.cleared + OFFSETS;

/** Bins that close in on 0, where thin buffers lie. */
const TOWARDS_0 = binsAt([1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.03, 0.1, 0.2, 0.4, 0.7]);
const TENTHS = binsAt([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);

/** Bins that close in on both ends, for numbers of which neither end is known to be the bad one. */
export const TOWARDS_BOTH: readonly number[] = binsAt(
  [1e-7, 1e-5, 1e-3, 0.01, 0.1, 0.3].flatMap((point) => [point, 1 - point]),
);

/** Right ends of the bins of every cell, for makers whose luck is of one kind. */
export function cellBins(maker: AutomakerModel): readonly (readonly number[])[] {
  const coins = Array.from({ length: OFFSETS }, () => binsAt([maker.clearedAtStart]));
  return [TOWARDS_0, TOWARDS_0, binsAt([maker.heldAtStart]), TENTHS, ...coins];
}
