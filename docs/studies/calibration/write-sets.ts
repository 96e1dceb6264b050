// Writes a calibration where it is used: the file of all draws, the parameter sets that ship, and the
// numbers of the named
// scenarios in the single setting, which are the medians of the sets.

import { readFileSync, writeFileSync } from 'node:fs';
import { quantile } from '../hindcast/quantile.ts';
import { type FullCalibration, fileText } from './calibration-file.ts';
import { withNumber } from './json-text.ts';
import { COLUMNS, rounded } from './named-scenarios.ts';

/** Sets that ship: each gets some eighty of the ten thousand trials of a run. */
const SHIPPED = 128;

/** What autumn 2026 says of its buffers, and what it means. */
export const RATIOS = {
  'a tenth above': 1.1,
  'a fifth above': 1.2,
  'as in': 1,
  'a quarter below': 0.75,
} as const;

export function writeSets(calibration: FullCalibration): void {
  write('history/calibration.json', fileText(calibration));
  const shipped = shippedSets(calibration);
  const columns = COLUMNS.map(({ paths, kind, digits }, c) => {
    const values = shipped.map((k) => calibration.values[k]![c]!);
    const least = kind === 'share' ? 10 ** -digits : 0;
    return { paths, kind, median: Math.max(least, rounded(quantile(values, 0.5), digits)), values };
  });
  write('parameters/spring-2025.json', setsText(calibration, columns));
  const medians = columns.flatMap(({ paths, median }) => paths.map((path) => [path, median] as const));
  const { speed, returned } = calibration.slowed;
  const slowDown = (regime: string) =>
    [
      [`policy.regimes.${regime}.speed`, speed],
      [`policy.regimes.${regime}.returned`, returned],
    ] as const;
  edit('truce-holds.json', [...medians, ...slowDown('slowed')]);
  edit('spring-2025.json', slowDown('setup'));
  edit('autumn-2026/truce-holds.json', autumnNumbers());
}

/**
 * Places of the sets that ship: evenly spaced in the order of the chances that they give, so that none of
 * them is lost.
 */
export function shippedSets({ sets }: Pick<FullCalibration, 'sets'>): number[] {
  const risk = sets.map(({ chances }) => chances.reduce((sum, chance) => sum + chance, 0));
  const order = sets.map((_, k) => k).sort((a, b) => risk[a]! - risk[b]! || a - b);
  const step = Math.max(1, sets.length / SHIPPED);
  return Array.from(
    { length: Math.min(SHIPPED, sets.length) },
    (_, i) => order[Math.floor((i + 0.5) * step)]!,
  );
}

function setsText(
  { until }: FullCalibration,
  columns: readonly { readonly paths: readonly string[]; readonly values: readonly number[] }[],
): string {
  const head = {
    name: 'spring-2025',
    title: `What facts published by ${until} leave open`,
    source:
      'npm run calibrate: every eighth draw of scenarios/history/calibration.json, in the order of the chances of a halt',
    until,
    sets: columns[0]!.values.length,
  };
  const lines = columns.map((column) => `    ${JSON.stringify(column)}`).join(',\n');
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "columns": [\n${lines}\n  ]\n}\n`;
}

/** Buffers of autumn 2026 that are said to be so much above or below those of June 2025. */
function autumnNumbers(): (readonly [path: string, value: number])[] {
  const june = JSON.parse(read('truce-holds.json')).automakers;
  const autumn = JSON.parse(read('autumn-2026/truce-holds.json')).automakers;
  return Object.entries(
    autumn as Record<string, { lanes?: Record<string, { bufferDaysSource?: string }> }>,
  ).flatMap(([id, { lanes }]) =>
    Object.entries(lanes ?? {}).flatMap(([element, { bufferDaysSource }]) => {
      const words = Object.keys(RATIOS).find((one) =>
        bufferDaysSource?.startsWith(`judgement: ${one} June 2025`),
      );
      if (words === undefined) return [];
      const { median } = june[id].lanes[element].bufferDays;
      const value = Math.round(median * RATIOS[words as keyof typeof RATIOS]);
      return [[`automakers.${id}.lanes.${element}.bufferDays.median`, value] as const];
    }),
  );
}

function edit(file: string, numbers: readonly (readonly [path: string, value: number])[]): void {
  write(
    file,
    numbers.reduce((text, [path, value]) => withNumber(text, path, value), read(file)),
  );
}

function read(file: string): string {
  return readFileSync(new URL(`../../../scenarios/${file}`, import.meta.url), 'utf8');
}

function write(file: string, text: string): void {
  writeFileSync(new URL(`../../../scenarios/${file}`, import.meta.url), text);
}
