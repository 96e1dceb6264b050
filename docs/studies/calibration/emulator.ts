// An emulator of the model: a network fitted to the model's answers at many settings. It stands in for
// the model where a
// calibration asks a million times, and smooths the noise of the trials behind each answer.

import type { ParameterName } from '../hindcast/parameters.ts';
import { NAMES } from '../hindcast/parameters.ts';
import { type Example, type Head, type Network, trainNetwork } from './network.ts';
import type { Outputs } from './outputs.ts';

/** Parameters of customs alone: the likelihood applies them by itself, the model does not know them. */
const OF_CUSTOMS: ReadonlySet<ParameterName> = new Set([
  'licensedTonnes',
  'graceDays',
  'heldShare',
  'heldUntilDay',
  'inspectionDays',
]);

/** Where the parameters of the model stand in a point. */
const INPUTS = NAMES.flatMap((name, i) => (OF_CUSTOMS.has(name) ? [] : [i]));

/**
 * Units of each hidden layer, and rounds of training: more lowered the error at points that were left out
 * by less than 1 %.
 */
const HIDDEN = 48;
const EPOCHS = 60;

export interface Emulator {
  /** The answers at a point of the unit cube, in a list that the next call writes over. */
  answersAt(point: ArrayLike<number>): Float64Array;
}

/**
 * Fits an emulator to the model's answers: a network for first halts and one for the rest, whose noise is
 * of another size.
 */
export function fitEmulator(examples: readonly Example[], { heads }: Outputs, seed: string): Emulator {
  const isHalts = ({ kind }: Head): boolean => kind === 'softmax';
  const halts = heads.filter(isHalts);
  const rest = heads.filter((head) => !isHalts(head));
  const cut = halts.reduce((sum, { size }) => sum + size, 0);
  const train = (of: readonly Head[], from: number, to?: number): Network =>
    trainNetwork(
      examples.map(({ input, output }) => ({ input: inputsOf(input), output: output.subarray(from, to) })),
      of,
      { hidden: HIDDEN, epochs: EPOCHS, seed },
    );
  const networks = [train(halts, 0, cut), train(rest, cut)];
  const input = new Float64Array(INPUTS.length);
  const answers = new Float64Array(examples[0]!.output.length);
  return {
    answersAt(point) {
      inputsOf(point, input);
      answers.set(networks[0]!.predict(input));
      answers.set(networks[1]!.predict(input), cut);
      return answers;
    },
  };
}

/** The inputs of the network at a point: of mean 0 and variance 1 under the prior. */
function inputsOf(point: ArrayLike<number>, into = new Float64Array(INPUTS.length)): Float64Array {
  for (let i = 0; i < into.length; i++) into[i] = (2 * point[INPUTS[i]!]! - 1) * Math.sqrt(3);
  return into;
}
