import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  type AutomakerTrajectory,
  compile,
  loadScenario,
  type Model,
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
  PROPOSALS,
  type ProposalKind,
  type ProposalRates,
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
import { arbitraryScenario, type Raw } from '../../properties/arbitraries.ts';

// A slow machine is not a wrong one.
vi.setConfig({ testTimeout: 120_000 });

const uniforms = (seed: string): (() => number) => {
  const stream = openStream(seed, 'test');
  let drawn = 0;
  return () => stream.uniform(drawn++, 0);
};

/** Rates of some kinds of proposals, 0 of all others. */
function ratesOf(rates: Partial<Record<ProposalKind, number>>): ProposalRates {
  const none = Object.fromEntries(PROPOSALS.map((kind) => [kind, 0])) as Record<ProposalKind, number>;
  return { ...none, ...rates };
}

/** Standard errors between the mean of a list and its expectation. */
function z(list: readonly number[], expected: number): number {
  const { value, standardError } = mean(Float64Array.from(list));
  return Math.abs(value - expected) / standardError;
}

/**
 * For each automaker of a model on a sample path: whether it runs out of a lane by itself, and its
 * trajectory.
 */
function runLanes(model: Model, trial: number): { isOut: boolean; line: AutomakerTrajectory }[] {
  const samplePath = drawSamplePath(model, 'alone', trial);
  const problem = rareEventProblem(model, {});
  const runner = new SingleLaneRunner(problem);
  runner.bind(samplePath, true);
  return replay(model, samplePath).automakers.map((line, i) => {
    const { licenceDaysAtStart, lanes } = samplePath.automakers[i]!;
    const isOut = problem.lanes.some(
      ({ automaker, lane }, l) =>
        automaker === i && runner.score(l, { licenceDaysAtStart, lanes: [lanes[lane]!] }) === STOCKOUT,
    );
    return { isOut, line };
  });
}

/** Returns the scenario without stages, whose stress levels take long to find. */
function withoutStages(raw: Raw): Raw {
  const policy = raw.policy as Raw & { regimes: Record<string, Raw> };
  const plain = Object.entries(policy.regimes).map(([name, regime]) => [name, { ...regime, stages: 1 }]);
  return { ...raw, policy: { ...policy, regimes: Object.fromEntries(plain) } };
}

describe('a lane by itself', () => {
  test('runs out exactly when it would slow a line without rationing first (§6)', () => {
    fc.assert(
      fc.property(arbitraryScenario, fc.nat(1000), (raw, trial) => {
        const plant = { ...(raw.plant as object), rationRate: 1, rationBelowDays: 0 };
        for (const { isOut, line } of runLanes(
          compile(parseScenario({ ...withoutStages(raw), plant })),
          trial,
        )) {
          expect(isOut).toBe(line.rate.some((share) => share < 1));
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  test('runs out wherever a rationed line halts, with or without air freight (§5, §6)', () => {
    fc.assert(
      fc.property(arbitraryScenario, fc.nat(1000), (raw, trial) => {
        const { minimumRate = 0.5 } = (raw.plant ?? {}) as { minimumRate?: number };
        const plant = { ...(raw.plant as object), rationRate: (1 + minimumRate) / 2, rationBelowDays: 15 };
        for (const { isOut, line } of runLanes(
          compile(parseScenario({ ...withoutStages(raw), plant })),
          trial,
        )) {
          if (line.halted.includes(1)) expect(isOut).toBe(true);
        }
      }),
      { numRuns: 200, seed: 8 },
    );
  });
});

test('a particle is scored at its standing (§10.2), at the pace of its desk (§10.3) and with its assemblies (§10.4)', () => {
  const scenario = parseScenario({
    name: 'particle',
    start: '2031-03-03',
    horizonDays: 80,
    policy: { regimes: { only: { stalled: 0.4 } }, initial: 'only' },
    desk: { effortWorkingDays: 10, pace: { low: 0.1, high: 2 } },
    automakers: {
      maker: {
        cycleDays: 30,
        plannedLicenceDays: 30,
        transitDays: 5,
        clearedAtStart: 0,
        lanes: {
          Dy: { bufferDays: 20, licensedShare: 1, assembly: { chance: 0.5, belowDays: 50, leadDays: 5 } },
        },
      },
    },
  });
  const problem = rareEventProblem(compile(scenario), {});
  const { score } = laneEvaluator(problem, 'particle');
  const drawn = proposals(problem, [1], uniforms('particle')).drawPrior(0);
  const isOut = (changed: Partial<Particle>): boolean =>
    score({ ...drawn, standing: 0.5, assembly: 0.6, paces: [1], ...changed }).score === STOCKOUT;
  expect(isOut({})).toBe(false);
  expect(isOut({ standing: 0.3 })).toBe(true);
  expect(isOut({ paces: [0.1] })).toBe(true);
  expect(isOut({ standing: 0.3, assembly: 0.4 })).toBe(false);
});

describe('proposals', () => {
  // With stages, stalls, an uncertain pace and assemblies (§10.1 to 10.4).
  const rules: ScenarioPatch = {
    horizonDays: 200,
    policy: { regimes: { truce: { stalled: 0.1 }, slowed: { stages: 3 } } },
    desk: { pace: { median: 1, sigma: 0.3 } },
    automakers: { 'eu-volume': { lanes: { Dy: { assembly: { chance: 0.5, belowDays: 30 } } } } },
  };
  const model = compile(override(loadScenario('licences-slowed'), rules));
  const problem = rareEventProblem(model, {});
  const shares = problem.lanes.map(() => 1 / problem.lanes.length);

  test('keep the prior distribution: particles weigh 1 on average before and after many steps', () => {
    const uniform = uniforms('steps');
    const kernel = proposals(problem, shares, uniform);
    const { drawPrior } = kernel;
    const { score, weight } = laneEvaluator(problem, 'steps');
    const rates = priorProposalRates(problem);
    const weights: number[][] = [[], []];
    const held: number[][] = [[], []];
    const phases: number[][] = [[], []];
    const standings: number[][] = [[], []];
    const assemblies: number[][] = [[], []];
    const paces: number[][] = [[], []];
    const pace = problem.scalars.findIndex((address) => address.startsWith('pace/'));
    const refused: number[][] = [[], []];
    for (let i = 0; i < 4000; i++) {
      const first = score(drawPrior(i % problem.lanes.length));
      // Without a level, so that no step is rejected for its score.
      const anywhere = { score: Number.POSITIVE_INFINITY, steps: 25, rates };
      const [then] = advanceLevel({ proposals: kernel, score, uniform }, [first], anywhere, 1);
      for (const [k, { particle }] of [first, then!].entries()) {
        const w = weight(particle);
        weights[k]!.push(w);
        held[k]!.push(particle.automaker[0]!);
        phases[k]!.push(particle.phase);
        standings[k]!.push(particle.standing);
        assemblies[k]!.push(particle.assembly);
        paces[k]!.push(particle.scalars[pace]!);
        refused[k]!.push(firstRefused(particle));
      }
    }
    for (const k of [0, 1]) {
      expect(z(weights[k]!, 1)).toBeLessThan(4);
      expect(z(held[k]!, 0.5)).toBeLessThan(4);
      for (const uniform of [phases, standings, assemblies, paces]) {
        expect(z(uniform[k]!, 0.5)).toBeLessThan(4);
        const squares = uniform[k]!.map((u) => u * u);
        expect(z(squares, 1 / 3)).toBeLessThan(4);
      }
    }
    // Tilted outcomes, under which refusals are common, are kept too.
    expect(z(refused[0]!, mean(Float64Array.from(refused[1]!)).value)).toBeLessThan(5);
    expect(mean(Float64Array.from(refused[1]!)).value).toBeGreaterThan(0.02);
  });

  const firstRefused = ({ reviews }: Particle): number => (reviews[1]! > 0.9915 ? 1 : 0);

  test('that lead to more applications in use are made as often as those back', () => {
    const refusing = override(loadScenario('truce-holds'), {
      horizonDays: 200,
      policy: { regimes: { truce: { approval: 0.5 } } },
    } as ScenarioPatch);
    const refusals = rareEventProblem(compile(refusing), { automaker: 'us-volume' });
    const uniform = uniforms('applications');
    const kernel = proposals(
      refusals,
      refusals.lanes.map(() => 1),
      uniform,
    );
    const { score } = laneEvaluator(refusals, 'applications');
    const applicationsOnly = {
      score: Number.POSITIVE_INFINITY,
      steps: 20,
      rates: ratesOf({ application: 1, applications: 1 }),
    };
    const counts: [number[], number[]] = [[], []];
    for (let i = 0; i < 6000; i++) {
      const first = score(kernel.drawPrior(i % refusals.lanes.length));
      const [then] = advanceLevel({ proposals: kernel, score, uniform }, [first], applicationsOnly, 1);
      counts[0].push(first.used.length);
      counts[1].push(then!.used.length);
    }
    const [before, after] = counts.map((list) => mean(Float64Array.from(list)));
    const error = Math.hypot(before!.standardError, after!.standardError);
    expect(Math.abs(before!.value - after!.value)).toBeLessThan(4 * error);
  });

  test('of another window or a shift leave tilted outcomes in the window', () => {
    const uniform = uniforms('window');
    const kernel = proposals(problem, shares, uniform);
    const { score } = laneEvaluator(problem, 'window');
    const lane = problem.lanes.findIndex(({ windows, applications }) => windows === applications);
    const { ends, chances } = problem.lanes[lane]!.outcomes;
    const anywhere = {
      score: Number.POSITIVE_INFINITY,
      steps: 20,
      rates: ratesOf({ window: 2, shift: 1 }),
    };
    const approved: number[] = [];
    for (let i = 0; i < 4000; i++) {
      const [{ particle }] = advanceLevel(
        { proposals: kernel, score, uniform },
        [score(kernel.drawPrior(lane))],
        anywhere,
        1,
      ) as [Scored];
      const outcome = particle.reviews[particle.window * ROUNDS * 2 + 1]!;
      approved.push(outcome >= ends[0] && outcome < ends[1] ? 1 : 0);
    }
    expect(z(approved, chances[1])).toBeLessThan(4);
  });

  test('that scale a uniform keep the uniform distribution', () => {
    const uniform = uniforms('scale');
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

  test('draw tilted outcomes with the stated chances and likelihood ratios', () => {
    const tilted = tiltedOutcomes(model, model.automakers[0]!);
    const uniform = uniforms('outcomes');
    const drawn = Array.from({ length: 40_000 }, () => drawTilted(tilted, uniform()));
    tilted.ends.forEach((end, i) => {
      const low = i === 0 ? 0 : tilted.ends[i - 1]!;
      expect(
        z(
          drawn.map((u) => (u >= low && u < end ? 1 : 0)),
          tilted.chances[i]!,
        ),
      ).toBeLessThan(4);
      expect(
        z(
          drawn.map((u) => (u >= low && u < end ? 1 / likelihoodRatio(tilted, u) : 0)),
          end - low,
        ),
      ).toBeLessThan(4);
    });
  });
});
