import { checkOptions, checkWhole } from '../../check.ts';
import { requireAutomaker } from '../../engine/first-halts.ts';
import { describe, didYouMean } from '../../errors.ts';
import type { AutomakerId } from '../../scenario/names.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Scenario } from '../../scenario/types.ts';

/** What may differ between buffers: nothing, makers, or lanes. */
export type BufferVariation = 'all' | 'automaker' | 'lane';

/** What a day of cover and a vehicle that is not built cost, in any one currency. */
export interface BufferCost {
  /**
   * Of a day of cover of a lane over the horizon: one number for every lane, or one by the lane's id.
   * Default 1.
   */
  readonly perDay?: number | Readonly<Record<string, number>>;
  /** Of a vehicle lost. With it the plan is the cheapest, and `atMost` is a limit beside it. */
  readonly perVehicle?: number;
}

/** What a plan of buffers is asked for. */
export interface BufferQuestion {
  /** Greatest chance of a halt by `byDay`, between 0 and 1; may be left out where halts cost something. */
  readonly atMost?: number;
  /** Halts that begin on a day below this count, 1 … horizonDays; default the horizon. */
  readonly byDay?: number;
  /** Whose halts count, and whose buffers are planned; absent: those of all. */
  readonly automaker?: AutomakerId;
  /**
   * `'all'`, the default: one number of days for every lane. `'automaker'`: one for each maker. `'lane'`:
   * one for each lane.
   */
  readonly vary?: BufferVariation;
  /** Least and most days of cover, whole, 1 … 3,650; default [1, 365]. */
  readonly bounds?: readonly [low: number, high: number];
  /**
   * Absent in scenarios with prices: what prices say that stock, halts and flights cost, so that the plan is
   * the cheapest.
   */
  readonly cost?: BufferCost;
}

/** A question with every default filled in. */
export interface CompleteBufferQuestion {
  readonly atMost: number | null;
  readonly byDay: number;
  readonly automaker: string | null;
  readonly vary: BufferVariation;
  readonly bounds: readonly [low: number, high: number];
  readonly cost: { readonly perDay: number | Readonly<Record<string, number>>; readonly perVehicle: number };
  /** Whether cost is what the prices of the scenarios say. */
  readonly isPriced: boolean;
}

const KEYS: readonly (keyof BufferQuestion)[] = ['atMost', 'byDay', 'automaker', 'vary', 'bounds', 'cost'];
const VARIATIONS: readonly BufferVariation[] = ['all', 'automaker', 'lane'];
const MOST_DAYS = 3650;

/**
 * Returns the question, checked, with defaults filled in.
 *
 * @throws {RangeError | TypeError} for a key or a value out of range.
 */
export function completeQuestion(
  question: BufferQuestion,
  scenarios: readonly Scenario[],
): CompleteBufferQuestion {
  const scenario = scenarios[0]!;
  checkOptions(question, KEYS, 'question');
  const { atMost, byDay = scenario.horizonDays, automaker, vary = 'all', bounds = [1, 365] } = question;
  const cost = completeCost(question.cost, scenario);
  checkWhole('byDay', byDay, 1, scenario.horizonDays);
  if (automaker !== undefined)
    for (const { automakers } of scenarios) requireAutomaker('automaker', automaker, entityIds(automakers));
  if (!VARIATIONS.includes(vary)) {
    throw new RangeError(
      `Expected vary to be ${VARIATIONS.join(', ')}, got ${describe(vary)}${didYouMean(vary, VARIATIONS)}`,
    );
  }
  const isPriced = question.cost === undefined && scenarios.every(({ prices }) => prices !== undefined);
  checkTarget(atMost, isPriced || cost.perVehicle > 0);
  checkBounds(bounds);
  return { atMost: atMost ?? null, byDay, automaker: automaker ?? null, vary, bounds, cost, isPriced };
}

/** Returns whether a plan is the cheapest, as halts cost something, and not the least for a target. */
export function isCheapest({ cost, isPriced }: CompleteBufferQuestion): boolean {
  return isPriced || cost.perVehicle > 0;
}

function checkTarget(atMost: unknown, costs: boolean): void {
  if (atMost === undefined && costs) return;
  if (typeof atMost === 'number' && atMost > 0 && atMost < 1) return;
  throw new RangeError(
    `Expected atMost to be a chance between 0 and 1, such as 0.05, or cost.perVehicle to be above 0, or the scenario to have prices, got ${describe(atMost)}`,
  );
}

function checkBounds(bounds: unknown): void {
  const isPair = Array.isArray(bounds) && bounds.length === 2 && bounds.every(Number.isInteger);
  if (isPair && bounds[0] >= 1 && bounds[1] <= MOST_DAYS && bounds[0] < bounds[1]) return;
  throw new RangeError(
    `Expected bounds to be two whole numbers from 1 to ${MOST_DAYS}, the lower first, got ${Array.isArray(bounds) && bounds.length < 9 ? bounds.map((end) => (typeof end === 'number' ? String(end) : describe(end))).join(', ') : describe(bounds)}`,
  );
}

function completeCost(cost: BufferCost = {}, scenario: Scenario): CompleteBufferQuestion['cost'] {
  checkOptions(cost, ['perDay', 'perVehicle'], 'cost');
  const { perDay = 1, perVehicle = 0 } = cost;
  const prices = typeof perDay === 'object' && perDay !== null ? pricesOf(perDay, scenario) : [['', perDay]];
  for (const [lane, price] of [...prices, ['vehicle', perVehicle]] as [string, unknown][]) {
    const path = lane === 'vehicle' ? 'cost.perVehicle' : `cost.perDay${lane && `.${lane}`}`;
    if (typeof price === 'number' && price >= 0 && Number.isFinite(price)) continue;
    throw new RangeError(`Expected ${path} to be at least 0, got ${describe(price)}`);
  }
  return { perDay, perVehicle };
}

/** Returns the prices by lane; each must be of a lane that some line has. */
function pricesOf(perDay: Readonly<Record<string, number>>, { automakers }: Scenario): [string, number][] {
  const known = [...new Set(entityIds(automakers).flatMap((id) => entityIds(automakers[id]!.lanes)))];
  for (const lane of Object.keys(perDay)) {
    if (known.includes(lane)) continue;
    throw new RangeError(
      `Expected cost.perDay to have lanes of ${known.join(', ')}, got ${describe(lane)}${didYouMean(lane, known)}`,
    );
  }
  return Object.entries(perDay);
}
