import type { PolicyModel } from './model.ts';

/*
 * A stay in a regime with stages passes through them one after the other (model.md §10.1). So regimes alone
 * are no Markov chain, but their stages are.
 */

/** A regime chain with a state for each stage of each regime. */
export interface StageChain {
  readonly initial: number;
  /** By state, its regime. */
  readonly regimeOf: readonly number[];
  /** By regime, the state in which a stay begins. */
  readonly firstState: readonly number[];
  /** By state, the states that may follow it. */
  readonly jumps: readonly (readonly { readonly to: number }[])[];
}

/** Returns the chain of a policy over stages. */
export function stageChain({ initial, stages, jumps }: PolicyModel): StageChain {
  const regimeOf = stages.flatMap((count, regime) => Array.from({ length: count }, () => regime));
  const firstState = stages.map((_, regime) => regimeOf.indexOf(regime));
  const isLast = (state: number): boolean => regimeOf[state + 1] !== regimeOf[state];
  return {
    initial: firstState[initial]!,
    regimeOf,
    firstState,
    jumps: regimeOf.map((regime, state) => {
      if (isLast(state)) return jumps[regime]!.map(({ to }) => ({ to: firstState[to]! }));
      return jumps[regime]!.length === 0 ? [] : [{ to: state + 1 }];
    }),
  };
}

/**
 * Returns the rates of the jumps of a chain over stages, from those between regimes: every stage ends at
 * the total rate of its regime times the number of its stages.
 */
export function stageRates(
  { regimeOf, jumps }: StageChain,
  { stages }: PolicyModel,
  rates: readonly (readonly number[])[],
): number[][] {
  return jumps.map((row, state) => {
    const regime = regimeOf[state]!;
    const isLast = regimeOf[state + 1] !== regime;
    const total = rates[regime]!.reduce((sum, rate) => sum + rate, 0);
    const leaving = isLast ? rates[regime]! : row.map(() => total);
    return leaving.map((rate) => rate * stages[regime]!);
  });
}
