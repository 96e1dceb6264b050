// A small neural network: two hidden layers of tanh, and heads that are shares of one (softmax), single
// shares (sigmoid) or
// positive numbers (softplus). Trained by Adam (Kingma and Ba, ICLR 2015). The same seed gives the same
// network on every machine.

import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { normalQuantile } from '../../../src/random/normal.ts';
import { openStream } from '../../../src/random/stream.ts';

/** Outputs that belong together: a softmax group, or as many shares or positive numbers. */
export interface Head {
  readonly kind: 'softmax' | 'share' | 'positive';
  readonly size: number;
}

/** A fully connected layer: weights row by row (one row an output), then biases. */
interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float64Array;
  readonly gradient: Float64Array;
  readonly mean: Float64Array;
  readonly square: Float64Array;
}

export interface Network {
  /** Writes the outputs at `input` into a list that the next call writes over. */
  predict(input: ArrayLike<number>): Float64Array;
}

export interface Example {
  readonly input: Float64Array;
  readonly output: Float64Array;
}

export interface TrainingOptions {
  readonly hidden: number;
  readonly epochs: number;
  readonly seed: string;
  readonly onEpoch?: (epoch: number, loss: number) => void;
}

const BATCH = 32;
const FASTEST = 4e-3;
const SLOWEST = 1e-5;

/** Fits a network to examples by the mean of cross-entropies and, for positive numbers, squared errors. */
export function trainNetwork(
  examples: readonly Example[],
  heads: readonly Head[],
  { hidden, epochs, seed, onEpoch }: TrainingOptions,
): Network {
  const inputs = examples[0]!.input.length;
  const outputs = heads.reduce((sum, { size }) => sum + size, 0);
  const uniforms = uniformsOf(seed);
  const layers = [
    openLayer(inputs, hidden, uniforms),
    openLayer(hidden, hidden, uniforms),
    openLayer(hidden, outputs, uniforms),
  ];
  const values = layers.map((layer) => new Float64Array(layer.outputs));
  const errors = layers.map((layer) => new Float64Array(layer.outputs));
  const order = Uint32Array.from(examples, (_, i) => i);
  const steps = epochs * Math.floor(examples.length / BATCH);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, uniforms);
    let loss = 0;
    for (let first = 0; first + BATCH <= order.length; first += BATCH) {
      for (let k = first; k < first + BATCH; k++) {
        const { input, output } = examples[order[k]!]!;
        forward(layers, heads, input, values);
        loss += headErrors(heads, values[2]!, output, errors[2]!);
        backward(layers, input, values, errors);
      }
      step += 1;
      const rate = SLOWEST + ((FASTEST - SLOWEST) * (1 + cosine(step / steps))) / 2;
      for (const layer of layers) improve(layer, rate, step);
    }
    onEpoch?.(epoch, loss / examples.length);
  }
  return {
    predict(input) {
      forward(layers, heads, input, values);
      return values[2]!;
    },
  };
}

/** Uniforms one after the other: here, unlike in a trial, their order is all that they have. */
export function uniformsOf(seed: string): () => number {
  const stream = openStream(seed, 'uniforms');
  let i = 0;
  return () => stream.uniform(Math.floor(i / 2 ** 20), i++ % 2 ** 20);
}

function openLayer(inputs: number, outputs: number, uniforms: () => number): Layer {
  const size = outputs * (inputs + 1);
  const list = (): Float64Array => new Float64Array(size);
  const weights = list();
  for (let i = 0; i < outputs * inputs; i++) weights[i] = normalQuantile(uniforms()) / Math.sqrt(inputs);
  return { inputs, outputs, weights, gradient: list(), mean: list(), square: list() };
}

function forward(
  layers: readonly Layer[],
  heads: readonly Head[],
  input: ArrayLike<number>,
  values: readonly Float64Array[],
): void {
  apply(layers[0]!, input, values[0]!);
  squash(values[0]!);
  apply(layers[1]!, values[0]!, values[1]!);
  squash(values[1]!);
  apply(layers[2]!, values[1]!, values[2]!);
  finish(heads, values[2]!);
}

function apply({ inputs, outputs, weights }: Layer, from: ArrayLike<number>, to: Float64Array): void {
  const biases = outputs * inputs;
  for (let o = 0; o < outputs; o++) {
    let sum = weights[biases + o]!;
    const row = o * inputs;
    for (let i = 0; i < inputs; i++) sum += weights[row + i]! * from[i]!;
    to[o] = sum;
  }
}

/** tanh, entry by entry. */
function squash(values: Float64Array): void {
  for (let i = 0; i < values.length; i++) values[i] = 1 - 2 / (1 + exp(2 * values[i]!));
}

/** What the last layer adds up to, as what the heads stand for. */
function finish(heads: readonly Head[], values: Float64Array): void {
  let at = 0;
  for (const { kind, size } of heads) {
    if (kind === 'softmax') softmax(values, at, size);
    for (let i = at; kind !== 'softmax' && i < at + size; i++) {
      const z = values[i]!;
      if (kind === 'share') values[i] = 1 / (1 + exp(-z));
      else values[i] = z > 30 ? z : ln(1 + exp(z));
    }
    at += size;
  }
}

function softmax(values: Float64Array, at: number, size: number): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = at; i < at + size; i++) most = Math.max(most, values[i]!);
  let sum = 0;
  for (let i = at; i < at + size; i++) {
    values[i] = exp(values[i]! - most);
    sum += values[i]!;
  }
  for (let i = at; i < at + size; i++) values[i] = values[i]! / sum;
}

/** Writes the derivative of the loss by what the last layer adds up to; returns the loss. */
function headErrors(
  heads: readonly Head[],
  said: Float64Array,
  seen: Float64Array,
  errors: Float64Array,
): number {
  let loss = 0;
  let at = 0;
  for (const { kind, size } of heads) {
    for (let i = at; i < at + size; i++) {
      const error = said[i]! - seen[i]!;
      // The derivative of softplus is 1 − exp(−softplus).
      errors[i] = kind === 'positive' ? error * (1 - exp(-said[i]!)) : error;
      loss += error * error;
    }
    at += size;
  }
  return loss;
}

function backward(
  layers: readonly Layer[],
  input: ArrayLike<number>,
  values: readonly Float64Array[],
  errors: readonly Float64Array[],
): void {
  for (let l = layers.length - 1; l >= 0; l--) {
    const { inputs, outputs, weights, gradient } = layers[l]!;
    const from = l === 0 ? input : values[l - 1]!;
    const error = errors[l]!;
    const before = l === 0 ? undefined : errors[l - 1]!;
    before?.fill(0);
    for (let o = 0; o < outputs; o++) {
      const e = error[o]!;
      const row = o * inputs;
      gradient[outputs * inputs + o]! += e;
      for (let i = 0; i < inputs; i++) gradient[row + i]! += e * from[i]!;
      if (before) for (let i = 0; i < inputs; i++) before[i]! += e * weights[row + i]!;
    }
    if (before) for (let i = 0; i < inputs; i++) before[i]! *= 1 - from[i]! * from[i]!;
  }
}

/** One step of Adam, after which the gradient is 0 again. */
function improve({ weights, gradient, mean, square }: Layer, rate: number, step: number): void {
  const [b1, b2] = [0.9, 0.999];
  const c1 = 1 / (1 - power(b1, step));
  const c2 = 1 / (1 - power(b2, step));
  for (let i = 0; i < weights.length; i++) {
    const g = gradient[i]! / BATCH;
    gradient[i] = 0;
    mean[i] = b1 * mean[i]! + (1 - b1) * g;
    square[i] = b2 * square[i]! + (1 - b2) * g * g;
    weights[i]! -= (rate * mean[i]! * c1) / (Math.sqrt(square[i]! * c2) + 1e-8);
  }
}

function power(base: number, exponent: number): number {
  return exp(exponent * ln(base));
}

/** cos(π x) for x in 0 … 1, well enough for a schedule: 1 at 0, −1 at 1, flat at both. */
function cosine(x: number): number {
  return 1 - 2 * x * x * (3 - 2 * x);
}

function shuffle(order: Uint32Array, uniforms: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(uniforms() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}
