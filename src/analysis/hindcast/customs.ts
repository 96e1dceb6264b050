import { formatDay, parseDay } from '../../calendar/days.ts';

/** How goods appear in customs data, whose code covers magnets with and without a need for a licence. */
export interface Customs {
  /** Share of tonnes that need a licence, 0 … 1. */
  readonly licensedTonnes: number;
  /** Days from the start on which all goods departed, as they had been cleared before. */
  readonly graceDays: number;
  /** Share, 0 … 1, of goods without a need for a licence that were held all the same, for inspection. */
  readonly heldShare: number;
  /** Day from which no goods are held any more. */
  readonly heldUntilDay: number;
  /** Days, at least 0, for which goods are held. */
  readonly inspectionDays: number;
  /**
   * Largest flow of a day as a multiple of a normal day, above 1: capacity of plants and ports. The rest
   * departs later.
   */
  readonly mostFlow: number;
}

/**
 * Returns the monthly customs flow to one destination by month `YYYY-MM`, as a share of its normal flow.
 *
 * Months that do not end within the given days are left out.
 *
 * @param licensed - by day, licensed goods that departed, as a share of plan.
 * @param start - ISO date of day 0; earlier days of its month have normal flow.
 */
export function customsFlow(licensed: Float64Array, start: string, customs: Customs): Record<string, number> {
  const free = freeGoods(licensed.length, customs);
  const { licensedTonnes, graceDays, mostFlow } = customs;
  let waiting = 0;
  const first = parseDay(start)!;
  const sums = new Map<string, { flow: number; days: number }>();
  for (let t = 1 - Number(start.slice(8)); t < licensed.length; t++) {
    const month = formatDay(first + t).slice(0, 7);
    const sum = sums.get(month) ?? { flow: 0, days: 0 };
    waiting += t < graceDays ? 1 : licensedTonnes * licensed[t]! + (1 - licensedTonnes) * free[t]!;
    const leaves = Math.min(waiting, mostFlow);
    waiting -= leaves;
    sum.flow += leaves;
    sum.days += 1;
    sums.set(month, sum);
  }
  const whole = [...sums].filter(([month, { days }]) => days === daysOf(month));
  return Object.fromEntries(whole.map(([month, { flow, days }]) => [month, flow / days]));
}

/**
 * Returns the flow by day of goods without a need for a licence: a share departs later, after its
 * inspection.
 */
function freeGoods(
  days: number,
  { graceDays, heldShare, heldUntilDay, inspectionDays }: Customs,
): Float64Array {
  const isHeld = (t: number): number => (t >= graceDays && t < heldUntilDay ? heldShare : 0);
  return Float64Array.from({ length: days }, (_, t) => 1 - isHeld(t) + isHeld(t - inspectionDays));
}

function daysOf(month: string): number {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  return parseDay(next)! - parseDay(`${month}-01`)!;
}
