import { describe, expect, test } from 'vitest';
import { verification } from '../../../../src/analysis/hindcast/verification.ts';
import { aimsText } from '../aims.ts';
import { BASELINE_NAMES } from '../baselines.ts';
import type { CutOff } from '../cut-offs.ts';
import type { Case } from '../predictions.ts';

const targets = { raw: [], widened: [] };

/** Months of one place that all have these scores and lie above so many of a hundred members. */
function cutOff(model: number, baseline: number, ranks: readonly number[]): CutOff {
  const members = Array.from({ length: 100 }, (_, i) => i + 0.5);
  const cases = ranks.map((rank): Case => {
    const one = verification(
      { id: 'x', title: '', unit: '', observed: rank, observedInterval: [rank, rank] },
      members,
    );
    const of = (crps: number) => ({ crps, brier: 0 });
    return {
      cutOff: '2025-06-30',
      place: 'world',
      month: '2025-07',
      ahead: 1,
      scored: true,
      forecasts: { raw: one, widened: one },
      scores: {
        raw: of(model),
        widened: of(model),
        ...(Object.fromEntries(BASELINE_NAMES.map((name) => [name, of(baseline)])) as Record<
          (typeof BASELINE_NAMES)[number],
          { crps: number; brier: number }
        >),
      },
    };
  });
  return { day: '2025-06-30', cases } as unknown as CutOff;
}

describe('The first section', () => {
  test('marks every aim that is missed, and says why', () => {
    const text = aimsText([cutOff(2, 1, [1, 1, 50, 50])], targets);
    expect(text.match(/\| \*\*-100 % \(-100 … -100 %\)\*\* \|/g)).toHaveLength(BASELINE_NAMES.length);
    expect(text).toContain('| in the central 90 % | **50 %** | **50 %** |');
    expect(text).toContain('| in the central 50 % | 50 % | 50 % |');
    expect(text).toContain('Licences do not show in tonnes');
    expect(text).toContain('Raw forecasts are too narrow');
    expect(text).not.toContain('too wide');
  });

  test('has no reasons for what is met', () => {
    const ranks = [1, 30, 40, 50, 60, 70, 80, 85, 90, 50];
    const text = aimsText([cutOff(1, 2, ranks)], targets);
    expect(text).toContain('| in the central 90 % | 90 % | 90 % |');
    for (const reason of ['Why aims', 'Licences do not', 'are few', 'too narrow', 'too wide'])
      expect(text).not.toContain(reason);
  });

  test('says that forecasts are too wide when nothing falls outside', () => {
    expect(aimsText([cutOff(1, 2, [10, 30, 70, 90])], targets)).toContain('rather too wide');
  });
});
