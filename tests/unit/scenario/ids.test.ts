import { describe, expect, test } from 'vitest';
import { parseScenario, ScenarioError } from '../../../src/index.ts';
import { SMALL } from '../../soak/fuzz/small-scenario.ts';

const lanes = { Dy: { bufferDays: 9 } };
const withMaker = (id: string): unknown => ({ ...SMALL, automakers: { [id]: { lanes } } });

function refusal(data: unknown): string {
  try {
    parseScenario(data);
  } catch (error) {
    if (error instanceof ScenarioError) return error.issues[0]!.message;
  }
  return 'accepted';
}

describe('An id has letters and digits of any script, hyphens and underscores', () => {
  test.each(['plant_2', '鈴木-小型', 'Zürich', 'e\u0301', '0100', '-1'])('%j is one', (id) => {
    expect(refusal(withMaker(id))).toBe('accepted');
  });

  test.each([
    ['a.b', '"." (U+002E)'],
    ['a b', 'a blank'],
    ['a/b', '"/" (U+002F)'],
    ['=1+1', '"=" (U+003D)'],
    ['\u202eab', 'U+202E'],
    ['a\u200bb', 'U+200B'],
    ['a\u001b[31m', 'U+001B'],
  ])('%j is none, and the message names the character', (id, named) => {
    expect(refusal(withMaker(id))).toContain(
      `letters, digits, hyphens and underscores, without ${named}, got`,
    );
  });

  test('so have regimes, destinations and the places that name them', () => {
    const policy = { regimes: { 'a:b': {} }, initial: 'a:b' };
    expect(refusal({ ...SMALL, policy })).toContain('without ":" (U+003A)');
    expect(refusal({ ...SMALL, automakers: { m: { destination: 'j p', lanes } } })).toContain(
      'without a blank',
    );
  });
});
