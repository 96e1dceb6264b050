import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { gammaQuantile } from './gamma.ts';
import type { Stream } from './stream.ts';

/**
 * Shares that add up to 1, drawn from a Dirichlet law: independent gamma variates over their sum. One of shape a is one of shape a + 1
 * times U^(1/a) (Stuart, Biometrika 49, 1962), kept as a logarithm, so that concentrations far below 1 do not underflow.
 *
 * @param streams - one for each concentration; draw number `draw` takes its uniforms 0 and 1.
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
