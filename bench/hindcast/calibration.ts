import { readFileSync } from 'node:fs';
import type { World } from '../../src/analysis/hindcast/relive.ts';
import type { Scenario } from '../../src/index.ts';
import { customsOf, type Settled, worldOf } from './parameters.ts';

/** The committed result of `npm run calibrate`. */
export interface Calibration {
  readonly until: string;
  readonly seed: string;
  readonly temperatures: readonly number[];
  readonly sha256: string;
  readonly worlds: readonly (Settled & { readonly logLikelihood: number })[];
}

export function readCalibration(): Calibration {
  const file = new URL('../../scenarios/history/calibration.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A scenario in every calibrated world. */
export function calibratedWorlds({ worlds }: Calibration): (cast: Scenario) => World[] {
  return (cast) => worlds.map((world) => ({ scenario: worldOf(cast, world), customs: customsOf(world) }));
}
