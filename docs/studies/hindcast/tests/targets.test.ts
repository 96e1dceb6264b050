import { describe, expect, test } from 'vitest';
import { hindcast } from '../../../../src/analysis/hindcast/hindcast.ts';
import { verification } from '../../../../src/analysis/hindcast/verification.ts';
import { observations } from '../../../../src/history/index.ts';
import { loadScenario } from '../../../../src/index.ts';
import { monthAfter, monthsFrom, monthsText } from '../months.ts';
import { countOpen, isInside, type Target, targetsOf } from '../targets.ts';

const part = (observed: number) =>
  verification(
    { id: 'x', title: 'x', unit: 'days', observed, observedInterval: [observed, observed] },
    [1, 2, 3],
  );
const target = (name: Target['class'], ...observed: number[]): Target => ({
  id: 'x',
  title: 'x',
  class: name,
  parts: observed.map(part),
});

describe('counting targets', () => {
  test('only open ones count, with all their parts', () => {
    const targets = [
      target('open', 2),
      target('open', 2, 9),
      target('fitted', 2),
      target('given by the regime', 2),
      target('tautological', 2),
      target('void'),
    ];
    expect(countOpen(targets)).toEqual({ open: 2, inside: 1 });
  });

  test('one without parts is neither inside nor outside', () => {
    expect([
      isInside(target('open', 1, 3)),
      isInside(target('open', 1, 4)),
      isInside(target('void')),
    ]).toEqual([true, false, undefined]);
  });
});

describe('the targets', () => {
  const spring = hindcast(loadScenario('spring-2025'), observations, { trials: 1 });
  const of = (unknown: string) => targetsOf(spring, { unknown, scored: '2025-07' });

  test('have the classes that the design gives them', () => {
    expect(of('2025-06').map((one) => [one.id, one.class])).toEqual([
      ['flow-fitted', 'fitted'],
      ['flow-unseen', 'open'],
      ['flow-open', 'open'],
      ['approved', 'fitted'],
      ['first-stops', 'fitted'],
      ['share-halted', 'fitted'],
      ['halt-length', 'open'],
      ['year-of-cover', 'tautological'],
      ['re-slowing', 'given by the regime'],
      ['japan', 'void'],
    ]);
  });

  test('a month that was not published by the cut-off is not fitted', () => {
    const [fitted, unseen] = of('2025-06');
    expect([fitted, unseen].map((one) => one!.parts[1]!.id)).toEqual([
      'flow-us-2025-04-to-2025-05',
      'flow-us-2025-06-to-2025-06',
    ]);
  });

  test('a month that the fit knew is not open', () => {
    const [fitted, next] = of('2025-07');
    expect(fitted!.parts[0]!.title).toBe('Magnet exports, world, 2025-04 to 2025-06');
    expect(next!.id).toBe('flow-open');
  });

  test('the open flow of the US ends before the regime that was read off it', () => {
    const open = of('2025-06').find(({ id }) => id === 'flow-open')!;
    expect(open.parts.map(({ id }) => id)).toEqual([
      'flow-world-2025-07-to-2025-09',
      'flow-us-2025-07-to-2025-08',
    ]);
    expect(open.title).toBe('Magnet flow, July to September 2025: world; US, July and August 2025');
  });

  test('a target that the hindcast cannot tell is an error', () => {
    expect(() =>
      targetsOf({ ...spring, verifications: [] }, { unknown: '2025-06', scored: '2025-07' }),
    ).toThrow(/target approved/);
  });
});

test('months follow each other over the end of a year, and read as words', () => {
  expect(monthAfter('2025-12')).toBe('2026-01');
  expect(monthsFrom('2025-11', '2026-01')).toEqual(['2025-11', '2025-12', '2026-01']);
  expect([['2025-06'], ['2025-04', '2025-05'], ['2025-07', '2025-08', '2025-09']].map(monthsText)).toEqual([
    'June 2025',
    'April and May 2025',
    'July to September 2025',
  ]);
});
