// Returns the reference workload in plain numbers, for programs that do not read scenario files: the C
// loop and the SimPy model. They have only the features that the workload uses; a scenario with others is
// refused. only the features that the workload uses, so a scenario that uses more is refused here rather
// than run wrongly.

import { readFileSync } from 'node:fs';
import { ELEMENTS, type Element } from '../../src/elements.ts';
import { compile, type Distribution, type Model, parseScenario, type Scenario } from '../../src/index.ts';
import type { AutomakerModel, LaneModel, PolicyModel } from '../../src/model/model.ts';

/** A uniform distribution from low to high; a fixed number where they are equal. */
type Range = readonly [low: number, high: number];

export interface LaneParameters {
  readonly element: Element;
  readonly median: number;
  readonly sigma: number;
}

export interface AutomakerParameters {
  readonly id: string;
  readonly cycleDays: number;
  /** Planned lead time, licence and transit. */
  readonly plannedDays: number;
  readonly transitDays: number;
  readonly clearedAtStart: number;
  readonly lanes: readonly LaneParameters[];
}

export interface Parameters {
  readonly horizonDays: number;
  /** 1 on Chinese working days. */
  readonly workingDay: readonly number[];
  readonly regimes: readonly {
    readonly name: string;
    readonly speed: number;
    readonly returned: number;
    readonly approval: number;
    readonly embargo: boolean;
  }[];
  readonly initial: number;
  /** Jumps per year from each regime (row) to each. */
  readonly ratesPerYear: readonly (readonly number[])[];
  readonly effort: { readonly median: number; readonly sigma: number; readonly limit: number };
  readonly elements: readonly Element[];
  readonly market: {
    readonly miningShare: Range;
    /** In the order of `elements`. */
    readonly separatedInChina: readonly Range[];
    readonly rampPerMonth: Range;
    readonly rampCap: Range;
    readonly thriftAfterDays: Range;
    readonly thriftPerMonth: Range;
    readonly thriftCap: Range;
  };
  readonly plant: { readonly minimumRate: number; readonly restartDays: number };
  readonly automakers: readonly AutomakerParameters[];
}

/** Returns the workload on which speed is measured. */
export function referenceWorkload(): Scenario {
  const file = new URL('../reference-workload.json', import.meta.url);
  return parseScenario(JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * Returns the parameters. @throws {RangeError} for a scenario with a feature that the plain programs lack.
 */
export function parametersOf(scenario: Scenario): Parameters {
  const model = compile(scenario);
  const { market, plant } = model;
  only(plant.minimumHaltDays === 1 && plant.rationRate === 1, 'halts of a day and more, no rationing');
  only(market.stage === 'separation', 'shares by separation');
  return {
    horizonDays: model.horizonDays,
    workingDay: [...model.workingDay],
    ...policyParameters(model),
    effort: { ...lognormal(model.effortWorkingDays), limit: model.limitWorkingDays },
    elements: ELEMENTS,
    market: {
      miningShare: range(market.miningShare),
      separatedInChina: ELEMENTS.map((element) => range(market.separatedInChina[element])),
      rampPerMonth: range(market.rampPerMonth),
      rampCap: range(market.rampCap),
      thriftAfterDays: range(market.thriftAfterDays),
      thriftPerMonth: range(market.thriftPerMonth),
      thriftCap: range(market.thriftCap),
    },
    plant: { minimumRate: plant.minimumRate, restartDays: plant.restartDays },
    automakers: model.automakers.map(automakerParameters),
  };
}

function policyParameters(model: Model): Pick<Parameters, 'regimes' | 'initial' | 'ratesPerYear'> {
  const [policy, ...more] = model.policies as [PolicyModel, ...PolicyModel[]];
  only(more.length === 0 && policy.events.length === 0, 'one policy for all, without dated events');
  only(!model.hasQueue, 'no queue');
  const { regimes } = model.scenario.policy;
  const ratesPerYear = model.regimes.map(() => model.regimes.map(() => 0));
  policy.jumps.forEach((row, from) => {
    for (const jump of row) ratesPerYear[from]![jump.to] = fixed(jump.ratePerYear);
  });
  return {
    initial: policy.initial,
    ratesPerYear,
    // Compiled speeds, rounded up to the grid, so that ten days at 0.7 are 7 in every program.
    regimes: model.regimes.map(({ name, speed, embargo }) => {
      const { returned, approval } = regimes[name]!;
      return { name, speed, returned, approval, embargo };
    }),
  };
}

function automakerParameters(maker: AutomakerModel): AutomakerParameters {
  const { id, cycleDays, plannedDays, transitDays, clearedAtStart } = maker;
  only(maker.validityDays === 0, 'a licence for each shipment');
  only(maker.expediteBelowDays === 0 && transitDays > 0, 'goods that all go by sea, a day at least');
  only(maker.bufferCorrelation === 0, 'independent buffers');
  return { id, cycleDays, plannedDays, transitDays, clearedAtStart, lanes: maker.lanes.map(laneParameters) };
}

function laneParameters({ element, essential, share, phaseDays, bufferDays }: LaneModel): LaneParameters {
  only(
    essential && share < ELEMENTS.length && phaseDays === undefined,
    'essential lanes of the market, phases drawn',
  );
  return { element, ...lognormal(bufferDays) };
}

function lognormal(law: Distribution): { median: number; sigma: number } {
  if (typeof law === 'object' && 'median' in law && law.min === undefined && law.max === undefined) {
    return { median: law.median, sigma: law.sigma };
  }
  throw new RangeError('The plain programs know lognormal buffers and efforts, by median and sigma, alone');
}

function range(law: Distribution): Range {
  if (typeof law === 'number') return [law, law];
  if ('low' in law && !('mode' in law) && law.min === undefined && law.max === undefined)
    return [law.low, law.high];
  throw new RangeError('The plain programs know fixed and uniform market numbers alone');
}

function fixed(law: Distribution): number {
  if (typeof law === 'number') return law;
  throw new RangeError('The plain programs know fixed rates of jumps alone');
}

function only(holds: boolean, what: string): void {
  if (!holds) throw new RangeError(`The plain programs know ${what} alone`);
}
