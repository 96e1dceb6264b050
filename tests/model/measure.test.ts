import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AutomakerTrajectory, type Model, measure, replay, type Trajectory } from '../../src/index.ts';
import { arbitraryFuture } from '../properties/arbitraries.ts';

/* The measures of docs/model.md §7, taken from a trajectory in the plainest way. */

interface Halt {
  readonly began: number;
  readonly days: number;
}

function haltsOf({ halted }: AutomakerTrajectory): Halt[] {
  const runs = [...halted].join('').matchAll(/1+/g);
  return Array.from(runs, ({ index, 0: run }) => ({ began: index, days: run.length }));
}

/** Whether a regime is an embargo or a slow-down, as the scenario states it, whatever the pace (§10.2). */
function isDisruption({ scenario, regimes }: Model, r: number): boolean {
  const { embargo, speed, stalled } = scenario.policy.regimes[regimes[r]!.name]!;
  return embargo || speed < 1 || stalled > 0;
}

/** The measures of one line, by name. */
function measuresOf(model: Model, trajectory: Trajectory, i: number): object {
  const { plant, horizonDays, automakers } = model;
  const { policy, lanes, vehiclesPerDay } = automakers[i]!;
  const line = trajectory.automakers[i]!;
  const halts = haltsOf(line);
  const first = halts.find(
    ({ began, days }) => days >= plant.minimumHaltDays || began + days === horizonDays,
  );
  const firstHaltDay = first?.began ?? horizonDays;
  const disruption = [...trajectory.regimes[policy]!].findIndex((r) => isDisruption(model, r));
  return {
    firstHaltDay,
    halts: halts.length,
    haltDays: halts.reduce((sum, { days }) => sum + days, 0),
    daysToRestart: first?.days ?? Number.NaN,
    bindingElement: first ? lanes[line.bindingLane[first.began]! - 1]!.element : null,
    vehiclesLost: line.rate.reduce((lost, rate) => lost + (1 - rate), 0) * vehiclesPerDay,
    timeToSurvive: disruption < 0 || firstHaltDay < disruption ? Number.NaN : firstHaltDay - disruption,
  };
}

test('the measures of a line are those of its days (model.md §7)', { timeout: 60_000 }, () => {
  let halts = 0;
  const property = fc.property(arbitraryFuture(), ({ model, samplePath }) => {
    const trajectory = replay(model, samplePath);
    const { automakers, any } = measure(model, trajectory);
    model.automakers.forEach(({ id }, i) => {
      expect(automakers[id]).toMatchObject(measuresOf(model, trajectory, i));
    });
    const lines = model.automakers.map(({ id }) => automakers[id]!);
    expect(any.firstHaltDay).toBe(Math.min(...lines.map(({ firstHaltDay }) => firstHaltDay)));
    expect(any.halts).toBe(lines.reduce((sum, line) => sum + line.halts, 0));
    halts += any.halts;
  });
  fc.assert(property, { seed: 7, numRuns: 400 });
  expect(halts).toBeGreaterThan(400);
});

test('least cover, departures and decisions are sums over the lanes and days of a line (model.md §7)', {
  timeout: 60_000,
}, () => {
  const property = fc.property(arbitraryFuture(), ({ model, samplePath }) => {
    const trajectory = replay(model, samplePath);
    const { automakers } = measure(model, trajectory);
    model.automakers.forEach(({ id, lanes }, i) => {
      const line = trajectory.automakers[i]!;
      const { leastCover, departedShare, decidedShare } = automakers[id]!;
      for (const { element } of lanes) {
        const least = line.leastCover.filter((_, l) => lanes[l]!.element === element);
        expect(leastCover[element]).toBe(Math.min(...least));
      }
      const departed = line.departed.filter((_, t) => model.monthOfDay[t] === 0);
      const total = (list: Iterable<number>): number => [...list].reduce((sum, x) => sum + x, 0);
      const planned = line.plannedPerDay * departed.length;
      if (planned === 0) expect(departedShare[0]).toBeNaN();
      else expect(departedShare[0]).toBeCloseTo(total(departed) / planned, 9);
      expect(decidedShare.at(-1)).toBe(total(line.decided) / total(line.filed));
    });
  });
  fc.assert(property, { seed: 7, numRuns: 200 });
});
