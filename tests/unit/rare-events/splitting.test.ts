import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compile,
  loadScenario,
  mean,
  override,
  parseScenario,
  replay,
  type ScenarioPatch,
} from '../../../src/index.ts';
import { openStream } from '../../../src/random/stream.ts';
import { rareEventProblem } from '../../../src/rare-events/problem.ts';
import { laneEvaluator } from '../../../src/rare-events/splitting/evaluate-lane.ts';
import { advanceLevel } from '../../../src/rare-events/splitting/levels.ts';
import { type Particle, ROUNDS, type Scored } from '../../../src/rare-events/splitting/particle.ts';
import {
  type Chances,
  PROPOSALS,
  priorProposalRates,
  proposals,
} from '../../../src/rare-events/splitting/proposals.ts';
import { scaled, scaledFromEither } from '../../../src/rare-events/splitting/scale-proposal.ts';
import { SingleLaneRunner, STOCKOUT } from '../../../src/rare-events/splitting/single-lane.ts';
import {
  drawTilted,
  likelihoodRatio,
  tiltedOutcomes,
} from '../../../src/rare-events/splitting/tilted-outcomes.ts';
import { drawSamplePath } from '../../../src/sampling/sample-path.ts';
import { arbitraryScenario } from '../../properties/arbitraries.ts';

const uniforms = (seed: string): (() => number) => {
  const stream = openStream(seed, 'test');
  let drawn = 0;
  return () => stream.uniform(drawn++, 0);
};

/** Standard errors between the mean of a list and its expectation. */
function z(list: readonly number[], expected: number): number {
  const { value, standardError } = mean(Float64Array.from(list));
  return Math.abs(value - expected) / standardError;
}

describe('lanes by themselves', () => {
  test('a line without rationing slows exactly when one of its lanes runs out alone', () => {
    fc.assert(
      fc.property(arbitraryScenario, fc.nat(1000), (raw, trial) => {
        const model = compile(
          parseScenario({ ...raw, plant: { ...(raw.plant as object), rationRate: 1, rationBelowDays: 0 } }),
        );
        const samplePath = drawSamplePath(model, 'alone', trial);
        const target = rareEventProblem(model, {});
        const lone = new SingleLaneRunner(target);
        lone.bind(samplePath.regimes, samplePath.market, true);
        const { automakers } = replay(model, samplePath);
        automakers.forEach(({ rate }, i) => {
          const { licenceDaysAtStart, lanes } = samplePath.automakers[i]!;
          const isOut = target.lanes.some(
            ({ automaker, lane }, l) =>
              automaker === i && lone.score(l, { licenceDaysAtStart, lanes: [lanes[lane]!] }) === STOCKOUT,
          );
          expect(isOut).toBe(rate.some((share) => share < 1));
        });
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('moves', () => {
  const model = compile(override(loadScenario('licences-slowed'), { horizonDays: 200 }));
  const target = rareEventProblem(model, {});
  const shares = target.lanes.map(() => 1 / target.lanes.length);

  test('particles, as drawn and after many moves, weigh 1 on average and stand for futures as they come', () => {
    const uniform = uniforms('moves');
    const moves = proposals(target, shares, uniform);
    const { drawPrior } = moves;
    const { score, weight } = laneEvaluator(target, 'moves');
    const chances = priorProposalRates(target);
    const weights: number[][] = [[], []];
    const held: number[][] = [[], []];
    const phases: number[][] = [[], []];
    const refused: number[][] = [[], []];
    for (let i = 0; i < 4000; i++) {
      const first = score(drawPrior(i % target.lanes.length));
      // At no level, so that every move within the law is made.
      const anywhere = { score: Number.POSITIVE_INFINITY, moves: 25, chances };
      const [then] = advanceLevel({ proposals: moves, score, uniform }, [first], anywhere, 1);
      for (const [k, { particle }] of [first, then!].entries()) {
        const w = weight(particle);
        weights[k]!.push(w);
        held[k]!.push(particle.firm[0]!);
        phases[k]!.push(particle.phase);
        refused[k]!.push(firstRefused(particle));
      }
    }
    for (const k of [0, 1]) {
      expect(z(weights[k]!, 1)).toBeLessThan(4);
      expect(z(held[k]!, 0.5)).toBeLessThan(4);
      expect(z(phases[k]!, 0.5)).toBeLessThan(4);
    }
    // Moves keep the law with trouble, in which refusals are common.
    expect(z(refused[0]!, mean(Float64Array.from(refused[1]!)).value)).toBeLessThan(5);
    expect(mean(Float64Array.from(refused[1]!)).value).toBeGreaterThan(0.02);
  });

  const firstRefused = ({ reviews }: Particle): number => (reviews[1]! > 0.9915 ? 1 : 0);

  test('files that lead to more files are drawn anew no more often than back', () => {
    const refusing = override(loadScenario('truce-holds'), {
      horizonDays: 200,
      policy: { regimes: { truce: { approval: 0.5 } } },
    } as ScenarioPatch);
    const where = rareEventProblem(compile(refusing), { automaker: 'us-volume' });
    const uniform = uniforms('files');
    const moves = proposals(
      where,
      where.lanes.map(() => 1),
      uniform,
    );
    const { score } = laneEvaluator(where, 'files');
    const none = Object.fromEntries(PROPOSALS.map((move) => [move, 0])) as unknown as Chances;
    const filesOnly = {
      score: Number.POSITIVE_INFINITY,
      moves: 20,
      chances: { ...none, file: 1, files: 1 },
    };
    const counts: [number[], number[]] = [[], []];
    for (let i = 0; i < 6000; i++) {
      const first = score(moves.drawPrior(i % where.lanes.length));
      const [then] = advanceLevel({ proposals: moves, score, uniform }, [first], filesOnly, 1);
      counts[0].push(first.asked.length);
      counts[1].push(then!.asked.length);
    }
    const [before, after] = counts.map((list) => mean(Float64Array.from(list)));
    const error = Math.hypot(before!.standardError, after!.standardError);
    expect(Math.abs(before!.value - after!.value)).toBeLessThan(4 * error);
  });

  test('trouble stays in its window, wherever that goes', () => {
    const uniform = uniforms('window');
    const moves = proposals(target, shares, uniform);
    const { score } = laneEvaluator(target, 'window');
    const lane = target.lanes.findIndex(({ windows, files }) => windows === files);
    const { ends, chances } = target.lanes[lane]!.outcomes;
    const none = Object.fromEntries(PROPOSALS.map((move) => [move, 0])) as unknown as Chances;
    const anywhere = {
      score: Number.POSITIVE_INFINITY,
      moves: 20,
      chances: { ...none, window: 2, shift: 1 },
    };
    const approved: number[] = [];
    for (let i = 0; i < 4000; i++) {
      const [{ particle }] = advanceLevel(
        { proposals: moves, score, uniform },
        [score(moves.drawPrior(lane))],
        anywhere,
        1,
      ) as [Scored];
      const outcome = particle.reviews[particle.window * ROUNDS * 2 + 1]!;
      approved.push(outcome >= ends[0] && outcome < ends[1] ? 1 : 0);
    }
    expect(z(approved, chances[1])).toBeLessThan(4);
  });

  test('nudged uniforms stay uniform', () => {
    const uniform = uniforms('nudge');
    const lists: number[][] = [[], []];
    for (let i = 0; i < 40_000; i++) {
      lists[0]!.push(scaled(uniform(), uniform));
      lists[1]!.push(scaledFromEither(uniform(), uniform));
    }
    for (const list of lists) {
      expect(z(list, 1 / 2)).toBeLessThan(4);
      expect(
        z(
          list.map((u) => u * u),
          1 / 3,
        ),
      ).toBeLessThan(4);
      expect(
        z(
          list.map((u) => (u < 0.01 ? 1 : 0)),
          0.01,
        ),
      ).toBeLessThan(4);
      expect(
        z(
          list.map((u) => (u > 0.99 ? 1 : 0)),
          0.01,
        ),
      ).toBeLessThan(4);
    }
  });

  test('outcomes in trouble have the stated chances and ratios', () => {
    const law = tiltedOutcomes(model, model.automakers[0]!);
    const uniform = uniforms('outcomes');
    const drawn = Array.from({ length: 40_000 }, () => drawTilted(law, uniform()));
    law.ends.forEach((end, i) => {
      const low = i === 0 ? 0 : law.ends[i - 1]!;
      expect(
        z(
          drawn.map((u) => (u >= low && u < end ? 1 : 0)),
          law.chances[i]!,
        ),
      ).toBeLessThan(4);
      expect(
        z(
          drawn.map((u) => (u >= low && u < end ? 1 / likelihoodRatio(law, u) : 0)),
          end - low,
        ),
      ).toBeLessThan(4);
    });
  });
});
