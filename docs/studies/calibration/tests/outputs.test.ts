import { describe, expect, it, test } from 'vitest';
import { simulateObservables } from '../../../../src/analysis/hindcast/observables.ts';
import { observations } from '../../../../src/history/index.ts';
import { NAMES, parameterDrawOf, settled } from '../../hindcast/parameters.ts';
import { answersAt, springOutputs } from '../design.ts';
import { knownFacts } from '../known-facts.ts';
import { binOf, DEPARTURE_UNIT, SPANS } from '../outputs.ts';

test('a day on a bound opens the next bin', () => {
  expect([0, 44, 45, 55, 56, 900].map((day) => binOf(day, [45, 56]))).toEqual([0, 0, 1, 1, 2, 2]);
});

describe('answers of the model', () => {
  const outputs = springOutputs();
  const facts = knownFacts(observations);
  const points = [0.3, 0.6, 0.6].map((u) => new Float64Array(NAMES.length).fill(u));
  const task = { points, firstPoint: 5, seed: 'answers', trials: { followed: 6, lines: 60 } };
  const answers = answersAt(task).map(({ output }) => output);

  it('have the bounds of all that firms say', () => {
    const days = facts.firms.flatMap(({ window, until }) =>
      window ? [window[0], window[1] + 1] : [until + 1],
    );
    expect(outputs.haltBounds).toEqual([...new Set(days)].sort((a, b) => a - b));
    expect(outputs.scenario.horizonDays).toBe(facts.lastDay + 1);
  });

  it('are chances of first halts, adding up to 1 for each kind', () => {
    for (const at of Object.values(outputs.halts)) {
      const chances = answers[0]!.subarray(at, at + outputs.haltBounds.length + 1);
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
    }
  });

  it('are shares and departures of the trials that are followed', () => {
    const world = parameterDrawOf(outputs.scenario, settled(points[0]!));
    const { decided, departed } = simulateObservables(world, 'answers/5', 0, 6);
    expect(facts.shares.map((_, i) => answers[0]![outputs.decided[i]!.at])).toEqual(
      facts.shares.map(({ destination, day }) => decided[destination]![day]),
    );
    for (const [place, at] of Object.entries(outputs.departed)) {
      SPANS.forEach(([from, to], s) => {
        const goods = Array.from(departed[place]!.slice(from, to)).reduce((sum, x) => sum + x, 0);
        expect(answers[0]![at + s]).toBeCloseTo(goods / DEPARTURE_UNIT, 12);
      });
    }
  });

  it('have trials of their own at every point, whatever part it lies in', () => {
    expect(answers[2]).not.toEqual(answers[1]);
    const later = answersAt({ ...task, points: points.slice(2), firstPoint: 7 });
    expect(later[0]!.output).toEqual(answers[2]);
  });

  it('are all told by the heads', () => {
    const size = outputs.heads.reduce((sum, head) => sum + head.size, 0);
    expect(answers[0]).toHaveLength(size);
    const last = Math.max(...Object.values(outputs.departed)) + SPANS.length;
    expect(last).toBe(size);
  });
});
