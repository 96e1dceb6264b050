import { parameterSets } from '../../../src/calibration/index.ts';
import {
  episodes,
  episodesKnownBy,
  knownBy,
  observations,
  parseEpisodes,
  parseObservations,
} from '../../../src/history/index.ts';
import * as core from '../../../src/index.ts';
import { SMALL } from './small-scenario.ts';

/** Arguments of one call that returns. */
export type Arguments = readonly unknown[];

/** A public function and calls of it that return. */
export interface Callable {
  readonly call: (...given: readonly unknown[]) => unknown;
  readonly good: readonly Arguments[];
}

export const small: core.Scenario = core.parseScenario(SMALL);
const banned = core.override(small, { name: 'banned', policy: { initial: 'ban' } });
const overSets = core.loadScenario('ban-resumes');
export const run: core.Simulation = core.simulate(small, { trials: 6, seed: 'fuzz' });
const more = core.simulate(small, { trials: 4, seed: 'fuzz', firstTrial: 6 });
const rare = core.simulate(small, {
  trials: 8,
  seed: 'fuzz',
  rareEvents: { automaker: 'north', force: 'policy' },
});
export const counts: core.Digest = core.digest(run);
const model = core.compile(small);
const path = core.medianSamplePath(model);
const trajectory = core.replay(model, path);
const few = { trials: 4, seed: 'fuzz' };
const median = 'automakers.north.lanes.Dy.bufferDays.median';

const listening = { onProgress: (): void => {}, signal: new AbortController().signal };

const column = [3, 1, 4, 1, 5, 9, 2, 6];
const typed = Float64Array.from(column);
const zeroOne = [0, 1, 0, 0, 1, 0, 1, 0];
const chances = [0.1, 0.9, 0.2, 0.3, 0.6, 0.1, 0.8, 0.4];
const sets = { count: 2, of: [0, 1, 0, 1, 0, 1, 0, 1] };
const estimating = { confidence: 0.9, weights: [1, 1, 2, 1, 1, 1, 1, 1] };
const costs = { wait: { ban: 100, truce: 0 }, stock: { ban: 15, truce: 15 } };
const stateWeights = { ban: 0.2, truce: 0.8 };
const signal = { of: 'ban', sensitivity: 0.8, specificity: 0.9 };
const sites = { oxide: { capacity: 30, timeToRecover: 3 }, metal: { capacity: 70, timeToRecover: 1 } };
const products = { motor: { demand: 100, inventory: 45, lossPerUnit: 50 } };
const points = Array.from({ length: 60 }, (_, i) => ({
  x: { a: i % 8, b: i / 60 },
  y: i % 8 < 3 ? 1 : 0,
  weight: 1,
}));
const range = { a: [0, 1], b: { low: 1, mode: 2, high: 3 } } as const;
const sum = (x: Readonly<Record<string, number>>): number => Object.values(x).reduce((a, b) => a + b, 0);
const ranges = { [median]: [5, 20] as const };
const asked = { automaker: 'north', byDay: 40 };
const swept = core.sweep(small, { [median]: [5, 20] }, few);
const forecast = { banned: 0.3, small: 0.7 };
const scenarios = { banned, small };
const choice = {
  options: { none: {}, stock: { plant: { minimumRate: 0.4 }, cost: 5 } },
  scenarios,
  weights: forecast,
  measure: 'haltDays',
  lossPerDay: 2,
} as const;
const design = { points: 4, kind: 'lhs', seed: 'fuzz' };
const { gallium, germanium, antimony } = episodes.goods;
const fewEpisodes = { goods: { gallium, germanium, antimony } };
const own = { inForce: '2026-01-06', base: 300, months: { '2026-02': 40, '2026-03': 150, '2026-04': 170 } };

const prices = { marginPerVehicle: 4000, catchUpShare: 0.5 };
const priced = core.simulate(core.override(small, { prices }), { trials: 20, seed: 'fuzz' });
const terms = { waitingDays: 10, deductible: 5e5, limit: 1e8, automaker: 'north' };
const watch = { watch: 'cover', automaker: 'north', below: [5, 15] } as const;

/** Every function of the core and of its entries for history and calibration, which are quick. */
export const QUICK: Readonly<Record<string, readonly Arguments[]>> = {
  accumulation: [[priced], [priced, { oneIn: [5, 10], measure: 'haltLoss' }]],
  insuredLoss: [[priced, terms]],
  losses: [[priced], [priced, { share: 0.9 }]],
  bindingElements: [[run], [counts, { automaker: 'north' }]],
  breakEvenWeights: [
    [costs, 'ban'],
    [costs, 'ban', stateWeights],
  ],
  brierParts: [[chances, zeroOne]],
  brierScore: [[chances, zeroOne]],
  compile: [[small]],
  crps: [
    [column, 3],
    [typed, 3, { fair: true }],
    [column, 3, { weights: estimating.weights }],
  ],
  design: [
    [range, design],
    [
      { [median]: ['2026-01-01', '2026-02-01'], c: { oneOf: [1, 'x'] } },
      { points: 5, kind: 'grid' },
    ],
    [range, { ...design, kind: 'sobol' }],
  ],
  diagnose: [[run, asked], [rare]],
  digest: [[run], [rare]],
  discover: [
    [points],
    [
      points,
      { alpha: 0.1, leastMass: 0.1, boxes: 1, inputs: ['a'], density: 0.5 },
      { seed: 'x', confidence: 0.9, ...listening },
    ],
  ],
  drawSamplePath: [
    [model, 'fuzz', 3],
    [model, 'fuzz', 3, { sampling: 'sobol' }],
  ],
  effectiveSampleSize: [[column], [typed]],
  entityIds: [[{ a: 1, source: 'x' }]],
  evpi: [[costs, stateWeights]],
  evsi: [[costs, stateWeights, signal]],
  expectedCosts: [[costs, stateWeights]],
  explainSamplePath: [[model, path]],
  explainTrial: [[run, 3]],
  format: [
    ...[
      [run],
      [counts],
      [[run, counts]],
      [core.mean(column)],
      [core.explainTrial(run, 1)],
      [swept],
      [core.summarize(run)],
    ],
    ...[
      [core.compare(small, { banned }, few)],
      [core.riskExposure(sites, products)],
      [core.discover(points)],
    ],
    ...[
      [core.choose(choice, few)],
      [core.bufferCurve(small, { days: [5, 10] }, few)],
      [core.elementaryEffects(sum, range, { trajectories: 4 })],
    ],
    ...[[core.forecast(forecast, { ...few, scenarios })], [core.timeToSurvive(small, {}, few)]],
  ] as Arguments[],
  fromJSON: [[core.toJSON(run)], [core.toJSON(rare)]],
  haltProbability: [[run], [counts, asked], [rare, { automaker: 'south' }]],
  kaplanMeier: [[column], [column, { observed: zeroOne, at: [1, 3], confidence: 0.9 }]],
  loadScenario: [['truce-holds']],
  logScore: [[chances, zeroOne]],
  mean: [
    [column],
    [typed, estimating],
    [column, { method: 'hall', least: 0, most: 10 }],
    [column, { sets }],
    [column, { replicates: 2 }],
  ],
  meanCrps: [
    [
      [column, column],
      [1, 2],
    ],
    [[column], [1], { fair: true }],
  ],
  measure: [[model, trajectory]],
  medianSamplePath: [[model]],
  merge: [[[run]], [[run, more]]],
  mergeDigests: [[[counts]], [[counts, core.digest(more)]]],
  minimaxRegret: [[costs]],
  minimize: [
    [[0, 20], (days: readonly number[]) => days.map((x) => (x - 14) ** 2)],
    [[0, 20], (days: readonly number[]) => days.map(() => 0), { step: 1 }],
  ],
  override: [[small, { plant: { minimumRate: 0.4 } }]],
  parseScenario: [[SMALL]],
  parseScenarioWithUnits: [[SMALL]],
  posteriorWeights: [[stateWeights, signal]],
  probability: [
    [column, (x: number) => x > 3],
    [typed, (x: number) => x > 3, { ...estimating, method: 'wilson' }],
    [column, (x: number) => x > 3, { method: 'clopper-pearson', sets }],
  ],
  proportion: [
    [3, 7],
    [3, 7, { confidence: 0.9, method: 'clopper-pearson' }],
  ],
  quantile: [
    [column, 0.5],
    [typed, 0.9, estimating],
    [column, 0.5, { sets }],
  ],
  regimeProbabilities: [[core.override(small, { policy: { ratesPerYear: { slow: { open: 2 } } } })]],
  regrets: [[costs]],
  reliabilityTable: [
    [chances, zeroOne],
    [chances, zeroOne, { bins: 4 }],
  ],
  replay: [[model, path]],
  resume: [[run, { trials: 8 }]],
  riskExposure: [[sites, products]],
  saltelliDesign: [[range], [range, { rows: 8, seed: 'fuzz' }]],
  scenarioOfSet: [[overSets, 2]],
  scenarioWarnings: [[small]],
  sequentialMean: [[column], [column, { confidence: 0.9, expectedTrials: 50 }]],
  sequentialProbability: [
    [column, (x: number) => x > 3],
    [column, (x: number) => x > 3, { confidence: 0.9, expectedTrials: 50 }],
  ],
  sequentialQuantile: [
    [column, 0.5],
    [column, 0.5, { expectedTrials: 50 }],
  ],
  setOfTrial: [[overSets, 'fuzz', 3]],
  setsOfTrials: [[run]],
  shippedRanges: [[overSets, { automaker: 'us-volume' }]],
  simulate: [
    [small, few],
    [small, { ...few, confidence: 0.9, firstTrial: 3, keep: 'summary' }],
    [small, { ...few, sampling: 'sobol', trials: 8 }],
  ],
  sobolIndices: [
    [sum, range, { rows: 8, resamples: 20, seed: 'fuzz', confidence: 0.9 }],
    [{ A: [1, 2, 3, 5], B: [2, 3, 4, 1], AB: { a: [1, 2, 4, 2], b: [3, 1, 2, 4] } }, { resamples: 20 }],
  ],
  elementaryEffects: [
    [sum, range, { trajectories: 3, levels: 4, seed: 'fuzz', confidence: 0.9, ...listening }],
  ],
  summarize: [[run], [counts], [rare]],
  survivalCurve: [[run], [counts, { automaker: 'north' }], [rare]],
  survivalTime: [[column], [column, { observed: zeroOne, confidence: 0.9 }]],
  tailMean: [
    [column, 0.8],
    [typed, 0.5, { ...estimating, most: 9 }],
  ],
  toCSV: [
    [run],
    [swept, { header: false }],
    [core.riskExposure(sites, products)],
    [core.choose(choice, few)],
  ],
  toJSON: [[run], [rare]],
  withRegimePath: [
    [
      model,
      path,
      {
        '': [
          ['2026-01-10', 'ban'],
          ['2026-02-01', 'open'],
        ],
        jp: [['2026-01-10', 'slow']],
      },
    ],
  ],
  episodesKnownBy: [[episodes, '2025-06-01']],
  knownBy: [[observations, '2025-06-01']],
  parameterSets: [['spring-2025']],
};

/** Functions that simulate much: fewer cases of them. */
export const SLOW: Readonly<Record<string, readonly Arguments[]>> = {
  bufferCurve: [[small, { automaker: 'north', lane: 'Dy', days: [5, 10], byDay: 30 }, few]],
  choose: [
    [choice, { ...few, ...listening }],
    [
      {
        ...choice,
        lossPerDay: undefined,
        lossPerHalt: 5,
        measure: 'haltProbability',
        signal: { of: 'banned', sensitivity: 0.8, specificity: 0.9 },
      },
      few,
    ],
  ],
  compare: [[small, { banned }, { ...few, byDay: 30 }]],
  discoverInRun: [[core.simulate(small, { trials: 60 }), { ...asked, boxes: 1 }, { seed: 'fuzz' }]],
  discoverInSweep: [[swept, { automaker: 'north' }, { confidence: 0.9 }]],
  evaluateTrigger: [
    [small, watch, { addCover: 10, leadDays: 5 }, few],
    [small, watch, { secondSource: 0.5, leadDays: 5, costPerDay: 1 }, few],
    [small, watch, undefined, few],
  ],
  forecast: [
    [forecast, { ...few, scenarios, automaker: 'north', byDay: 30 }],
    [{ dirichlet: { banned: 2, small: 3 } }, { ...few, scenarios }],
  ],
  hindcast: [[core.loadScenario('spring-2025'), observations, { trials: 2, seed: 'fuzz' }]],
  optimizeBuffers: [
    [small, { automaker: 'north', vary: 'lane', bounds: [0, 20], cost: { perDay: 1, perVehicle: 1 } }, few],
    [[small, banned], { atMost: 0.5 }, few],
    [{ forecast, scenarios }, { atMost: 0.5 }, few],
  ],
  sensitivity: [
    [small, ranges, { method: 'tornado', automaker: 'north', trials: 4 }, { seed: 'fuzz' }],
    [small, ranges, { method: 'morris', rows: 3, trials: 4, measure: 'haltDays' }],
    [small, ranges, { method: 'sobol', rows: 8, trials: 2 }],
  ],
  simulateInBatches: [
    [small, { ...few, batch: 2, precision: { haltProbability: 0.1, byDay: 30, automaker: 'north' } }],
    [small, { ...few, precision: { quantile: { column: 'firstHaltDay', p: 0.5, halfWidth: 3 } } }],
  ],
  sweep: [
    [small, { [median]: [5, 20] }, few],
    [small, [{ [median]: 7 }, { 'plant.minimumRate': 0.4 }], few],
  ],
  sweepInBatches: [[small, { [median]: [5, 20] }, { ...few, batch: 1, ...listening }]],
  timeToSurvive: [
    [small, { automaker: 'north', elements: ['Dy'], from: 5, until: 40 }, { ...few, confidence: 0.9 }],
  ],
  uncertainty: [
    [
      small,
      {
        outer: 30,
        inner: 2,
        seed: 'fuzz',
        automaker: 'north',
        byDay: 30,
        confidence: 0.9,
        unknown: ['automakers.north.lanes.Dy.bufferDays'],
      },
    ],
  ],
  parseObservations: [[observations]],
  parseEpisodes: [[episodes]],
};

/** Functions that take up to a second a call. */
export const SLOWEST: Readonly<Record<string, readonly Arguments[]>> = {
  hindcastEpisodes: [
    [fewEpisodes, { settings: 64, trials: 2, months: 2, goods: ['gallium', 'germanium', 'antimony'] }],
  ],
  scoreEpisode: [[own, { learnFrom: fewEpisodes, settings: 64, trials: 2, months: 3 }]],
};

const HISTORY = { episodesKnownBy, knownBy, parseEpisodes, parseObservations, parameterSets };

/** Returns a function by its public name. */
export function functionOf(name: string): (...given: readonly unknown[]) => unknown {
  return ({ ...core, ...HISTORY } as unknown as Record<string, (...given: readonly unknown[]) => unknown>)[
    name
  ]!;
}
