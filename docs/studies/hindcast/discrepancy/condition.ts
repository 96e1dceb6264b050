// The discrepancy of one member, given months that were published: Gaussian, as the observation is linear
// in δ around its mode (Laplace's approximation).

import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { flowError } from '../../../../src/analysis/hindcast/flows.ts';
import { cholesky } from '../../calibration/linear-algebra.ts';

/** A published month beside what the member expects of it without a discrepancy. */
export interface KnownMonth {
  readonly expected: number;
  readonly observed: number;
  /** Standard deviation of the observation itself, beside the error of a month around the model. */
  readonly sd: number;
}

/** What the published months say of one member and its discrepancy. */
export interface Conditioned {
  /** Of the published months, δ integrated out; without the constant of the normal density. */
  readonly logLikelihood: number;
  /** Observation j is z[j] = slope[j] · δ[j] + an error of standard deviation error[j]. */
  readonly z: Float64Array;
  readonly slope: Float64Array;
  readonly error: Float64Array;
  /** Returns S⁻¹ v for S, the covariance of z. */
  readonly solve: (v: ArrayLike<number>) => Float64Array;
}

const STEPS = 6;
/** As far as the mode goes: a flow seven times too high or too low. */
const FURTHEST = 2;

/**
 * Conditions the discrepancy on months of customs data.
 *
 * @param covariance - of δ at these months.
 */
export function condition(
  known: readonly KnownMonth[],
  covariance: readonly (readonly number[])[],
): Conditioned {
  let mode = new Float64Array(known.length);
  for (let step = 1; step < STEPS; step++) {
    const { z, slope, solve } = linearised(known, covariance, mode);
    const pull = solve(z).map((x, j) => x * slope[j]!);
    mode = Float64Array.from(covariance, (row) => {
      const mean = row.reduce((sum, c, j) => sum + c * pull[j]!, 0);
      return Math.max(-FURTHEST, Math.min(FURTHEST, mean));
    });
  }
  return linearised(known, covariance, mode);
}

/** The observation as a linear function of δ around a point. */
function linearised(
  known: readonly KnownMonth[],
  covariance: readonly (readonly number[])[],
  point: Float64Array,
): Conditioned {
  const slope = Float64Array.from(known, ({ expected }, j) => expected * exp(point[j]!));
  const z = Float64Array.from(known, ({ observed }, j) => observed - slope[j]! + slope[j]! * point[j]!);
  const error = Float64Array.from(known, ({ sd }, j) => Math.hypot(flowError(slope[j]!), sd));
  const factor = cholesky(
    covariance.map((row, i) => row.map((c, j) => slope[i]! * c * slope[j]! + (i === j ? error[j]! ** 2 : 0))),
  );
  const whitened = forward(factor, z);
  const squares = whitened.reduce((sum, x) => sum + x * x, 0);
  const logDeterminant = factor.reduce((sum, row, i) => sum + 2 * ln(row[i]!), 0);
  return {
    logLikelihood: -(squares + logDeterminant) / 2,
    z,
    slope,
    error,
    solve: (v) => backward(factor, forward(factor, v)),
  };
}

/** Solves L x = v. */
function forward(factor: readonly (readonly number[])[], v: ArrayLike<number>): Float64Array {
  const x = new Float64Array(v.length);
  for (let i = 0; i < x.length; i++) {
    let rest = v[i]!;
    for (let j = 0; j < i; j++) rest -= factor[i]![j]! * x[j]!;
    x[i] = rest / factor[i]![i]!;
  }
  return x;
}

/** Solves Lᵀ x = v. */
function backward(factor: readonly (readonly number[])[], v: Float64Array): Float64Array {
  const x = new Float64Array(v.length);
  for (let i = x.length - 1; i >= 0; i--) {
    let rest = v[i]!;
    for (let j = i + 1; j < x.length; j++) rest -= factor[j]![i]! * x[j]!;
    x[i] = rest / factor[i]![i]!;
  }
  return x;
}
