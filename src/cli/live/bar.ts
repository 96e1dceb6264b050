import { eighths } from '../../report/blocks.ts';
import { displayWidth } from '../../report/display-width.ts';
import { count } from '../../report/numbers.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { columnsOf, drawPassing, erasePassing, hasBlocks, mayDraw } from '../output/terminal.ts';

/** What a bar shows. */
export interface Progress {
  /** Part of the work that is done, 0 … 1. */
  readonly share: number;
  /** Futures or points that are done. */
  readonly done: number;
  /** What is computed, such as the name of a scenario; the first to go where the line is narrow. */
  readonly label: string;
  /** The estimate so far, with what it is about. */
  readonly estimate?: { readonly what: string; readonly of: Estimate };
}

/** Milliseconds before the first numbers, and between two drawings. */
const WAIT = { first: 200, next: 66 };

/** Shows on a terminal, on stderr, how far a command is, on one line that is erased at the end. */
export class Bar {
  readonly #begin = performance.now();
  #last = 0;

  /** Returns whether the next call of `show` draws, so that no estimate is made that nobody sees. */
  isDue(): boolean {
    if (!mayDraw()) return false;
    const now = performance.now();
    return now - this.#begin >= WAIT.first && now - this.#last >= WAIT.next;
  }

  /** Draws the line, at most fifteen times a second. */
  show(progress: () => Progress): void {
    if (!this.isDue()) return;
    this.#last = performance.now();
    drawPassing(barLine(progress(), this.#last - this.#begin, columnsOf(process.stderr) - 1, hasBlocks()));
  }

  /** Erases the line. */
  close(): void {
    erasePassing();
  }
}

/** Returns the line of a bar, at most so many columns wide. */
export function barLine(progress: Progress, elapsed: number, columns: number, blocks: boolean): string {
  const { done, label, estimate } = progress;
  const share = Math.min(1, Math.max(0, progress.share));
  const left = share > 0 ? `${duration((elapsed * (1 - share)) / share)} left` : '';
  const rate = elapsed > 0 ? `${perSecond((1000 * done) / elapsed)}/s` : '';
  const found = estimate === undefined ? '' : estimateText(estimate);
  const numbers = [count(done).padStart(7), rate, left].filter((text) => text !== '').join('  ');
  // The name goes first, then the bar, then the estimate.
  for (const parts of [[label, found], [found], []]) {
    const head = parts.filter((text) => text !== '').join('  ');
    const room = columns - displayWidth(head) - displayWidth(numbers) - (head === '' ? 4 : 6);
    if (room < (parts.length === 2 ? 8 : -2) && parts.length > 0) continue;
    const picture =
      room < 4
        ? ''
        : blocks
          ? `▕${eighths(share, Math.min(room, 40))}▏`
          : `[${signs(share, Math.min(room, 40))}]`;
    return [head, picture, numbers]
      .filter((text) => text !== '')
      .join('  ')
      .slice(0, columns);
  }
  return numbers.slice(0, columns);
}

function signs(share: number, width: number): string {
  return '#'.repeat(Math.round(width * share)).padEnd(width, '.');
}

function estimateText({ what, of: { value, interval } }: NonNullable<Progress['estimate']>): string {
  const half = 50 * (interval[1] - interval[0]);
  return `${what} ${(100 * value).toFixed(1).padStart(4)} ±${half.toFixed(half < 1 ? 2 : 1)} %`;
}

function perSecond(rate: number): string {
  return rate >= 10_000 ? `${count(Math.round(rate / 1000))}k` : count(rate < 10 ? rate : Math.round(rate));
}

/** Returns a time in words: `0.7 s`, `45 s`, `3 min`. */
function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
