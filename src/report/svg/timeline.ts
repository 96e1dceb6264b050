import { readable } from './numbers.ts';
import type { Scale } from './scale.ts';
import { textAt } from './text.ts';
import { MARGIN } from './theme.ts';
import { type DatedHalt, haltItem, type Item, runningItem, type StillRunning } from './timeline-items.ts';

const ROW = 21;
const GAP = 10;

/** Rows of dated marks below an x axis, from `top` down: as few rows as it takes for nothing to overlap. */
export function timeline(
  events: readonly DatedHalt[],
  running: readonly StillRunning[],
  x: Scale,
  top: number,
): { marks: string[]; bottom: number; description: string } {
  for (const [i, { day }] of [...events, ...running].entries())
    if (!Number.isFinite(day))
      throw new RangeError(`Expected the day of event ${i} to be finite, got ${day}`);
  const halts = rows([...events].sort((a, b) => a.day - b.day).map((event) => haltItem(event, x)));
  const others = rows([...running].sort((a, b) => a.day - b.day).map((event) => runningItem(event, x)));
  const marks: string[] = [];
  let y = top;
  const section = (title: string, packed: readonly Item[][]): void => {
    if (packed.length === 0) return;
    marks.push(textAt(MARGIN, y + 8, title, { weight: 600, halo: true }));
    y += 26;
    for (const row of packed) {
      marks.push(...row.map(({ draw }) => draw(y)));
      y += ROW;
    }
  };
  section('Halts on record', halts);
  section('Still running when last heard of', others);
  return { marks, bottom: y - 6, description: describe(events, running) };
}

/** First fit: each item goes to the first row that is free where it would stand. */
function rows(items: readonly Item[]): Item[][] {
  const packed: Item[][] = [];
  for (const item of items) {
    const free = packed.find((row) =>
      row.every((other) => item.from > other.to + GAP || item.to < other.from - GAP),
    );
    if (free) free.push(item);
    else packed.push([item]);
  }
  return packed;
}

function describe(events: readonly DatedHalt[], running: readonly StillRunning[]): string {
  const dated = events.map(({ day, label }) => `${label} on day ${readable(day)}`);
  const rest = running.map(({ day, label }) => `${label} on day ${readable(day)}`);
  return [
    ...(dated.length === 0 ? [] : [`Halts on record: ${dated.join(', ')}.`]),
    ...(rest.length === 0 ? [] : [`Still running: ${rest.join(', ')}.`]),
  ].join(' ');
}
