import { describe, expect, test } from 'vitest';
import { compile, parseScenario } from '../../../src/index.ts';
import { emptyDesk, openDesk } from '../../../src/model/licence-desk.ts';
import { decide } from '../../../src/model/review.ts';
import type { LaneWeather } from '../../../src/model/weather.ts';

/* What is asked of luck that draws nothing ahead: a search for rare futures weighs all of it, so an idle question makes its weights noisy. */

const DAYS = 40;

const model = compile(
  parseScenario({
    name: 'review',
    start: '2025-09-01',
    horizonDays: DAYS,
    policy: { regimes: { open: { returned: 0.3, approval: 1 }, shut: { speed: 0 } }, initial: 'open' },
    automakers: { maker: { destination: 'us', vehiclesPerDay: 1, lanes: { Dy: { bufferDays: 0 } } } },
  }),
);

/** The fate of a file lodged on the eve of day `shut`, from which on nothing is reviewed, and the questions that led to it. */
function asked(effort: number, outcomes: readonly number[], shut: number): { fate: number; asked: string[] } {
  const questions: string[] = [];
  const luck: LaneWeather = {
    bufferDays: 0,
    phaseDays: 0,
    cleared: () => false,
    effort(_, round) {
      questions.push(`effort ${round}`);
      return effort;
    },
    outcome(_, round) {
      questions.push(`outcome ${round}`);
      return outcomes[round]!;
    },
  };
  const desk = emptyDesk(model);
  openDesk(
    model,
    Uint8Array.from({ length: DAYS }, (_, t) => (t < shut ? 0 : 1)),
    desk,
  );
  return { fate: decide(model, desk, luck, 0, -1, false), asked: questions };
}

describe('a file', () => {
  test('that no desk reviews depends on no luck', () => {
    expect(asked(1, [0.5], 0)).toEqual({ fate: 2 * DAYS, asked: [] });
  });

  test('that is not decided in time has no outcome', () => {
    expect(asked(11, [0.5], 12)).toEqual({ fate: 2 * DAYS, asked: ['effort 0'] });
  });

  test('that is decided is asked for both, round by round', () => {
    // Ten working days from Monday 1 September: Friday the 12th.
    expect(asked(10, [0.5], 12)).toEqual({ fate: 2 * 11 + 1, asked: ['effort 0', 'outcome 0'] });
    expect(asked(5, [0.1, 0.5], 12)).toEqual({
      fate: 2 * 11 + 1,
      asked: ['effort 0', 'outcome 0', 'effort 1', 'outcome 1'],
    });
    expect(asked(6, [0.1, 0.5], 12)).toEqual({
      fate: 2 * DAYS,
      asked: ['effort 0', 'outcome 0', 'effort 1'],
    });
  });
});
