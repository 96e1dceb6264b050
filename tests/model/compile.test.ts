import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDay } from '../../src/calendar/days.ts';
import { isWorkingDay } from '../../src/calendar/working-days.ts';
import { ATOMIC_NUMBER, compile, type Element, entityIds, parseScenario } from '../../src/index.ts';
import { arbitraryScenario } from '../properties/arbitraries.ts';

/* What a model holds of its scenario, read off the scenario a second time: the kernel runs on it too. */

const RUNS = { seed: 7, numRuns: 300 };
const STEPS = 2 ** 20;

test('a regime holds its speed, chances and queue in numbers per working day (model.md §3, §4)', {
  timeout: 60_000,
}, () => {
  const property = fc.property(arbitraryScenario, (raw) => {
    const { policy, desk, ...scenario } = parseScenario(raw);
    const model = compile({ policy, desk, ...scenario });
    expect(model.regimes.map(({ name }) => name)).toEqual(entityIds(policy.regimes));
    for (const { name, ...compiled } of model.regimes) {
      const { speed, returned, approval, inflow, periodLicences, embargo } = policy.regimes[name]!;
      expect(compiled).toMatchObject({ periodLicences, embargo, returnedBelow: returned });
      // Rounded up, and by less than a step.
      expect(compiled.speed * STEPS).toBe(Math.ceil(speed * STEPS));
      expect(compiled.approvedBelow - returned).toBeCloseTo((1 - returned) * approval, 12);
      if (approval === 1) expect(compiled.approvedBelow).toBe(1);
      const capacity = desk.capacityPerWorkingDay;
      if (capacity === null) expect(compiled.takenUpPerDay).toBe(Number.POSITIVE_INFINITY);
      else expect(compiled.takenUpPerDay * STEPS).toBe(Math.round(capacity * compiled.speed * STEPS));
      expect(compiled.filedPerDay * STEPS).toBe(Math.round(desk.filedPerWorkingDay * inflow * STEPS));
    }
    expect(model.hasQueue).toBe(desk.capacityPerWorkingDay !== null);
    expect(model.backlog * STEPS).toBe(Math.round(desk.backlog * STEPS));
  });
  fc.assert(property, RUNS);
});

test('an automaker follows the policy of its destination, or the one that all others share (model.md §3)', {
  timeout: 60_000,
}, () => {
  const property = fc.property(arbitraryScenario, (raw) => {
    const scenario = parseScenario(raw);
    const model = compile(scenario);
    for (const { id, policy, plannedDays } of model.automakers) {
      const { destination, plannedLicenceDays, transitDays } = scenario.automakers[id]!;
      expect(model.policies[policy]!.id).toBe(destination in scenario.policy.destinations ? destination : '');
      expect(plannedDays).toBe(Math.max(1, plannedLicenceDays + transitDays));
    }
    const days = Array.from({ length: model.horizonDays }, (_, t) => parseDay(scenario.start)! + t);
    expect([...model.workingDay]).toEqual(days.map((day) => (isWorkingDay(day) ? 1 : 0)));
  });
  fc.assert(property, RUNS);
});

test('lanes stand by atomic number, then chain, each with its own or its element’s licensed share (model.md §5, §6)', {
  timeout: 60_000,
}, () => {
  const property = fc.property(arbitraryScenario, (raw) => {
    const scenario = parseScenario(raw);
    const model = compile(scenario);
    for (const { id, lanes } of model.automakers) {
      const given = scenario.automakers[id]!.lanes;
      const elements = (Object.keys(given) as Element[]).filter((key) => key in ATOMIC_NUMBER);
      elements.sort((a, b) => ATOMIC_NUMBER[a] - ATOMIC_NUMBER[b]);
      const expected = elements.flatMap((element) => {
        const { chains, essential, licensedShare = element } = given[element]!;
        return Array.from({ length: chains }, (_, chain) => ({ element, chain, essential, licensedShare }));
      });
      const compiled = lanes.map(({ element, chain, essential, share }) => ({
        element,
        chain,
        essential,
        licensedShare: model.shares[share],
      }));
      expect(compiled).toEqual(expected);
    }
  });
  fc.assert(property, RUNS);
});
