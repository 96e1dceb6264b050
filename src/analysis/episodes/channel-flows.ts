import { compile } from '../../model/compile.ts';
import { replay } from '../../model/replay.ts';
import { normalQuantile } from '../../random/normal.ts';
import { openScramble, SCRAMBLED_BITS } from '../../random/scramble.ts';
import { sobolColumns, sobolPoint } from '../../random/sobol.ts';
import { samplePaths } from '../../sampling/sample-path.ts';
import { channelScenario, PARAMETERS, POOLED, settingAt } from './channel.ts';

/** Calendar days of a simulated flow: thirty months, and one that is cut off at its start. */
export const FLOW_DAYS = 945;
/** Flows are kept in bins of so many days. */
const BIN_DAYS = 5;
const BINS = FLOW_DAYS / BIN_DAYS;

/** Settings reach further than the prior in what is pooled, so that no few of them bear a mean far out. */
export const POOLED_SD = 1.25;

/** Simulated flows of licence channels, a number of paths for each setting. */
export interface ChannelFlows {
  readonly settings: number;
  readonly trials: number;
  /** By setting, its point of standard normal numbers, in the order of `PARAMETERS`. */
  readonly points: readonly Float64Array[];
  /**
   * Returns the mean flow of path `setting · trials + trial` from one day to another as a share of plan.
   */
  between(path: number, from: number, to: number): number;
}

/**
 * Returns points of standard normal numbers that fill the space evenly: a scrambled Sobol sequence.
 *
 * @param first - the first of `dimensions` dimensions of the sequence that are used.
 */
export function normalPoints(seed: string, count: number, dimensions: number): Float64Array[] {
  const columns = Array.from({ length: dimensions }, (_, d) => sobolColumns(d));
  const scrambles = columns.map((_, d) => openScramble(seed, `${d}`));
  return Array.from({ length: count }, (_, i) =>
    Float64Array.from(columns, (column, d) => {
      const fraction = scrambles[d]!(0, sobolPoint(column, i));
      return normalQuantile((fraction + 0.5) / 2 ** SCRAMBLED_BITS);
    }),
  );
}

/**
 * Simulates channels at settings that fill the prior. Controls begin on the first of a month, each month of
 * 2024 in turn, so that holidays fall on any month after it.
 */
export function simulateChannels(
  settings: number,
  trials: number,
  seed: string,
  afterSetting: () => void = () => undefined,
): ChannelFlows {
  const wide = PARAMETERS.map((name) => (POOLED.includes(name) ? POOLED_SD : 1));
  const points = normalPoints(`${seed}/settings`, settings, PARAMETERS.length).map((point) =>
    point.map((z, i) => z * wide[i]!),
  );
  const sums = new Float32Array(settings * trials * (BINS + 1));
  points.forEach((point, s) => {
    const start = `2024-${String((s % 12) + 1).padStart(2, '0')}-01`;
    const model = compile(channelScenario(settingAt(point), start, FLOW_DAYS));
    const sampler = samplePaths(model, seed);
    for (let trial = 0; trial < trials; trial++) {
      const path = s * trials + trial;
      const { automakers } = replay(model, sampler.sample(path));
      const bins = sums.subarray(path * (BINS + 1), (path + 1) * (BINS + 1));
      for (const { departed } of automakers) addUp(departed, automakers.length, bins);
      for (let b = 1; b <= BINS; b++) bins[b]! += bins[b - 1]!;
    }
    afterSetting();
  });
  return { settings, trials, points, between: (path, from, to) => flowBetween(sums, path, from, to) };
}

/** Adds departures by day, in days of plan of one of `many` consignees, to bins. */
function addUp(departed: Float64Array, many: number, bins: Float32Array): void {
  for (let t = 0; t < FLOW_DAYS; t++) {
    if (departed[t]! > 0) bins[1 + Math.floor(t / BIN_DAYS)]! += departed[t]! / many;
  }
}

function flowBetween(sums: Float32Array, path: number, from: number, to: number): number {
  const at = (day: number): number => {
    const bin = Math.min(Math.floor(day / BIN_DAYS), BINS - 1);
    const low = sums[path * (BINS + 1) + bin]!;
    const high = sums[path * (BINS + 1) + bin + 1]!;
    return low + (high - low) * (day / BIN_DAYS - bin);
  };
  return (at(to) - at(from)) / (to - from);
}
