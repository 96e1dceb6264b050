import { checkSeed, checkWhole } from '../check.ts';
import { openStream, WORD } from '../random/stream.ts';
import { asScenario } from '../scenario/as-scenario.ts';
import { movementOf } from '../scenario/moves.ts';
import type { Scenario } from '../scenario/types.ts';

/** Draws the parameter set of a trial. */
export interface SetDraw {
  /** Number of sets. */
  readonly sets: number;
  /**
   * Returns the set of a trial: one uniform of (seed, trial), so that trials are independent of each other.
   */
  setOf(trial: number): number;
}

/**
 * Returns the draw of sets under a seed; `undefined` for a scenario in a single setting, or whose sets
 * change none of its numbers.
 */
export function openSetDraw(scenario: Scenario, seed: string): SetDraw | undefined {
  const movement = movementOf(scenario);
  if (movement === undefined) return undefined;
  const { sets } = movement.sets;
  const stream = openStream(seed, 'parameters');
  const drawn = new Float64Array(1);
  // The uniform has 52 bits and is below 1, so its product with the number of sets is below that number.
  return {
    sets,
    setOf(trial) {
      stream.draw(WORD.uniform, trial, 0, drawn, 0);
      return Math.floor(sets * drawn[0]!);
    },
  };
}

/**
 * Returns the parameter set, from 0, of a trial of a run of the scenario with that seed.
 *
 * The same trial of `scenarioOfSet(scenario, set)` is the same future. The result is `undefined` for a
 * scenario in a single setting, or whose sets change none of its numbers.
 *
 * @throws {TypeError} for a seed that is not a non-empty string.
 * @throws {RangeError} for a trial that is not a whole number from 0 to 2³² − 1.
 * @example
 * ```ts
 * import { loadScenario, setOfTrial } from 'rare-earth-risk';
 *
 * console.log(setOfTrial(loadScenario('ban-resumes'), 'docs', 0)); // 104
 * console.log(setOfTrial(loadScenario('spring-2025'), 'docs', 0)); // undefined
 * ```
 */
export function setOfTrial(scenario: Scenario, seed: string, trial: number): number | undefined {
  checkSeed('seed', seed);
  checkWhole('trial', trial, 0, 2 ** 32 - 1);
  return openSetDraw(asScenario('scenario', scenario), seed)?.setOf(trial);
}

/**
 * Returns rows 0 … rows − 1, of trials from `firstTrial` on, grouped by parameter set: the order in
 * which to run them, as a change of set takes time.
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

/** Returns the sets of trials `firstTrial`, `firstTrial` + 1, … */
export function setsFrom({ setOf }: SetDraw, firstTrial: number, trials: number): Uint16Array {
  const sets = new Uint16Array(trials);
  for (let i = 0; i < trials; i++) sets[i] = setOf(firstTrial + i);
  return sets;
}
