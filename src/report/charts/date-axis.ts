import { formatDay, parseDay } from '../../calendar/days.ts';

/** A day of the horizon with its name below the axis. */
export interface DateTick {
  readonly day: number;
  readonly label: string;
}

/**
 * Returns the months that begin a quarter, or each nth one, with the year below the first and each January.
 */
export function dateTicks(start: string, horizonDays: number, months: readonly string[]): DateTick[] {
  const first = parseDay(start)!;
  const every = [1, 2, 3, 6, 12, 24, 60].find((step) => horizonDays / 30 / step <= 6) ?? 120;
  const ticks: DateTick[] = [];
  for (let day = 0; day < horizonDays; day++) {
    const [year, month, date] = formatDay(first + day).split('-') as [string, string, string];
    if (date !== '01' || (12 * Number(year) + Number(month) - 1) % every !== 0) continue;
    const name = months[Number(month) - 1]!;
    ticks.push({ day, label: ticks.length === 0 || month === '01' ? `${name}\n${year}` : name });
  }
  return ticks;
}
