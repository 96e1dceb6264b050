// Tables of docs/hindcast.md on the fit, and on what the named scenarios take from it.

import type { Calibration } from './calibration.ts';
import { type Defaults, quantile } from './defaults.ts';
import { JUDGED_BEFORE, JUDGED_BUFFERS } from './judged.ts';
import type { June } from './june.ts';
import { number, span, table } from './markdown.ts';
import { NAMES, PARAMETERS } from './parameters.ts';

export function posteriorTable({ worlds }: Calibration): string {
  return table(
    ['open number', 'unit', 'before', 'after: median', 'after: 90 %'],
    NAMES.map((name) => {
      const { label, unit, prior } = PARAMETERS[name];
      const values = worlds.map((world) => world[name]);
      const at = (p: number): number => quantile(values, p);
      const digits = prior[1] > 10 ? 0 : 2;
      return [label, unit, span(prior, digits), number(at(0.5), digits), span([at(0.05), at(0.95)], digits)];
    }),
  );
}

/** Cover on the morning of 6 June 2025, and buffers beside those judged, where elements stop lines. */
export function juneTable(june: Readonly<Record<string, June>>, { buffers }: Defaults): string {
  const rows = Object.entries(buffers).flatMap(([maker, lanes]) =>
    (['Sm', 'Tb', 'Dy', 'Y'] as const).map((element) => {
      const values = june[maker]!.cover[element]!;
      const at = (p: number): number => quantile(values, p);
      return [
        maker,
        element,
        number(at(0.5), 0),
        span([at(0.05), at(0.95)], 0),
        number(JUDGED_BUFFERS[maker]![element]!, 0),
        number(lanes[element]!, 0),
      ];
    }),
  );
  return table(
    ['maker', 'element', 'cover: median', 'cover: 90 %', 'buffer: judged', 'buffer: default'],
    rows,
  );
}

/** What else the named scenarios take from the fit, beside what was judged before. */
export function defaultsTable(now: Defaults): string {
  const rows = (of: Omit<Defaults, 'buffers'>): [label: string, value: number, digits?: number][] => [
    ['Review, median, working days', of.effort.median, 0],
    ['Review, spread, sigma', of.effort.sigma],
    ['Spread of buffers, sigma', of.bufferSigma],
    ['Returned under the truce', of.truce.returned],
    ['Returned when slowed', of.slowed.returned],
    ['Speed when slowed', of.slowed.speed],
    ...Object.keys(now.clearedAtStart).map((id): [string, number] => [
      `Cleared at the start, ${id}`,
      of.clearedAtStart[id]!,
    ]),
  ];
  const before = rows(JUDGED_BEFORE);
  return table(
    ['', 'judged', 'default'],
    rows(now).map(([label, value, digits], i) => [
      label,
      number(before[i]![1], digits),
      number(value, digits),
    ]),
  );
}
