import { checkSeed, checkWhole } from '../check.ts';
import { openStream, WORD } from '../random/stream.ts';
import { movementOf } from '../scenario/moves.ts';
import type { Scenario } from '../scenario/types.ts';

/** The parameter set of any trial of a run. */
export interface SetDraw {
  /** How many sets there are. */
  readonly sets: number;
  /**
   * A plain uniform of (seed, trial) decides, so trials stay independent draws from the mixture of all sets.
   */
  setOf(trial: number): number;
}

/**
 * Opens the draw of sets under a seed; nothing for a scenario in a single setting, or one whose sets move none
 * of its numbers.
 */
export function openSetDraw(scenario: Scenario, seed: string): SetDraw | undefined {
  const movement = movementOf(scenario);
  if (movement === undefined) return undefined;
  const { sets } = movement.sets;
  const stream = openStream(seed, 'parameters');
  const drawn = new Float64Array(1);
  // The uniform has 52 bits and is below 1, and so is its product with any number of sets below that number.
  return {
    sets,
    setOf(trial) {
      stream.draw(WORD.uniform, trial, 0, drawn, 0);
      return Math.floor(sets * drawn[0]!);
    },
  };
}

/**
 * The parameter set that trial `trial` of a run of the scenario under that seed has: trial `trial` of
 * `scenarioOfSet(scenario, set)` is the same future. `undefined` for a scenario in a single setting, or one whose
 * sets move none of its numbers.
 *
 * @throws {TypeError | RangeError} for a seed that is no text, or a trial that is no whole number from 0 to 2³² − 1.
 */
export function setOfTrial(scenario: Scenario, seed: string, trial: number): number | undefined {
  checkSeed('seed', seed);
  checkWhole('trial', trial, 0, 2 ** 32 - 1);
  return openSetDraw(scenario, seed)?.setOf(trial);
}

/**
 * Rows 0 … rows − 1 of trials `firstTrial`, `firstTrial` + 1, …, in the order in which they are run: those of
 * one set after each other, as it takes time to change sets and no trial depends on another.
 */
export function rowsBySet(draw: SetDraw | undefined, firstTrial: number, rows: number): Uint32Array {
  const order = new Uint32Array(rows);
  if (draw === undefined) return order.map((_, row) => row);
  const places = new Uint32Array(draw.sets + 1);
  const sets = setsFrom(draw, firstTrial, rows);
  for (let row = 0; row < rows; row++) places[sets[row]! + 1]! += 1;
  for (let k = 0; k < draw.sets; k++) places[k + 1]! += places[k]!;
  for (let row = 0; row < rows; row++) order[places[sets[row]!]!++] = row;
  return order;
}

/** The sets of trials `firstTrial`, `firstTrial` + 1, … */
export function setsFrom({ setOf }: SetDraw, firstTrial: number, trials: number): Uint16Array {
  const sets = new Uint16Array(trials);
  for (let i = 0; i < trials; i++) sets[i] = setOf(firstTrial + i);
  return sets;
}
