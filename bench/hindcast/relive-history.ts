// Both pasts in every calibrated world.

import { type Hindcast, hindcast } from '../../src/analysis/hindcast/hindcast.ts';
import { observations } from '../../src/history/index.ts';
import { type Calibration, calibratedWorlds } from './calibration.ts';
import { historicalScenario } from './spring.ts';

/** Trials of each world. */
const TRIALS = 8;

export interface Histories {
  readonly spring: Hindcast;
  readonly japan: Hindcast;
}

export function reliveHistory(calibration: Calibration): Histories {
  const options = { trials: TRIALS, worlds: calibratedWorlds(calibration) };
  return {
    spring: hindcast(historicalScenario('spring-2025'), observations, options),
    japan: hindcast(historicalScenario('japan-2026'), observations, options),
  };
}
