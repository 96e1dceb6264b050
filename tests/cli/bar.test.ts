import { describe, expect, it } from 'vitest';
import { barLine } from '../../src/cli/live/bar.ts';
import { displayWidth } from '../../src/report/display-width.ts';

const of = {
  value: 0.516,
  standardError: 0.006,
  interval: [0.504, 0.528],
  confidence: 0.95,
  trials: 6400,
} as const;
const progress = { share: 0.64, done: 6400, label: 'licences-slowed', estimate: { what: 'any line', of } };

describe('The line of progress', () => {
  it('has the name, the estimate with half its interval, the bar, the count, the rate and the time left', () => {
    expect(barLine(progress, 640, 79, true)).toBe(
      'licences-slowed  any line 51.6 ±1.2 %  ▕██████▍   ▏    6,400  10k/s  0.4 s left',
    );
  });

  it('loses the name first, then the bar, then the estimate', () => {
    expect(barLine(progress, 640, 60, true)).toBe(
      'any line 51.6 ±1.2 %  ▕█████▏  ▏    6,400  10k/s  0.4 s left',
    );
    expect(barLine(progress, 640, 50, true)).toBe('any line 51.6 ±1.2 %    6,400  10k/s  0.4 s left');
    expect(barLine(progress, 640, 30, true)).toBe('  6,400  10k/s  0.4 s left');
  });

  it('is of plain signs where the terminal has no blocks', () => {
    expect(barLine(progress, 640, 79, false)).toContain('[######....]');
  });

  it.each([20, 30, 45, 60, 79, 120, 200])('fits %d columns, whatever it shows', (columns) => {
    for (const label of ['x', '鈴木の部品', 'a-very-long-name-of-a-scenario-that-somebody-gave']) {
      for (const share of [0, 0.3, 1]) {
        for (const blocks of [true, false]) {
          const line = barLine({ ...progress, label, share }, 12_345, columns, blocks);
          expect(displayWidth(line), line).toBeLessThanOrEqual(columns);
        }
      }
    }
  });
});
