// The spring of 2025 and what followed, with every calibrated parameter set.

import { type Hindcast, hindcast } from '../../../src/analysis/hindcast/hindcast.ts';
import { observations } from '../../../src/history/index.ts';
import { loadScenario } from '../../../src/index.ts';
import { type Calibration, calibratedDraws } from './calibration.ts';

/** Trials of each parameter set. */
const TRIALS = 4;

/**
 * Simulates the spring of 2025 with every calibrated parameter set and returns what would have been
 * reported.
 */
export function simulateSpring(calibration: Calibration): Hindcast {
  const options = { trials: TRIALS, parameterDraws: calibratedDraws(calibration) };
  return hindcast(loadScenario('spring-2025'), observations, options);
}
