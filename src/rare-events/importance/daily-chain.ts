import exp from '@stdlib/math-base-special-exp';
import type { EventModel, PolicyModel } from '../../model/model.ts';
import { type StageChain, stageChain, stageRates } from '../../model/stages.ts';
import { DAYS_PER_YEAR } from '../../units.ts';

/** A matrix of chances: entry [from][to]. */
export type Matrix = readonly (readonly number[])[];

/** The states of one chain on each day: regimes and their stages. */
export type StatePath = Uint16Array;

/**
 * A policy as a Markov chain of whole days, over stages of regimes. A chain in continuous time, seen on
 * whole days, is one with the one-day matrix exp(Q/365) (model.md §8), so both have the same distribution.
 */
export interface DailyChain {
  readonly initial: number;
  /** By state, its regime. */
  readonly regimeOf: readonly number[];
  /** One day's jumps, dated events apart. */
  readonly step: Matrix;
  /** Dated events by day, in the order of the file; `to` is a state. */
  readonly events: ReadonlyMap<number, readonly EventModel[]>;
}

/** Returns the chain of a policy under rates per year, one row of `policy.jumps` each. */
export function dailyChain(policy: PolicyModel, ratesPerYear: readonly (readonly number[])[]): DailyChain {
  const stages = stageChain(policy);
  const { initial, regimeOf, firstState } = stages;
  const events = new Map<number, EventModel[]>();
  for (const event of policy.events) {
    const before = events.get(event.day) ?? [];
    events.set(event.day, [...before, { ...event, to: firstState[event.to]! }]);
  }
  return { initial, regimeOf, step: oneDay(stages, stageRates(stages, policy, ratesPerYear)), events };
}

/** Writes the regimes of a path of states. */
export function writeRegimes({ regimeOf }: DailyChain, states: StatePath, regimes: Uint8Array): void {
  for (let t = 0; t < states.length; t++) regimes[t] = regimeOf[states[t]!]!;
}

/**
 * Returns exp(Q/365), as the Poisson mixture of powers of I + Q/Λ, all terms of which are positive (Jensen,
 * Skandinavisk Aktuarietidskrift 36, 1953).
 */
export function oneDay(
  { jumps }: Pick<StageChain, 'jumps'>,
  ratesPerYear: readonly (readonly number[])[],
): Matrix {
  const leaving = ratesPerYear.map((row) => row.reduce((sum, rate) => sum + rate / DAYS_PER_YEAR, 0));
  const fastest = Math.max(...leaving);
  const identity = jumps.map((_, from) => jumps.map((_, to) => (from === to ? 1 : 0)));
  if (fastest === 0) return identity;
  // Halve the day until a handful of terms is exact, then square back.
  let halvings = 0;
  while (fastest / 2 ** halvings > 1) halvings += 1;
  const mean = fastest / 2 ** halvings;
  const jump = identity.map((row, from) => row.map((one) => one * (1 - leaving[from]! / fastest)));
  jumps.forEach((row, from) => {
    row.forEach(({ to }, i) => {
      jump[from]![to]! += ratesPerYear[from]![i]! / DAYS_PER_YEAR / fastest;
    });
  });
  let weight = exp(-mean);
  let power: Matrix = identity;
  let sum: Matrix = scaled(identity, weight);
  for (let n = 1; n <= 30; n++) {
    power = product(power, jump);
    weight *= mean / n;
    sum = added(sum, scaled(power, weight));
  }
  for (let i = 0; i < halvings; i++) sum = product(sum, sum);
  return sum.map((row) => scaledTo1(row));
}

/** Returns the chances of a day's state, given that of the day before; of day 0 given the initial one. */
export function nextDay(chain: DailyChain, day: number, from: number): readonly number[] {
  const jumped = day === 0 ? unit(chain.step.length, from) : chain.step[from]!;
  const events = chain.events.get(day);
  if (events === undefined) return jumped;
  return events.reduce<readonly number[]>(
    (chances, { to, probability }) =>
      chances.map((chance, r) => chance * (1 - probability) + (r === to ? probability : 0)),
    jumped,
  );
}

function unit(size: number, at: number): number[] {
  return Array.from({ length: size }, (_, r) => (r === at ? 1 : 0));
}

function scaled(matrix: Matrix, factor: number): Matrix {
  return matrix.map((row) => row.map((entry) => entry * factor));
}

function added(a: Matrix, b: Matrix): Matrix {
  return a.map((row, i) => row.map((entry, j) => entry + b[i]![j]!));
}

function product(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b.map((_, j) => row.reduce((sum, entry, k) => sum + entry * b[k]![j]!, 0)));
}

function scaledTo1(row: readonly number[]): number[] {
  const total = row.reduce((sum, entry) => sum + entry, 0);
  return row.map((entry) => entry / total);
}
