// What the evidence of 2025 leaves open, and a scenario in which those numbers are settled.

import type { Customs } from '../../../src/analysis/hindcast/customs.ts';
import { normalMonth } from '../../../src/analysis/hindcast/normal-flow.ts';
import type { Element } from '../../../src/elements.ts';
import { observations } from '../../../src/history/index.ts';
import { override, type Scenario } from '../../../src/index.ts';
import { entityIds } from '../../../src/scenario/sources.ts';
import { SIGMA_SCALE } from './discrepancy/ar1.ts';
import { judgedBuffers } from './judged.ts';
import { withPaces } from './paces.ts';
import { type PriorLaw, priorBetween } from './prior-laws.ts';

/**
 * A number that evidence leaves open. Its prior is uniform between the bounds, or the `law` cut off at
 * them.
 */
export interface Parameter {
  readonly label: string;
  readonly unit: string;
  readonly prior: readonly [low: number, high: number];
  readonly law?: PriorLaw;
  /** What the prior rests on, where it is not judgement. */
  readonly priorSource?: string;
}

export type ParameterName =
  | 'effortMedian'
  | 'effortSigma'
  | 'slowedSpeed'
  | 'slowedReturned'
  | 'backlogDays'
  | 'filedShare'
  | 'stalledShare'
  | 'paceUs'
  | 'paceEu'
  | 'paceJapan'
  | 'bufferScale'
  | 'indianBuffers'
  | 'indianAssemblies'
  | 'bufferSigma'
  | 'clearedAtStart'
  | 'licensedTonnes'
  | 'graceDays'
  | 'heldShare'
  | 'heldUntilDay'
  | 'inspectionDays'
  | 'discrepancy';

/** What earlier controls say of the share of files that were not decided, and of how offices differ. */
const STALLED = {
  law: { logitMean: -0.878, logitSd: 1.252 },
  priorSource: 'what goods under control before April 2025 tell of a new one (history/episode-prior.json)',
};
const PACE = {
  law: { median: 1, sigma: 0.361 },
  priorSource: 'offices differ as goods under control before April 2025 did (history/episode-prior.json)',
};

/** Bounds are judgement, wide of what evidence makes likely. */
export const PARAMETERS: Readonly<Record<ParameterName, Parameter>> = {
  effortMedian: { label: 'Review, median', unit: 'working days', prior: [15, 45] },
  effortSigma: { label: 'Review, spread', unit: 'sigma', prior: [0.2, 0.8] },
  slowedSpeed: { label: 'Speed when slowed', unit: 'of the statutory pace', prior: [0.4, 1] },
  slowedReturned: { label: 'Returned when slowed', unit: 'share of reviews', prior: [0.05, 0.6] },
  backlogDays: { label: 'Backlog on 4 April', unit: 'working days of the desk', prior: [0, 30] },
  filedShare: { label: 'New files', unit: 'share of capacity', prior: [0, 0.95] },
  stalledShare: {
    label: 'Stalled when slowed',
    unit: 'share of chains',
    prior: [0.002, 0.98],
    ...STALLED,
  },
  paceUs: { label: 'Pace for the US', unit: 'times the common one', prior: [0.25, 4], ...PACE },
  paceEu: { label: 'Pace for the EU', unit: 'times the common one', prior: [0.25, 4], ...PACE },
  paceJapan: { label: 'Pace for Japan', unit: 'times the common one', prior: [0.25, 4], ...PACE },
  // Two to three months in April (Tradium to the Financial Times, 2025-04-17) are 1.3 to 1.9 times the
  // 46 to 48 days of
  // dysprosium that were judged for June. The two halts of that spring tell little, so the statement is
  // the prior.
  bufferScale: {
    label: 'Buffers',
    unit: 'times what was judged',
    prior: [0.6, 4],
    law: { median: 1.6, sigma: 0.35 },
    priorSource:
      'two to three months of magnets (Tradium to the Financial Times, 2025-04-17); sigma by judgement',
  },
  // Trade bodies said that Indian stocks would last to May or July, yet nobody there stopped by then.
  indianBuffers: {
    label: 'Buffers in India',
    unit: 'times what was judged',
    prior: [0.6, 6],
    law: { median: 1.6, sigma: 0.5 },
    priorSource: 'as elsewhere, and half as much again of spread, as nothing was stated for India; judgement',
  },
  indianAssemblies: { label: 'Assemblies in India', unit: 'share of chains', prior: [0, 1] },
  bufferSigma: { label: 'Spread of buffers', unit: 'sigma', prior: [0.25, 0.9] },
  clearedAtStart: { label: 'Cleared on 4 April', unit: 'share of deliveries', prior: [0, 0.7] },
  licensedTonnes: { label: 'Under licence', unit: 'share of customs tonnes', prior: [0.02, 0.95] },
  graceDays: { label: 'Goods still left', unit: 'days after 4 April', prior: [0, 20] },
  heldShare: { label: 'Licence-free but held', unit: 'share', prior: [0, 1] },
  heldUntilDay: { label: 'Held until', unit: 'days after 4 April', prior: [30, 110] },
  inspectionDays: { label: 'Inspection', unit: 'days', prior: [20, 75] },
  discrepancy: {
    label: 'Discrepancy of flows',
    unit: 'sigma',
    prior: [0, 1],
    law: { mean: 0, sd: SIGMA_SCALE },
    priorSource: 'half-normal, scale stated beforehand; judgement',
  },
};

export type Settled = Readonly<Record<ParameterName, number>>;

export const NAMES: readonly ParameterName[] = Object.keys(PARAMETERS) as ParameterName[];

/** The prior of each parameter, in the order of `NAMES`. */
const PRIORS = NAMES.map((name) => priorBetween(PARAMETERS[name].prior, PARAMETERS[name].law));

/** Returns the share of the prior below a value of a parameter. */
export function priorShareBelow(name: ParameterName, value: number): number {
  return PRIORS[NAMES.indexOf(name)]!.cdf(value);
}

/**
 * The prior of a parameter as `densityGrid` takes it: the ends of a uniform one, else evenly spaced
 * quantiles.
 */
export function priorOf(name: ParameterName): readonly number[] {
  const { prior, law } = PARAMETERS[name];
  const { quantile } = PRIORS[NAMES.indexOf(name)]!;
  return law ? Array.from({ length: 2000 }, (_, i) => quantile((i + 0.5) / 2000)) : prior;
}

/** The parameters at a point of the unit cube, in which the prior is uniform. */
export function settled(point: ArrayLike<number>): Settled {
  return Object.fromEntries(
    NAMES.map((name, i) => [name, PRIORS[i]!.quantile(point[i]!)]),
  ) as unknown as Settled;
}

/** Returns the scenario with these values of the open numbers. */
export function parameterDrawOf(scenario: Scenario, values: Settled): Scenario {
  const returned = values.slowedReturned;
  const slow = { speed: values.slowedSpeed, returned, stalled: values.stalledShare };
  const all = { setup: slow, slowed: slow, truce: { returned } };
  const regimes = Object.fromEntries(Object.entries(all).filter(([name]) => name in scenario.policy.regimes));
  const automakers = Object.fromEntries(
    entityIds(scenario.automakers).map((id) => {
      const maker = scenario.automakers[id]!;
      // Where nothing was cleared because there were no licences, nothing is.
      const clearedAtStart = maker.clearedAtStart > 0 ? values.clearedAtStart : 0;
      return [id, { clearedAtStart, lanes: lanesOf(id, maker, values) }];
    }),
  );
  const draw = override(scenario, {
    policy: { regimes },
    desk: {
      pace: 1,
      effortWorkingDays: { median: values.effortMedian, sigma: values.effortSigma },
      capacityPerWorkingDay: 1,
      backlog: values.backlogDays,
      filedPerWorkingDay: values.filedShare,
    },
    automakers,
  });
  return withPaces(draw, { us: values.paceUs, eu: values.paceEu, japan: values.paceJapan });
}

function lanesOf(id: string, { destination, lanes }: Scenario['automakers'][string], values: Settled) {
  const judged = judgedBuffers(id);
  const assembly = destination === 'india' ? { assembly: { chance: values.indianAssemblies } } : {};
  const scale = destination === 'india' ? values.indianBuffers : values.bufferScale;
  return Object.fromEntries(
    entityIds(lanes).map((element) => {
      const days = judged?.[element as Element];
      const { bufferDays, assembly: stated } = lanes[element as Element]!;
      const way = stated.chance > 0 ? assembly : {};
      if (days === undefined) return [element, way];
      const law = { ...(bufferDays as object), median: days * scale, sigma: values.bufferSigma };
      return [element, { ...way, bufferDays: law }];
    }),
  );
}

/** The record month before the controls, January 2025: what plants and ports could do. */
const RECORD =
  observations['magnet-exports'].tonnes.world!['2025-01']!.value / normalMonth(observations, 'world');

export function customsOf(values: Settled): Customs {
  const { licensedTonnes, graceDays, heldShare, heldUntilDay, inspectionDays } = values;
  return {
    licensedTonnes,
    graceDays: Math.round(graceDays),
    heldShare,
    heldUntilDay: Math.round(heldUntilDay),
    inspectionDays: Math.round(inspectionDays),
    mostFlow: RECORD,
  };
}
