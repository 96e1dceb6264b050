import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compile,
  drawSamplePath,
  override,
  parseScenario,
  replay,
  type SamplePath,
  type SamplingMethod,
  type Simulation,
  simulate,
  simulateInBatches,
} from '../../src/index.ts';
import { cases } from '../cases.ts';
import { arbitraryFuture, arbitraryScenario, type Future, type Raw } from './arbitraries.ts';
import { between } from './arbitrary-number.ts';
import { arbitrarySamplePath } from './arbitrary-sample-path.ts';
import { asPlanned } from './as-planned.ts';
import { bounds, broughtForward, conservation, firstHaltDays, past, planKept } from './contracts.ts';
import {
  allOrNothing,
  amendAutomakers,
  amendLanes,
  backwards,
  oneRegime,
  withAnotherLane,
} from './edit-scenario.ts';
import { changeAfter, usedBy } from './foresight.ts';

/*
 * The laws of model.md §8 that hold exactly, on sample paths that no seed needs to have drawn.
 */

const SEED = 20250404;
const RUNS = { seed: SEED, numRuns: cases(300) };
const FEWER_RUNS = { seed: SEED, numRuns: cases(100) };

type Columns = Simulation['outcomes'];
type Inputs = Record<string, unknown>;

describe('On any sample path (model.md §8, §10.7)', { timeout: 60_000 }, () => {
  test('law 1: every lane conserves its goods, those ordered as assemblies too', () => {
    const property = fc.property(arbitraryFuture(), ({ model, samplePath }) => {
      const lanes = replay(model, samplePath).automakers.flatMap((trajectory) => trajectory.lanes);
      expect(lanes.flatMap(conservation)).toEqual([]);
    });
    fc.assert(property, RUNS);
  });

  test('law 2: stock is never negative, and the rate lies in 0 … 1 and is 0 while halted', () => {
    const property = fc.property(arbitraryFuture(), ({ model, samplePath }) => {
      expect(replay(model, samplePath).automakers.flatMap(bounds)).toEqual([]);
    });
    fc.assert(property, RUNS);
  });

  test('law 3: a change of the sample path after day t changes nothing up to day t', () => {
    const property = fc.property(twoSamplePaths, ({ model, samplePath, other, day }) => {
      const t = day % model.horizonDays;
      const changed = changeAfter(t, samplePath, other, usedBy(t, model, samplePath));
      expect(past(replay(model, changed), t)).toEqual(past(replay(model, samplePath), t));
    });
    fc.assert(property, RUNS);
  });

  test('law 6: without a licensed share no line halts, whatever its buffers', () => {
    const future = arbitraryFuture((raw) => amendLanes(raw, { licensedShare: 0 }));
    const property = fc.property(future, ({ model, samplePath }) => {
      for (const { halted } of replay(model, samplePath).automakers) expect(halted).not.toContain(1);
    });
    fc.assert(property, RUNS);
  });

  test('law 7: when all goes to plan, the stock just before each delivery is exactly the buffer', () => {
    const property = fc.property(asPlanned, ({ model, samplePath }) => {
      const { lanes } = replay(model, samplePath).automakers[0]!;
      const [inputs, { cycleDays }] = [samplePath.automakers[0]!, model.automakers[0]!];
      const violations = lanes.flatMap((lane, l) => planKept(lane, inputs.lanes[l]!.bufferDays, cycleDays));
      expect(violations).toEqual([]);
    });
    fc.assert(property, RUNS);
  });
});

describe('Law 4 of model.md §8 and §10.7: on a line without assemblies that runs at full rate or halts,', {
  timeout: 60_000,
}, () => {
  test('more buffer on all lanes never brings the first halt forward', () => {
    const more = fc.array(between(0, 20), { minLength: 1, maxLength: 9 });
    const property = fc.property(arbitraryFuture(allOrNothing), more, ({ model, samplePath }, extra) => {
      const larger = withMoreBuffer(samplePath, (l) => extra[l % extra.length]!);
      const halts = firstHaltDays(model, samplePath);
      expect(broughtForward(halts, firstHaltDays(model, larger))).toEqual([]);
    });
    fc.assert(property, RUNS);
  });

  test('a faster clock under one regime never brings it forward, if no application can be refused', () => {
    const future = arbitraryFuture((raw) => oneRegime(allOrNothing(raw), { approval: 1 }));
    const faster = fc.constantFrom(0.001, 0.1, 0.5, 1, 10);
    const property = fc.property(future, faster, ({ scenario, model, samplePath }, more) => {
      const { speed } = scenario.policy.regimes.truce!;
      const fast = compile(override(scenario, { policy: { regimes: { truce: { speed: speed + more } } } }));
      const halts = firstHaltDays(model, samplePath);
      expect(broughtForward(halts, firstHaltDays(fast, samplePath))).toEqual([]);
    });
    fc.assert(property, RUNS);
  });

  test('nor does a faster pace of the desk', () => {
    const future = arbitraryFuture((raw) => oneRegime(allOrNothing(raw), { approval: 1 }));
    const factor = fc.constantFrom(1.001, 1.5, 10);
    const property = fc.property(future, factor, ({ model, samplePath }, more) => {
      const paces = model.policies.map((_, p) => samplePath.paces![p]! * more);
      const halts = firstHaltDays(model, samplePath);
      expect(broughtForward(halts, firstHaltDays(model, { ...samplePath, paces }))).toEqual([]);
    });
    fc.assert(property, RUNS);
  });
});

describe.each(['independent', 'sobol'] as const)(
  'Law 5 of model.md §8, sampling %s: trial i depends on the seed and on i alone,',
  {
    timeout: 60_000,
  },
  (sampling) => {
    const columns = (raw: Raw): Columns => columnsOf(raw, sampling);
    const inputs = (raw: Raw, trial: number): Inputs => inputsOf(raw, trial, sampling);

    test('not on the number of trials, the batches or the first trial', () => {
      const batch = fc.integer({ min: 1, max: 9 });
      const property = fc.property(arbitraryScenario, batch, fc.nat(8), (raw, size, firstTrial) => {
        const scenario = parseScenario(raw);
        const whole = simulate(scenario, { trials: 9, seed: 'law 5', sampling }).outcomes;
        for (const grown of simulateInBatches(scenario, {
          trials: 9,
          seed: 'law 5',
          sampling,
          batch: size,
        })) {
          expect(grown.outcomes).toEqual(rows(whole, 0, grown.options.trials));
        }
        const shard = simulate(scenario, { trials: 9 - firstTrial, seed: 'law 5', sampling, firstTrial });
        expect(shard.outcomes).toEqual(rows(whole, firstTrial, 9));
      });
      fc.assert(property, FEWER_RUNS);
    });

    test('not on another automaker, nor on another lane of another automaker', () => {
      const property = fc.property(arbitraryScenario, arbitraryScenario, (raw, second) => {
        const [first, ...others] = Object.keys(raw.automakers as Raw);
        const newcomer = Object.values(second.automakers as Raw)[0];
        const before = columns(raw);
        const joined = columns({ ...raw, automakers: { newcomer, ...(raw.automakers as Raw) } });
        for (const id of [first!, ...others]) expect(joined[id]).toEqual(before[id]);
        const wider = amendAutomakers(raw, (automaker, id) =>
          id === first ? withAnotherLane(automaker) : automaker,
        );
        const widened = columns(wider);
        for (const id of others) expect(widened[id]).toEqual(before[id]);
      });
      fc.assert(property, FEWER_RUNS);
    });

    test('not on the order of keys in the file', () => {
      const property = fc.property(arbitraryScenario, (raw) => {
        expect(columns(backwards(raw) as Raw)).toEqual(columns(raw));
      });
      fc.assert(property, FEWER_RUNS);
    });

    test('nor on a destination with a policy of its own', () => {
      const property = fc.property(arbitraryScenario, (raw) => {
        const policy = raw.policy as Raw & { destinations?: Raw };
        const events = [{ date: raw.start, to: 'truce', probability: 0.5 }];
        const destinations = { ...policy.destinations, nowhere: { events } };
        const before = columns(raw);
        expect(columns({ ...raw, policy: { ...policy, destinations } })).toEqual(before);
      });
      fc.assert(property, FEWER_RUNS);
    });

    test('so that another lane does not change the inputs of the others', () => {
      const property = fc.property(arbitraryScenario, fc.nat(50), (raw, trial) => {
        expect(inputs(amendAutomakers(raw, withAnotherLane), trial)).toMatchObject(inputs(raw, trial));
      });
      fc.assert(property, FEWER_RUNS);
    });
  },
);

describe('A scenario is data:', { timeout: 60_000 }, () => {
  test('it is the same after it was written and read', () => {
    const property = fc.property(arbitraryScenario, (raw) => {
      const scenario = parseScenario(raw);
      const text = JSON.stringify(scenario);
      expect(parseScenario(JSON.parse(text))).toEqual(scenario);
      expect(JSON.stringify(parseScenario(JSON.parse(text)))).toBe(text);
    });
    fc.assert(property, RUNS);
  });

  test('the empty patch does not change it', () => {
    const property = fc.property(arbitraryScenario, (raw) => {
      const scenario = parseScenario(raw);
      expect(override(scenario, {})).toEqual(scenario);
    });
    fc.assert(property, RUNS);
  });
});

/** A future, a second sample path for it, and the day after which the second one applies. */
const twoSamplePaths: fc.Arbitrary<Future & { readonly other: SamplePath; readonly day: number }> =
  arbitraryFuture().chain((future) =>
    fc
      .tuple(arbitrarySamplePath(future.model), fc.nat(199))
      .map(([other, day]) => ({ ...future, other, day })),
  );

function withMoreBuffer(samplePath: SamplePath, extra: (lane: number) => number): SamplePath {
  const automakers = samplePath.automakers.map((automaker) => ({
    ...automaker,
    lanes: automaker.lanes.map((lane, l) => ({ ...lane, bufferDays: lane.bufferDays + extra(l) })),
  }));
  return { ...samplePath, automakers };
}

function columnsOf(raw: Raw, sampling: SamplingMethod = 'independent'): Columns {
  // The first point of each Sobol sequence is the same in all dimensions, those of these trials are not.
  return simulate(parseScenario(raw), { trials: 6, firstTrial: 1111, seed: 'columns', sampling }).outcomes;
}

/** Returns rows `from` … `to` − 1 of every column. */
function rows(outcomes: Columns, from: number, to: number): unknown {
  const cut = (column: Columns[string]): unknown =>
    Object.fromEntries(Object.entries(column).map(([name, list]) => [name, list.slice(from, to)]));
  return Object.fromEntries(Object.entries(outcomes).map(([id, column]) => [id, cut(column)]));
}

/** Returns some inputs of every lane, by lane id. */
function inputsOf(raw: Raw, trial: number, sampling: SamplingMethod): Inputs {
  const model = compile(parseScenario(raw));
  const samplePath = drawSamplePath(model, 'inputs', trial, { sampling });
  const byLane = model.automakers.flatMap(({ lanes }, i) =>
    lanes.map(({ id }, l) => {
      const inputs = samplePath.automakers[i]!.lanes[l]!;
      const { bufferDays, phaseDays, standing, hasAssemblies } = inputs;
      const orders = [-1, 0, 1, 2].map((order) => [
        inputs.cleared(order),
        inputs.effort(order, 0),
        inputs.outcome(order, 1),
      ]);
      return [id, { bufferDays, phaseDays, standing, hasAssemblies, orders }] as const;
    }),
  );
  return Object.fromEntries(byLane);
}
