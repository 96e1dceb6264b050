import { describe, expect, test } from 'vitest';
import { compile, parseScenario } from '../../../src/index.ts';
import { decide } from '../../../src/kernel/decide.ts';
import { createDesk, tabulateDesk } from '../../../src/kernel/desk-tables.ts';
import type { LaneInputs } from '../../../src/model/sample-path.ts';

/*
 * What is asked of inputs that draw nothing ahead: a search for rare events weighs all of it, so an
 * idle question makes its weights noisy.
 */

const DAYS = 40;

const model = compile(
  parseScenario({
    name: 'decide',
    start: '2025-09-01',
    horizonDays: DAYS,
    policy: { regimes: { open: { returned: 0.3, approval: 1 }, shut: { speed: 0 } }, initial: 'open' },
    automakers: { maker: { destination: 'us', vehiclesPerDay: 1, lanes: { Dy: { bufferDays: 0 } } } },
  }),
);

/**
 * Decides an application filed on day −1, with nothing reviewed from day `shut` on; returns the
 * decision and the questions that led to it.
 */
function asked(
  effort: number,
  outcomes: readonly number[],
  shut: number,
): { decision: number; asked: string[] } {
  const questions: string[] = [];
  const inputs: LaneInputs = {
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
  const desk = createDesk(model);
  tabulateDesk(
    model,
    Uint8Array.from({ length: DAYS }, (_, t) => (t < shut ? 0 : 1)),
    desk,
    model.regimes,
    [1],
    0,
  );
  return { decision: decide(model, desk, inputs, 0, -1, false), asked: questions };
}

describe('an application (model.md §4, Review and Outcome)', () => {
  test('that no desk reviews asks for neither effort nor outcome', () => {
    expect(asked(1, [0.5], 0)).toEqual({ decision: 2 * DAYS, asked: [] });
  });

  test('that is not decided in time asks for no outcome', () => {
    expect(asked(11, [0.5], 12)).toEqual({ decision: 2 * DAYS, asked: ['effort 0'] });
  });

  test('that is decided asks for both, round by round', () => {
    // Ten working days from Monday 1 September: Friday the 12th.
    expect(asked(10, [0.5], 12)).toEqual({ decision: 2 * 11 + 1, asked: ['effort 0', 'outcome 0'] });
    expect(asked(5, [0.1, 0.5], 12)).toEqual({
      decision: 2 * 11 + 1,
      asked: ['effort 0', 'outcome 0', 'effort 1', 'outcome 1'],
    });
    expect(asked(6, [0.1, 0.5], 12)).toEqual({
      decision: 2 * DAYS,
      asked: ['effort 0', 'outcome 0', 'effort 1'],
    });
  });
});
