import { parseDay } from '../../calendar/days.ts';
import type { Digest } from '../../engine/digest.ts';
import { survivalCurve } from '../halts.ts';
import { summarize } from '../summary.ts';
import { type CurvePoint, type ReportScenario, type ShownFrom, shown } from './results.ts';

/** Difference of chances from which a scenario counts as shown in halts. */
const SHOWS = 0.03;

/** Returns what a run of a scenario says of a line and of all others. */
export function scenarioFacts(digest: Digest, automaker: string): ReportScenario {
  const { scenario, id } = digest;
  const { automakers } = summarize(digest);
  const line = automakers[automaker]!;
  const elements = Object.entries(line.bindingElements).map(([element, share]) => [element, shown(share)]);
  return {
    name: scenario.name,
    title: scenario.title,
    id,
    turn: turnOf(digest),
    haltProbability: shown(line.haltProbability),
    medianFirstHaltDay: line.medianFirstHaltDay && shown(line.medianFirstHaltDay),
    bindingElements: Object.fromEntries(elements),
    curve: curveOf(digest, automaker),
    automakers: Object.entries(automakers).map(([id, { haltProbability }]) => ({
      id,
      title: scenario.automakers[id]!.title,
      haltProbability: shown(haltProbability),
    })),
    haltDays: shown(line.haltDays),
    vehiclesLost: shown(line.vehiclesLost),
    valueLost: line.valueLost && shown(line.valueLost),
  };
}

/** A first event that may not come is no day on which policy turns. */
function turnOf({ scenario: { policy, start } }: Digest): ReportScenario['turn'] {
  const [event] = policy.events;
  return event?.probability === 1
    ? { date: event.date, day: parseDay(event.date)! - parseDay(start)! }
    : null;
}

/** Returns the chance of a halt by day. */
function curveOf(digest: Digest, automaker: string): CurvePoint[] {
  const { days, survival, band } = survivalCurve(digest, { automaker });
  const halts = ([low, high]: readonly [number, number]) => [1 - high, 1 - low] as const;
  return days.map((day) => ({
    day,
    chance: 1 - survival[day]!.value,
    interval: halts(survival[day]!.interval),
    band: halts(band[day]!),
  }));
}

/**
 * Returns the first day on which a scenario's chance exceeds that of the mildest by three points, with the
 * days on which the upper and the lower end of the difference do; `null` if it never does.
 */
export function shownFrom(mildest: ReportScenario, { name, curve, turn }: ReportScenario): ShownFrom | null {
  const gaps = curve.map((point, i) => {
    const before = mildest.curve[i]!;
    const [lower, upper] = [0, 1].map((end) => {
      const [a, b] = [point.interval[end]! - point.chance, before.interval[1 - end]! - before.chance];
      return point.chance - before.chance + (end === 0 ? -1 : 1) * Math.sqrt(a * a + b * b);
    }) as [number, number];
    return { day: point.day, value: point.chance - before.chance, lower, upper };
  });
  const last = curve.at(-1)!.day;
  const from = (of: (gap: (typeof gaps)[number]) => number): number =>
    gaps.find((gap) => of(gap) >= SHOWS)?.day ?? last;
  const found = gaps.find(({ value }) => value >= SHOWS);
  if (turn === null || found === undefined) return null;
  return { name, day: found.day, interval: [from(({ upper }) => upper), from(({ lower }) => lower)] };
}
