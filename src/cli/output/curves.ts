import { formatDay, parseDay } from '../../calendar/days.ts';
import type { Digest } from '../../engine/digest.ts';
import type { Simulation } from '../../engine/run.ts';
import { displayWidth, padEnd, padStart } from '../../report/display-width.ts';
import { points } from '../../report/numbers.ts';
import { haltedBy } from './halted-by.ts';

/** Columns of a curve. */
const WIDTH = 52;

const LEVELS = '▁▂▃▄▅▆▇█';

/**
 * Returns the share of futures in which each line has halted by then, as curves of block characters. They
 * share one scale: on scales of their own 7 % would look like 51 %.
 */
export function curvesText(run: Simulation | Digest): string {
  const { scenario } = run;
  const { horizonDays, start } = scenario;
  const lines = [undefined, ...Object.keys(scenario.automakers)];
  const curves = lines.map((id) => {
    return haltedBy(run, id === undefined ? {} : { automaker: id });
  });
  const most = Math.max(...curves.map((curve) => curve.at(-1)!));
  if (most <= 0) return 'No line halts in any future.';
  const wide = Math.min(20, Math.max(...lines.map((id) => displayWidth(id ?? 'any line'))) + 2);
  const width = Math.min(WIDTH, horizonDays);
  const rows = curves.map((curve, i) => {
    const name = lines[i] === undefined ? 'any line' : `  ${lines[i]}`;
    return `${padEnd(cut(name, wide), wide)}  ${spark(curve, width, most)}  ${points(curve.at(-1)!).padStart(3)} %`;
  });
  const [from, to] = [0, horizonDays - 1].map((day) => formatDay(parseDay(start)! + day).slice(0, 7));
  const axis = `${padEnd(from!, width - displayWidth(to!))}${to}`;
  return [
    `Halted by then, on one scale from 0 to ${points(most)} %`,
    `${padEnd('', wide)}  ${padStart(axis, width)}`,
    ...rows,
  ].join('\n');
}

function spark(curve: Float64Array, width: number, most: number): string {
  const last = curve.length - 1;
  return Array.from({ length: width }, (_, i) => {
    const level = curve[Math.round(((i + 1) * last) / width)]! / most;
    return level <= 0 ? ' ' : LEVELS[Math.min(7, Math.floor(level * 8))]!;
  }).join('');
}

function cut(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let short = '';
  for (const character of text) {
    if (displayWidth(short + character) > columns - 1) break;
    short += character;
  }
  return `${short}…`;
}
