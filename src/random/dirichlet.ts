import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { gammaQuantile } from './gamma.ts';
import type { Stream } from './stream.ts';

/**
 * Draws shares that add up to 1 from a Dirichlet distribution: independent gamma variates over their sum.
 *
 * A gamma variate of shape a is one of shape a + 1 times U^(1/a) (Stuart, Biometrika 49, 1962). Its
 * logarithm is used, because the variate itself underflows for concentrations far below 1.
 *
 * @param concentrations - each above 0.
 * @param streams - one for each concentration; draw number `draw` takes uniforms 0 and 1 of its trial
 * `draw`.
 */
export function dirichlet(
  concentrations: readonly number[],
  streams: readonly Stream[],
  draw: number,
): number[] {
  const logs = concentrations.map((shape, i) => {
    const stream = streams[i]!;
    return ln(gammaQuantile(shape + 1, stream.uniform(draw, 0))) + ln(stream.uniform(draw, 1)) / shape;
  });
  const most = Math.max(...logs);
  const parts = logs.map((log) => exp(log - most));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}
