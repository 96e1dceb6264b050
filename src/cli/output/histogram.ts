import { formatDay, parseDay } from '../../calendar/days.ts';
import type { Digest } from '../../engine/digest.ts';
import { requireAutomaker } from '../../engine/first-halts.ts';
import type { Simulation } from '../../engine/run.ts';
import { eighths } from '../../report/blocks.ts';
import { padEnd } from '../../report/display-width.ts';
import { table, wrap } from '../../report/layout.ts';
import { count, digits } from '../../report/numbers.ts';
import { haltedBy } from './halted-by.ts';

/** Columns of the longest bar. */
const WIDTH = 46;

/** Returns the first halts of a line by month as bars; `any` stands for any line. */
export function histogramText(run: Simulation | Digest, id: string): string {
  const { scenario, options } = run;
  requireAutomaker('--histogram', id, [...Object.keys(scenario.automakers), 'any']);
  const halted = haltedBy(run, id === 'any' ? {} : { automaker: id });
  const months = monthsOf(scenario.start, scenario.horizonDays);
  const shares = months.map(({ from, to }) => halted[to]! - halted[from]!);
  const never = 1 - halted.at(-1)!;
  const most = Math.max(...shares, 1e-9);
  const who = id === 'any' ? 'any line' : id;
  const all = count(Math.round((1 - never) * options.trials));
  const numbers = table([
    ...shares.map((share) => ['', count(Math.round(share * options.trials)), `${percent(share)} %`]),
    ['', count(Math.round(never * options.trials)), `${percent(never)} %`],
  ]).split('\n');
  const rows = months.map(({ name }, i) => `  ${name} ${eighths(shares[i]! / most, WIDTH)}${numbers[i]}`);
  return [
    wrap(
      `First halt of ${who} in ${scenario.name}, by month; ${all} of ${count(options.trials)} futures halt`,
    ),
    ...rows,
    `  ${padEnd('no halt', 8 + WIDTH)}${numbers.at(-1)}`,
  ].join('\n');
}

function percent(share: number): string {
  return share === 0 ? '0' : digits(100 * share);
}

/** Returns the months of a scenario with the days that they cover. */
function monthsOf(start: string, horizonDays: number): { name: string; from: number; to: number }[] {
  const first = parseDay(start)!;
  const names = Array.from({ length: horizonDays }, (_, day) => formatDay(first + day).slice(0, 7));
  return [...new Set(names)].map((name) => ({
    name,
    from: names.indexOf(name),
    to: names.lastIndexOf(name) + 1,
  }));
}
