import type { Discrete, Pert } from '../distribution.ts';
import { clamp, clampAt, fromParts, type InverseTransform } from './inverse-transform.ts';
import { pert01 } from './pert.ts';

// The distributions that are not built on the normal one: constant, uniform, PERT and discrete.

export function constant(value: number): InverseTransform {
  const draw = (values: Float64Array, i: number): void => {
    values[i] = value;
  };
  return fromParts({ draw, drawFromNormal: draw, cdf: (x) => (x >= value ? 1 : 0), mass: 1 });
}

export function uniform(low: number, high: number): InverseTransform {
  return fromParts({
    draw: (values, i) => {
      values[i] = low + values[i]! * (high - low);
    },
    cdf: (x) => clamp((x - low) / (high - low), 0, 1),
    mass: 1,
  });
}

export function pert(distribution: Pert, low: number, high: number): InverseTransform {
  const width = distribution.high - distribution.low;
  const whole = pert01((distribution.mode - distribution.low) / width);
  const from = whole.cdf((low - distribution.low) / width);
  const to = whole.cdf((high - distribution.low) / width);
  return fromParts({
    draw(values, i) {
      values[i] = from + values[i]! * (to - from);
      whole.draw(values, i);
      values[i] = distribution.low + width * values[i]!;
      clampAt(values, i, low, high);
    },
    cdf: (x) => clamp((whole.cdf((x - distribution.low) / width) - from) / (to - from), 0, 1),
    mass: to - from,
  });
}

export function discrete({ values, weights }: Discrete): InverseTransform {
  const order = values.map((value, i) => ({ value, weight: weights[i] ?? 0 }));
  const sorted = order.filter(({ weight }) => weight > 0).sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const cdf = (x: number): number =>
    sorted.reduce((sum, { value, weight }) => (value <= x ? sum + weight : sum), 0) / total;
  const steps = Float64Array.from(sorted, ({ value }) => value);
  const upTo = steps.map(cdf);
  const last = steps.length - 1;
  return fromParts({
    draw(draws, i) {
      let k = 0;
      while (k < last && draws[i]! > upTo[k]!) k += 1;
      draws[i] = steps[k]!;
    },
    cdf,
    mass: 1,
  });
}
