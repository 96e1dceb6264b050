// What the likelihood asks of the model: first halts by kind of firm, decided shares by date, licensed
// goods that departed.

import { firstDays, kindOf, kindsOf } from '../../../src/analysis/hindcast/match-firms.ts';
import { type Observables, simulateObservables } from '../../../src/analysis/hindcast/observables.ts';
import type { Observations } from '../../../src/history/index.ts';
import { parseScenario, type Scenario, simulate } from '../../../src/index.ts';
import { parameterDrawOf, type Settled } from '../hindcast/parameters.ts';
import type { KnownFacts } from './known-facts.ts';
import type { Head } from './network.ts';

/** Trials in which goods and applications are followed, and in which only lines are. */
export interface Trials {
  readonly followed: number;
  readonly lines: number;
}

/**
 * Days of the spring in which licensed goods may leave, as [first, past the last] of spans with an even
 * flow.
 */
export const SPANS = [
  [0, 38],
  [38, 41],
  [41, 48],
  [48, 58],
] as const;

/** Departures of a span are told in multiples of so many days of the plan. */
export const DEPARTURE_UNIT = 10;

/** What is asked of the model, and how answers are laid out in a list. */
export interface Outputs {
  readonly heads: readonly Head[];
  /** Scenario of one firm of each kind until the last day asked about. */
  readonly scenario: Scenario;
  /** Where the answers of each stand in the list. */
  readonly halts: Readonly<Record<string, number>>;
  readonly decided: readonly { readonly destination: string; readonly day: number; readonly at: number }[];
  readonly departed: Readonly<Record<string, number>>;
  /** Bounds of the bins of first-halt days; the last bin is none before the last bound. */
  readonly haltBounds: readonly number[];
}

/** Lays out what the facts ask about. */
export function outputsOf(spring: Scenario, observations: Observations, facts: KnownFacts): Outputs {
  const scenario = essentialLanes(kindsOf(firstDays(spring, facts.lastDay + 1), observations));
  const kinds = [...new Set(facts.firms.map(({ like, destination }) => kindOf(like, destination)))];
  const haltBounds = boundsOf(facts);
  const bins = haltBounds.length + 1;
  const destinations = [...new Set(kinds.map((id) => scenario.automakers[id]!.destination))];
  const sharesAt = kinds.length * bins;
  const departedAt = sharesAt + facts.shares.length;
  return {
    scenario,
    haltBounds,
    heads: [
      ...kinds.map((): Head => ({ kind: 'softmax', size: bins })),
      { kind: 'share', size: facts.shares.length },
      { kind: 'positive', size: destinations.length * SPANS.length },
    ],
    halts: Object.fromEntries(kinds.map((id, k) => [id, k * bins])),
    decided: facts.shares.map(({ destination, day }, i) => ({ destination, day, at: sharesAt + i })),
    departed: Object.fromEntries(destinations.map((id, d) => [id, departedAt + d * SPANS.length])),
  };
}

/**
 * Returns the scenario without the lanes that cannot stop a line: they order and apply as the others do, so
 * they tell no more of licences, and a run takes a third less time.
 */
function essentialLanes(scenario: Scenario): Scenario {
  const automakers = Object.fromEntries(
    Object.entries(scenario.automakers).map(([id, maker]) => {
      const lanes = Object.entries(maker.lanes).filter(([, lane]) => lane!.essential);
      return [id, { ...maker, lanes: Object.fromEntries(lanes) }];
    }),
  );
  return parseScenario({ ...scenario, automakers });
}

function boundsOf({ firms }: KnownFacts): number[] {
  const days = firms.flatMap(({ window, until }) => (window ? [window[0], window[1] + 1] : [until + 1]));
  return [...new Set(days)].sort((a, b) => a - b);
}

/** Runs the model at one setting, on trials of the given seed, and writes the answers side by side. */
export function simulateOutputs(
  outputs: Outputs,
  setting: Settled,
  seed: string,
  { followed: many, lines }: Trials,
): Float64Array {
  const scenario = parameterDrawOf(outputs.scenario, setting);
  const followed = simulateObservables(scenario, seed, 0, many);
  const run = simulate(scenario, { trials: lines, seed });
  const answers = new Float64Array(outputs.heads.reduce((sum, { size }) => sum + size, 0));
  for (const [id, at] of Object.entries(outputs.halts)) {
    const days = run.outcomes[id]!.firstHaltDay;
    for (const day of days) answers[at + binOf(day, outputs.haltBounds)]! += 1 / days.length;
  }
  for (const { destination, day, at } of outputs.decided) answers[at] = followed.decided[destination]![day]!;
  writeDepartures(outputs, followed, answers);
  return answers;
}

function writeDepartures({ departed }: Outputs, followed: Observables, answers: Float64Array): void {
  for (const [destination, at] of Object.entries(departed)) {
    SPANS.forEach(([from, to], s) => {
      const goods = followed.departed[destination]!.subarray(from, to).reduce((sum, x) => sum + x, 0);
      answers[at + s] = goods / DEPARTURE_UNIT;
    });
  }
}

/** The bin of a first-halt day. */
export function binOf(day: number, bounds: readonly number[]): number {
  let bin = 0;
  while (bin < bounds.length && day >= bounds[bin]!) bin += 1;
  return bin;
}
