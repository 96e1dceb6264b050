// A calibration in a few lines: parameters, headline chances, and whether the chains agree on them.

import type { CalibratedSet, Calibration } from '../hindcast/calibration.ts';
import { NAMES } from '../hindcast/parameters.ts';
import { quantile } from '../hindcast/quantile.ts';
import { bulkEffectiveSize, rankRHat } from './convergence.ts';

/** How well the chains agree on one number of a set. */
export interface Agreement {
  readonly name: string;
  readonly mean: number;
  /** The central 90 %. */
  readonly low: number;
  readonly high: number;
  readonly rHat: number;
  readonly effectiveSize: number;
}

/** Of every parameter. */
export function parameterAgreement(calibration: Calibration): Agreement[] {
  return NAMES.map((name) => agreementOn(calibration, name, (set) => set[name]));
}

/** Of the chance of a halt by the horizon, by `scenario/automaker`, where there is any. */
export function chanceAgreement(calibration: Calibration): Agreement[] {
  return calibration.headlines
    .map((name, i) => agreementOn(calibration, name, ({ chances }) => chances[i]!))
    .filter(({ high }) => high > 0);
}

function agreementOn(
  { seeds, sets }: Calibration,
  name: string,
  of: (set: CalibratedSet) => number,
): Agreement {
  const chains = seeds.map((seed) => sets.filter((set) => set.seed === seed).map(of));
  const all = sets.map(of);
  return {
    name,
    mean: all.reduce((sum, x) => sum + x, 0) / all.length,
    low: quantile(all, 0.05),
    high: quantile(all, 0.95),
    rHat: rankRHat(chains),
    effectiveSize: bulkEffectiveSize(chains),
  };
}

export function summaryOf(calibration: Calibration): string {
  const line = ({ name, mean, low, high, rHat, effectiveSize }: Agreement): string =>
    `${name.padEnd(30)} ${[mean, low, high, rHat].map((x) => x.toFixed(3).padStart(9)).join('')} ${effectiveSize.toFixed(0).padStart(6)}`;
  const head = `${''.padEnd(30)} ${['mean', '5 %', '95 %', 'R-hat'].map((x) => x.padStart(9)).join('')} ${'ESS'.padStart(6)}`;
  return [
    head,
    ...parameterAgreement(calibration).map(line),
    ...chanceAgreement(calibration).map(line),
    `sha256 ${calibration.sha256}`,
  ].join('\n');
}
