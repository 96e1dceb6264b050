import { remarksOn } from '../analysis/parameters.ts';
import { summarize } from '../analysis/summary.ts';
import { movementOf } from '../scenario/moves.ts';
import type { Sweep, SweepPoint } from '../sweep/sweep.ts';
import { bracketsText, noticeLines, spreadLines } from './brackets.ts';
import { table, titleOf, wrap } from './layout.ts';
import { count, percentWithInterval } from './numbers.ts';

/** Returns a sweep as text: a row for each point, with the chance that any line halts. */
export function sweepText({ scenario, axes, points }: Sweep): string {
  const names = Object.keys(axes);
  const { trials, seed } = points[0]!.digest.options;
  const row = ({ settings, digest }: SweepPoint): string[] => {
    const { any } = summarize(digest);
    return [...names.map((name) => settingText(settings[name])), percentWithInterval(any.haltProbability)];
  };
  const remarks = remarksOn(points.map(({ digest }) => digest.scenario));
  const shown = points.find(({ digest }) => movementOf(digest.scenario) !== undefined) ?? points[0]!;
  const brackets = bracketsText(remarks, summarize(shown.digest).any.haltProbability);
  return [
    wrap(
      `${titleOf(scenario)}: ${count(points.length)} settings through the same ${count(trials)} futures, seed ${JSON.stringify(seed)}. ${brackets}`,
    ),
    ...noticeLines(remarks),
    ...spreadLines(points.map(({ digest }) => digest.scenario)),
    names.map((name, i) => `${LETTERS[i] ?? `(${i + 1})`}  ${name}`).join('\n'),
    table([[...names.map((_, i) => LETTERS[i] ?? `(${i + 1})`), 'any line halts'], ...points.map(row)]),
  ].join('\n\n');
}

/** Short names of the axes in the head of the table. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function settingText(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(4)));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
