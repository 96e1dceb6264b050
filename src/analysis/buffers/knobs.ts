// The buffers that a plan may set, and the patch that sets them.

import type { Distribution } from '../../distribution.ts';
import { describe } from '../../errors.ts';
import { coverCost } from '../../model/money.ts';
import { samplerOf } from '../../random/sampler-of.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Automaker, Scenario, ScenarioPatch } from '../../scenario/types.ts';
import type { CompleteBufferQuestion } from './question.ts';

/** Lanes that have the same days of cover. */
export interface Knob {
  readonly lanes: readonly PricedLane[];
  /** Cost of a day of cover of all of them. */
  readonly perDay: number;
}

interface Lane {
  readonly automaker: string;
  readonly lane: string;
  /** Path of the number that is set. */
  readonly path: string;
}

interface PricedLane extends Lane {
  /** Cost of a day of cover. */
  readonly perDay: number;
}

/** Returns the knobs of a question: essential lanes, together or apart. */
export function knobsOf(scenario: Scenario, question: CompleteBufferQuestion): Knob[] {
  const ids = question.automaker === null ? entityIds(scenario.automakers) : [question.automaker];
  const lanes = ids.flatMap((id) => lanesOf(id, scenario.automakers[id]!));
  const { perDay } = question.cost;
  const priceOf = ({ automaker: id, lane }: Lane): number => {
    if (!question.isPriced) return typeof perDay === 'number' ? perDay : (perDay[lane] ?? 1);
    const automaker = scenario.automakers[id]!;
    const { chains } = automaker.lanes[lane as keyof typeof automaker.lanes]!;
    return chains * coverCost(scenario, automaker, lane);
  };
  const groups = new Map<string, PricedLane[]>();
  for (const lane of lanes) {
    const key = { all: '', automaker: lane.automaker, lane: lane.path }[question.vary];
    groups.set(key, [...(groups.get(key) ?? []), { ...lane, perDay: priceOf(lane) }]);
  }
  return [...groups.values()].map((of) => ({
    lanes: of,
    perDay: of.reduce((sum, lane) => sum + lane.perDay, 0),
  }));
}

function lanesOf(automaker: string, { lanes }: Automaker): Lane[] {
  const essential = entityIds(lanes).filter((lane) => lanes[lane as keyof typeof lanes]!.essential);
  return essential.map((lane) => {
    const { bufferDays } = lanes[lane as keyof typeof lanes]!;
    const path = `automakers.${automaker}.lanes.${lane}.bufferDays`;
    return { automaker, lane, path: isByMedian(bufferDays) ? `${path}.median` : path };
  });
}

/** Returns the days of each lane by the path of its number. */
export function settingsOf(knobs: readonly Knob[], days: readonly number[]): Record<string, number> {
  return Object.fromEntries(knobs.flatMap(({ lanes }, k) => lanes.map(({ path }) => [path, days[k]!])));
}

/** Refuses scenarios whose lines stop at other lanes: a plan has the same days in all of them. */
export function requireSameLanes(scenarios: readonly Scenario[], question: CompleteBufferQuestion): void {
  const lanesIn = (scenario: Scenario): string[] =>
    knobsOf(scenario, question).flatMap(({ lanes }) =>
      lanes.map(({ automaker, lane }) => `${automaker} ${lane}`),
    );
  const [first, ...others] = scenarios.map((scenario) => lanesIn(scenario).sort());
  others.forEach((lanes, i) => {
    if (lanes.join() === first!.join()) return;
    throw new RangeError(
      `Expected scenarios[${i + 1}] to have the lanes that can stop a line in the first, ${first!.join(', ')}, got ${describe(lanes.join(', '))}`,
    );
  });
}

/** Returns the cost of the days of cover of each lane, by the path of its number. */
export function coverCosts(knobs: readonly Knob[], settings: Readonly<Record<string, number>>): number {
  const lanes = knobs.flatMap((knob) => knob.lanes);
  return lanes.reduce((sum, { path, perDay }) => sum + perDay * settings[path]!, 0);
}

/** Returns the patch that gives the lanes of each knob so many days of cover. */
export function bufferPatch(
  scenario: Scenario,
  knobs: readonly Knob[],
  days: readonly number[],
): ScenarioPatch {
  const automakers: Record<string, { lanes: Record<string, { bufferDays: unknown }> }> = {};
  knobs.forEach(({ lanes }, k) => {
    for (const { automaker, lane } of lanes) {
      const of = scenario.automakers[automaker]!.lanes;
      const law = of[lane as keyof typeof of]!.bufferDays;
      automakers[automaker] ??= { lanes: {} };
      automakers[automaker].lanes[lane] = { bufferDays: bufferOf(law, days[k]!) };
    }
  });
  return { automakers } as ScenarioPatch;
}

/**
 * Returns the change that gives a buffer a median of so many days and keeps its family: a number over a
 * distribution would take its spread away.
 */
export function bufferOf(law: Distribution, days: number): unknown {
  if (typeof law === 'number') return days;
  if (isByMedian(law)) return { median: days };
  const middle = samplerOf(law).quantile(0.5);
  if (!(middle > 0)) return days;
  const scaled = Object.entries(law).filter(([key]) => key !== 'source');
  const factor = days / middle;
  return Object.fromEntries(
    scaled.map(([key, value]) => {
      if (key === 'weights') return [key, value];
      return [key, Array.isArray(value) ? value.map((x: number) => x * factor) : (value as number) * factor];
    }),
  );
}

/** Returns the median of the cover of a knob's first lane, as the scenario has it. */
export function presentDays(scenario: Scenario, { lanes }: Knob): number {
  return medianDays(scenario, lanes[0]!);
}

/** Returns the median of the cover of each lane by the path of its number, as the scenario has it. */
export function presentSettings(scenario: Scenario, knobs: readonly Knob[]): Record<string, number> {
  const lanes = knobs.flatMap((knob) => knob.lanes);
  return Object.fromEntries(lanes.map((lane) => [lane.path, medianDays(scenario, lane)]));
}

/** Returns the median of the cover of a lane, as the scenario has it. */
export function medianDays(
  scenario: Scenario,
  { automaker, lane }: Pick<Lane, 'automaker' | 'lane'>,
): number {
  const of = scenario.automakers[automaker]!.lanes;
  const law = of[lane as keyof typeof of]!.bufferDays;
  return isByMedian(law) ? (law as { median: number }).median : samplerOf(law).quantile(0.5);
}

function isByMedian(law: Distribution): boolean {
  return typeof law === 'object' && 'median' in law;
}
