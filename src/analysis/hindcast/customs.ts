import { formatDay, parseDay } from '../../calendar/days.ts';

/** How goods show in customs data, where one code holds magnets that need a licence and others that do not. */
export interface Customs {
  /** Share of tonnes that need a licence, 0 … 1. */
  readonly licensedTonnes: number;
  /** Days from the start on which all still left, as it had been cleared before. */
  readonly graceDays: number;
  /** Share, 0 … 1, of goods that need no licence and were held all the same, as nobody could tell them apart. */
  readonly heldShare: number;
  /** Day from which none is held any more; and days, at least 0, until those that were held leave. */
  readonly heldUntilDay: number;
  readonly inspectionDays: number;
  /** The most that leaves on a day, above 1 of a normal one, as plants and ports can do no more; the rest leaves on the next days. */
  readonly mostFlow: number;
}

/**
 * Monthly customs flow to one destination, as a share of its normal.
 *
 * @param licensed - by day, licensed goods that departed, as a share of plan.
 * @param start - ISO date of day 0; days of its month before it had normal flow.
 * @returns by month `YYYY-MM`, for all months that end within the days given.
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

/** By day, the flow of goods that need no licence: of those that should leave on days of doubt a part leaves later, when it has been inspected. */
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
