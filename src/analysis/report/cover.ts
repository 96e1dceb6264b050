import { compile } from '../../model/compile.ts';
import { replay } from '../../model/replay.ts';
import { drawSamplePath } from '../../sampling/sample-path.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { CoverFan } from './results.ts';

/** Days between two points of the fan. */
const STEP = 7;
/** Futures between two looks at the signal. */
const LOOK = 20;

/**
 * Returns quantiles of the days of cover of the scarcest essential lane, by day, of the first futures of a
 * scenario with one automaker.
 *
 * @throws the signal's reason once it is aborted.
 */
export function coverFan(
  scenario: Scenario,
  options: { readonly futures: number; readonly seed: string; readonly signal?: AbortSignal | undefined },
): CoverFan {
  const { futures, seed, signal } = options;
  const model = compile(scenario);
  const [automaker] = model.automakers;
  const essential = automaker!.lanes.flatMap(({ essential: stops }, l) => (stops ? [l] : []));
  const days = Array.from({ length: Math.ceil(model.horizonDays / STEP) }, (_, i) => i * STEP);
  const cover = days.map(() => new Float64Array(futures));
  for (let k = 0; k < futures; k++) {
    if (k % LOOK === 0) signal?.throwIfAborted();
    const [line] = replay(model, drawSamplePath(model, seed, k)).automakers;
    days.forEach((day, i) => {
      cover[i]![k] = essential.reduce(
        (least, l) => Math.min(least, line!.lanes[l]!.stock[day]!),
        Number.POSITIVE_INFINITY,
      );
    });
  }
  const sorted = cover.map((column) => column.sort());
  const at = (share: number): number[] =>
    sorted.map((column) => column[Math.min(futures - 1, Math.floor(share * futures))]!);
  const quantiles = { 5: at(0.05), 25: at(0.25), 50: at(0.5), 75: at(0.75), 95: at(0.95) };
  return { futures, days, quantiles };
}
