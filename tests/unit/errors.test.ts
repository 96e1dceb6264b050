import { expect, describe as group, test, vi } from 'vitest';
import { describe, didYouMean, expected, list, nearest, ScenarioError } from '../../src/errors.ts';

group('an error shows a value', () => {
  test.each([
    [undefined, 'nothing'],
    [null, 'null'],
    [[1, 2], 'a list of 2'],
    [{ a: 1, b: 2 }, 'an object with a, b'],
    [{}, 'an object with no keys'],
    [Number.NaN, 'NaN (number)'],
    ['ban', '"ban" (string)'],
    ['x'.repeat(80), `"${'x'.repeat(56)}… (string)`],
  ])('such as %j with its type, in short', (value, text) => {
    expect(describe(value)).toBe(text);
  });

  test('without control and invisible characters, in keys and paths too', () => {
    expect(describe('\u001b[2J\u009b')).toBe('"\\u001b[2J\\u{9b}" (string)');
    expect(describe({ '\u001b[2J': 1 })).toBe('an object with \\u{1b}[2J');
    const { path, message } = expected('lanes.\u202ecba', 'a known key', 1);
    expect(path).toBe('lanes.\u202ecba');
    expect(message).toBe('Expected lanes.\\u{202e}cba to be a known key, got 1 (number)');
    expect(new ScenarioError([], 'a\nb').message).toBe('a\\u{a}b: 0 issues');
  });
});

group('a scenario error', () => {
  test('has all issues, those of the shortest paths first, and lists up to 30', () => {
    const deep = Array.from({ length: 40 }, (_, i) => expected(`a.b.${i}`, 'a number', 'x'));
    const { issues, message } = new ScenarioError([...deep, expected('', 'an object', 1)], 'file.json');
    expect(issues).toHaveLength(41);
    expect(issues[0]!.message).toBe('Expected the scenario to be an object, got 1 (number)');
    expect(message.split('\n')).toHaveLength(32);
    expect(message.startsWith('file.json: 41 issues\n  Expected the scenario')).toBe(true);
    expect(message.endsWith('\n  and 11 more')).toBe(true);
  });
});

group('the nearest name', () => {
  const names = ['bufferDays', 'phaseDays', 'Dy'];

  test('is offered when at most a third of the letters differ', () => {
    expect(nearest('bufferdays', names)).toBe('bufferDays');
    expect(nearest('bufersDay', names)).toBe('bufferDays');
    expect(nearest('horizon', names)).toBeUndefined();
    expect(nearest('Tb', names)).toBeUndefined();
    expect(didYouMean('phaseDay', names)).toBe('; did you mean "phaseDays"?');
    expect(didYouMean('horizon', names)).toBe('');
  });
});

test('a list of words in an error is cut after four words, and each word after 30 letters', () => {
  expect(list(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d and 1 more');
  expect(list(['x'.repeat(40)])).toBe(`${'x'.repeat(27)}…`);
});

group('instanceof ScenarioError', () => {
  test('holds for errors of another copy of the library, and for nothing else', async () => {
    vi.resetModules();
    const other = await import('../../src/errors.ts');
    expect(other.ScenarioError).not.toBe(ScenarioError);
    expect(new other.ScenarioError([]) instanceof ScenarioError).toBe(true);
    for (const value of [new Error('x'), { name: 'ScenarioError', issues: [] }, null, 'ScenarioError'])
      expect(value instanceof ScenarioError).toBe(false);
  });

  test('does not hold for a class derived from it, unless the error is of that class', () => {
    class Own extends ScenarioError {}
    expect([new Own([]), new ScenarioError([])].map((error) => error instanceof Own)).toEqual([true, false]);
    expect(new Own([]) instanceof ScenarioError).toBe(true);
  });
});
