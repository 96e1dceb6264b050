import { table, wrap } from '../../report/layout.ts';
import { count } from '../../report/numbers.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Automaker, Scenario } from '../../scenario/types.ts';
import { medianText } from './distribution-text.ts';

/** Returns a table of the lines of a scenario: where goods go, how long, and what each stops without. */
export function linesText({ automakers }: Scenario): string {
  const rows = entityIds(automakers).map((id) => rowOf(id, automakers[id]!));
  const head = [
    'Lines',
    'to',
    'vehicles/day',
    'licence days',
    'at sea',
    'stops without (median days of cover)',
  ];
  const [first, ...rest] = table([head, ...rows].map((row) => row.slice(0, 5))).split('\n');
  const elements = rows.map((row) => row[5]!);
  return [
    `${first}  ${head[5]!.replace(' (median days of cover)', '')}`,
    ...rest.map((line, i) => `${line}  ${elements[i]}`),
    wrap(
      'Stops without: elements whose want halts the line, with the days of cover that are planned (the median). Licence days: planned for a licence.',
    ),
  ].join('\n');
}

function rowOf(
  id: string,
  { destination, vehiclesPerDay, plannedLicenceDays, transitDays, lanes }: Automaker,
): string[] {
  const stopping = entityIds(lanes)
    .filter((element) => lanes[element as 'Dy']!.essential)
    .map((element) => `${element} ${medianText(lanes[element as 'Dy']!.bufferDays)}`);
  return [
    `  ${id}`,
    destination,
    count(vehiclesPerDay),
    String(plannedLicenceDays),
    String(transitDays),
    stopping.join(' '),
  ];
}
