import { compileRegimes } from '../model/compile.ts';
import type { AutomakerModel, Model, RegimeModel } from '../model/model.ts';
import { type InverseTransform, samplerOf } from '../random/sampler-of.ts';
import { type Movement, movementOf, partOfSet } from '../scenario/moves.ts';
import { moved } from '../scenario/parameter-sets.ts';
import type { Scenario } from '../scenario/types.ts';
import { type BufferLaw, bufferLaw } from './buffer-law.ts';
import { type EffortTable, effortTable } from './effort.ts';

/** Tables and distributions of sampling that parameter sets may change. */
export interface SetTables {
  readonly efforts: EffortTable;
  readonly regimes: readonly RegimeModel[];
  readonly pace: InverseTransform;
  /** One for each of `Model.automakers`. */
  readonly automakers: readonly AutomakerNumbers[];
}

/** Numbers of an automaker that parameter sets may change. */
export interface AutomakerNumbers {
  readonly clearedAtStart: number;
  /** Distribution of the buffer, by lane. */
  readonly buffers: readonly InverseTransform[];
}

/** Returns the tables of the single setting. */
export function singleTables(model: Model): SetTables {
  return {
    efforts: effortTable(model.effortWorkingDays, model.limitWorkingDays),
    regimes: model.regimes,
    pace: samplerOf(model.pace),
    automakers: model.automakers.map(({ clearedAtStart, lanes }) => ({
      clearedAtStart,
      buffers: lanes.map(({ bufferDays }) => samplerOf(bufferDays)),
    })),
  };
}

/** Returns the tables of a parameter set; what no set changes is shared with the single setting. */
export function tablesOfSets(model: Model, single: SetTables): (k: number) => SetTables {
  const { scenario } = model;
  const movement = movementOf(scenario)!;
  const regimesOf = regimesOfSets(model);
  const automakers = model.automakers.map((automaker, i) =>
    automakerOfSets(scenario, movement, automaker, single.automakers[i]!),
  );
  return memoize((k) => ({
    efforts: effortsOf(scenario, single, k),
    regimes: regimesOf(k),
    pace: paceOf(scenario, single, k),
    automakers: automakers.map((ofSet) => ofSet(k)),
  }));
}

/** Returns the regimes of a parameter set; in a single setting, those of the model. */
export function regimesOfSets({ scenario, regimes }: Model): (k: number) => readonly RegimeModel[] {
  if (movementOf(scenario) === undefined) return () => regimes;
  return memoize((k) => {
    const policy = partOfSet(scenario, 'policy', k);
    return policy === scenario.policy ? regimes : compileRegimes({ ...scenario, policy });
  });
}

function effortsOf(scenario: Scenario, single: SetTables, k: number): EffortTable {
  const desk = partOfSet(scenario, 'desk', k);
  return desk === scenario.desk ? single.efforts : effortTable(desk.effortWorkingDays, desk.limitWorkingDays);
}

function paceOf(scenario: Scenario, single: SetTables, k: number): InverseTransform {
  const desk = partOfSet(scenario, 'desk', k);
  return desk.pace === scenario.desk.pace ? single.pace : samplerOf(desk.pace);
}

function automakerOfSets(
  scenario: Scenario,
  { moves }: Movement,
  { id, lanes }: AutomakerModel,
  single: AutomakerNumbers,
): (k: number) => AutomakerNumbers {
  const cleared = moves.get(`automakers.${id}.clearedAtStart`);
  const elements = [...new Set(lanes.map(({ element }) => element))];
  const laws = elements.map((element): [string, BufferLaw] => [element, bufferLaw(scenario, id, element)]);
  if (cleared === undefined && laws.every(([, law]) => !law.isMoved)) return () => single;
  return (k) => {
    const ofSet = new Map(laws.map(([element, law]) => [element, law.inSet(k)]));
    return {
      clearedAtStart: cleared ? moved(cleared.column, cleared.number, k) : single.clearedAtStart,
      buffers: lanes.map(({ element }) => ofSet.get(element)!),
    };
  };
}

/** Returns the function with its results remembered. */
function memoize<T>(make: (k: number) => T): (k: number) => T {
  const made = new Map<number, T>();
  return (k) => {
    let known = made.get(k);
    if (known === undefined) {
      known = make(k);
      made.set(k, known);
    }
    return known;
  };
}
