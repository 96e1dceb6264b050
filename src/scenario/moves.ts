import { checkWhole } from '../check.ts';
import { isFixed } from './fixed-paths.ts';
import { moved, type ParameterColumn, type ParameterSets, parameterSets } from './parameter-sets.ts';
import { markParsed } from './parsed.ts';
import type { Scenario } from './types.ts';
import { valueAt } from './value-at.ts';

/** A number of a scenario that differs between its parameter sets. */
export interface Move {
  readonly path: string;
  readonly column: ParameterColumn;
  /** Its value in the scenario itself. */
  readonly number: number;
}

/** All numbers of a scenario that differ between its parameter sets. */
export interface Movement {
  readonly sets: ParameterSets;
  readonly moves: ReadonlyMap<string, Move>;
  readonly tree: Tree;
}

/** Moves by the keys of their paths. */
interface Tree {
  readonly [key: string]: Tree | Move;
}

const known = new WeakMap<Scenario, Movement>();

/**
 * Returns what the parameter sets of a scenario change. Returns `undefined` in the single setting: the
 * scenario names no sets, or they change none of its numbers. A path that leads to no number is left out.
 */
export function movementOf(scenario: Scenario): Movement | undefined {
  const movement = knownMovement(scenario);
  return movement?.moves.size === 0 ? undefined : movement;
}

function knownMovement(scenario: Scenario): Movement | undefined {
  if (scenario.parameters === undefined) return undefined;
  let movement = known.get(scenario);
  if (movement === undefined) {
    movement = findMoves(scenario, parameterSets(scenario.parameters.sets), scenario.parameters.fixed);
    known.set(scenario, movement);
  }
  return movement;
}

function findMoves(scenario: Scenario, sets: ParameterSets, fixed: readonly string[]): Movement {
  const moves = new Map<string, Move>();
  const tree: Record<string, unknown> = {};
  for (const column of sets.columns) {
    for (const path of column.paths) {
      const keys = path.split('.');
      const number = isFixed(path, fixed) ? undefined : valueAt(scenario, keys);
      if (typeof number !== 'number') continue;
      const move = { path, column, number };
      moves.set(path, move);
      insert(tree, keys, move);
    }
  }
  return { sets, moves, tree: tree as Tree };
}

function insert(tree: Record<string, unknown>, keys: readonly string[], move: Move): void {
  let here = tree;
  for (const key of keys.slice(0, -1)) {
    here[key] ??= {};
    here = here[key] as Record<string, unknown>;
  }
  here[keys.at(-1)!] = move;
}

/** Returns the scenario of one parameter set, of a parsed scenario. */
export function settingOfSet(scenario: Scenario, k: number): Scenario {
  const movement = knownMovement(scenario);
  if (movement === undefined) {
    throw new RangeError('Expected scenario to name parameter sets, got one in a single setting');
  }
  const { sets } = movement.sets;
  checkWhole('k', k, 0, sets - 1);
  const {
    parameters: _,
    parametersSource: __,
    ...single
  } = scenario as Scenario & { parametersSource?: string };
  return markParsed(copy(single, movement.tree, k) as Scenario);
}

/** Returns a part of the scenario with the numbers of set `k`; the part itself where they are the same. */
export function partOfSet<P extends 'policy' | 'desk'>(scenario: Scenario, part: P, k: number): Scenario[P] {
  const branch = movementOf(scenario)?.tree[part];
  if (branch === undefined || isMove(branch)) return scenario[part];
  return copy(scenario[part], branch, k) as Scenario[P];
}

/**
 * Returns a frozen copy with the numbers of set `k`. Objects without such numbers are shared, not copied.
 */
function copy(object: object, tree: Tree, k: number): object {
  const copied: Record<string, unknown> = { ...object };
  for (const key of Object.keys(tree)) {
    const branch = tree[key]!;
    copied[key] = isMove(branch)
      ? moved(branch.column, branch.number, k)
      : copy(copied[key] as object, branch, k);
  }
  return Object.freeze(copied);
}

function isMove(branch: Tree | Move): branch is Move {
  return typeof branch.path === 'string';
}
