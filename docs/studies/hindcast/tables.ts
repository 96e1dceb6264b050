// Tables of docs/hindcast.md on the fit, and on what the named scenarios take from it.

import type { Element } from '../../../src/elements.ts';
import type { ParameterColumn } from '../../../src/scenario/parameter-sets.ts';
import type { Calibration } from './calibration.ts';
import { JUDGED_BEFORE, JUDGED_BUFFERS } from './judged.ts';
import type { June } from './june.ts';
import { number, span, table } from './markdown.ts';
import { NAMES, PARAMETERS } from './parameters.ts';
import { quantile } from './quantile.ts';

export function posteriorTable({ sets }: Calibration): string {
  return table(
    ['open number', 'unit', 'before', 'after: median', 'after: 90 %'],
    NAMES.map((name) => {
      const { label, unit, prior } = PARAMETERS[name];
      const values = sets.map((set) => set[name]);
      const at = (p: number): number => quantile(values, p);
      const digits = prior[1] > 10 ? 0 : 2;
      return [label, unit, span(prior, digits), number(at(0.5), digits), span([at(0.05), at(0.95)], digits)];
    }),
  );
}

/** Cover on the morning of 6 June 2025 over all sets, and what sets make of buffers. */
export function juneTable(june: Readonly<Record<string, June>>, columns: readonly ParameterColumn[]): string {
  const rows = columns.flatMap(({ paths, median, values }) => {
    const [, maker, element] = /^automakers\.(.+)\.lanes\.(\w+)\.bufferDays\.median$/.exec(paths[0]!) ?? [];
    if (maker === undefined) return [];
    const cover = june[maker]!.cover[element as Element]!;
    return [
      [
        maker,
        element!,
        span([quantile(cover, 0.05), quantile(cover, 0.95)], 0),
        number(JUDGED_BUFFERS[maker]![element as Element]!, 0),
        number(median, 0),
        span([quantile(values, 0.05), quantile(values, 0.95)], 0),
      ],
    ];
  });
  return table(['maker', 'element', 'cover: 90 %', 'judged', 'median setting', 'sets: 90 %'], rows);
}

const LABELS: readonly (readonly [path: RegExp, label: string, judged: (id: string) => number])[] = [
  [/^desk\.effortWorkingDays\.median$/, 'Review, median, working days', () => JUDGED_BEFORE.effort.median],
  [/^desk\.effortWorkingDays\.sigma$/, 'Review, spread, sigma', () => JUDGED_BEFORE.effort.sigma],
  [/^policy\.regimes\.truce\.returned$/, 'Returned under the truce', () => JUDGED_BEFORE.truce.returned],
  [/^policy\.regimes\.slowed\.stalled$/, 'Stalled when slowed', () => JUDGED_BEFORE.slowed.stalled],
  [/^automakers\.(.+)\.clearedAtStart$/, 'Cleared at the start', (id) => JUDGED_BEFORE.clearedAtStart[id]!],
  [/bufferDays\.sigma$/, 'Spread of buffers, sigma', () => JUDGED_BEFORE.bufferSigma],
];

/** What else sets move in the named scenarios, beside what was judged before. */
export function movedTable(columns: readonly ParameterColumn[]): string {
  const rows = columns.flatMap(({ paths, median, values }) =>
    LABELS.flatMap(([path, label, judged]) => {
      const found = path.exec(paths[0]!);
      if (!found) return [];
      const id = found[1];
      const digits = median > 10 ? 0 : 2;
      return [
        [
          id === undefined ? label : `${label}, ${id}`,
          number(judged(id ?? ''), digits),
          number(median, digits),
          span([quantile(values, 0.05), quantile(values, 0.95)], digits),
        ],
      ];
    }),
  );
  return table(['', 'judged', 'median setting', 'sets: 90 %'], rows);
}
