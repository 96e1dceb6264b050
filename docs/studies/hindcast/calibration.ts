import { readFileSync } from 'node:fs';
import type { ParameterDraw } from '../../../src/analysis/hindcast/simulate-past.ts';
import type { Scenario } from '../../../src/index.ts';
import { customsOf, parameterDrawOf, type Settled } from './parameters.ts';

/** One draw from the posterior. */
export interface CalibratedSet extends Settled {
  /** Of the chain that it comes from. */
  readonly seed: string;
  readonly logLikelihood: number;
  /** Chances of a halt by the horizon, one for each of `headlines`. */
  readonly chances: readonly number[];
}

/**
 * The committed result of `npm run calibrate`: sets of equal weight, chain after chain, each in the order
 * of its chain.
 */
export interface Calibration {
  readonly until: string;
  readonly seeds: readonly string[];
  /** Settings at which the model was run to fit the emulators. */
  readonly design: number;
  /** By chain: the model's log likelihood less the emulator's, and what the checked draws are worth. */
  readonly emulators: readonly {
    readonly seed: string;
    readonly mean: number;
    readonly sd: number;
    readonly efficiency: number;
  }[];
  /** Lines of the named scenarios: `scenario/automaker`, or `scenario/any`. */
  readonly headlines: readonly string[];
  readonly sha256: string;
  readonly sets: readonly CalibratedSet[];
}

export function readCalibration(): Calibration {
  const file = new URL('../../../scenarios/history/calibration.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Sets that the hindcast runs at most: every so many of them, so that each chain counts alike. */
const SHOWN = 1024;

/** Returns the sets that the hindcast runs. */
export function shownSets({ sets }: Calibration): readonly CalibratedSet[] {
  const every = Math.max(1, Math.ceil(sets.length / SHOWN));
  return sets.filter((_, k) => k % every === 0);
}

/** Returns the spread of the discrepancy of each member: every trial of a set has that of the set. */
export function memberSigmas(calibration: Calibration, trials: number): Float64Array {
  return Float64Array.from(
    shownSets(calibration).flatMap(({ discrepancy }) => Array.from({ length: trials }, () => discrepancy)),
  );
}

/** A scenario under the calibrated parameter sets. */
export function calibratedDraws(calibration: Calibration): (cast: Scenario) => ParameterDraw[] {
  return (cast) =>
    shownSets(calibration).map((set) => ({
      scenario: parameterDrawOf(cast, set),
      customs: customsOf(set),
    }));
}
