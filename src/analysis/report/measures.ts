import type { Element } from '../../elements.ts';
import { override } from '../../scenario/override.ts';
import type { Automaker, Lane, Scenario, ScenarioPatch } from '../../scenario/types.ts';
import { bufferOf, medianDays } from '../buffers/knobs.ts';
import type { MeasureKind } from './results.ts';

/** A change of a line that a firm can make, as a scenario. */
export interface Measure {
  readonly kind: MeasureKind;
  readonly values: Readonly<Record<string, string | number>>;
  readonly scenario: Scenario;
}

/** Days of cover that a measure adds. */
const MORE = 30;
/** Days that orders go out earlier. */
const EARLIER = 20;
/** Days of cover below which goods fly. */
const FLY_BELOW = 30;
/** Days that a licence for a period is valid, and the share of lines that hold one on the first day. */
const PERIOD = { validityDays: 365, heldAtStart: 0.5 };

/**
 * Returns the measures that a line can take, as far as it does not take them already.
 *
 * @param binding - elements that stop the line, the most frequent first.
 */
export function measuresOf(scenario: Scenario, id: string, binding: readonly Element[]): Measure[] {
  const maker = scenario.automakers[id]!;
  const patched = (patch: object): Scenario =>
    override(scenario, { automakers: { [id]: patch } } as ScenarioPatch);
  const measure = (kind: MeasureKind, values: Measure['values'], patch: object): Measure[] => [
    { kind, values, scenario: patched(patch) },
  ];
  const [first, second] = binding;
  const essential = essentialOf(maker);
  const { plannedLicenceDays, expediteBelowDays, licence } = maker;
  return [
    ...measure(
      'order-earlier',
      { days: plannedLicenceDays, more: plannedLicenceDays + EARLIER },
      { plannedLicenceDays: plannedLicenceDays + EARLIER },
    ),
    ...(first ? measure('more-of-one', { element: first, more: MORE }, stocked(scenario, id, [first])) : []),
    ...(first && second
      ? measure(
          'more-of-two',
          { element: first, other: second, more: MORE },
          stocked(scenario, id, [first, second]),
        )
      : []),
    ...(essential.length < 3
      ? []
      : measure('more-of-all', { more: MORE, count: essential.length }, stocked(scenario, id, essential))),
    ...(expediteBelowDays < FLY_BELOW
      ? measure('fly', { days: FLY_BELOW }, { expediteBelowDays: FLY_BELOW })
      : []),
    ...(licence.validityDays === 0 || licence.heldAtStart < PERIOD.heldAtStart
      ? measure('period-licence', { share: PERIOD.heldAtStart }, { licence: PERIOD })
      : []),
    ...(first ? chainsLess(maker, first, measure) : []),
  ];
}

/** Returns one chain less of the element, where the line has more than one. */
function chainsLess(
  { lanes }: Automaker,
  element: Element,
  measure: (kind: MeasureKind, values: Measure['values'], patch: object) => Measure[],
): Measure[] {
  const { chains } = lanes[element]!;
  if (chains < 2) return [];
  return measure(
    'fewer-chains',
    { element, chains, fewer: chains - 1 },
    { lanes: { [element]: { chains: chains - 1 } } },
  );
}

/** Returns the elements that can stop the line. */
export function essentialOf({ lanes }: Automaker): Element[] {
  return (Object.entries(lanes) as [Element, Lane][])
    .filter(([, lane]) => typeof lane === 'object' && lane.essential)
    .map(([element]) => element);
}

/** Returns the patch that adds days of cover to lanes and keeps the family of each distribution. */
function stocked(scenario: Scenario, id: string, elements: readonly Element[]): object {
  return {
    lanes: Object.fromEntries(
      elements.map((element) => [
        element,
        bufferAt(scenario, id, element, daysOf(scenario, id, element) + MORE),
      ]),
    ),
  };
}

/** Returns the patch of a lane that gives its cover a median of so many days. */
export function bufferAt(scenario: Scenario, id: string, element: Element, days: number): object {
  return { bufferDays: bufferOf(scenario.automakers[id]!.lanes[element]!.bufferDays, days) };
}

/** Returns the median of the cover of a lane, as the scenario has it. */
export function daysOf(scenario: Scenario, automaker: string, lane: Element): number {
  return medianDays(scenario, { automaker, lane });
}
