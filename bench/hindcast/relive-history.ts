// Both pasts in every calibrated world.

import { type Hindcast, hindcast } from '../../src/analysis/hindcast/hindcast.ts';
import { observations } from '../../src/history/index.ts';
import { loadScenario } from '../../src/index.ts';
import { type Calibration, calibratedWorlds } from './calibration.ts';

/** Trials of each world. */
const TRIALS = 8;

export interface Histories {
  readonly spring: Hindcast;
  readonly japan: Hindcast;
}

export function reliveHistory(calibration: Calibration): Histories {
  const options = { trials: TRIALS, worlds: calibratedWorlds(calibration) };
  return {
    spring: hindcast(loadScenario('spring-2025'), observations, options),
    japan: hindcast(loadScenario('japan-2026'), observations, options),
  };
}
