// What a parameter set says of the named scenarios: the numbers that it moves there, and the chances that
// follow.

import type { Element } from '../../../src/elements.ts';
import {
  haltProbability,
  loadScenario,
  override,
  type Scenario,
  type ScenarioPatch,
  simulate,
} from '../../../src/index.ts';
import type { ParameterColumn } from '../../../src/scenario/parameter-sets.ts';
import { type June, simulateJune } from '../hindcast/june.ts';
import type { Settled } from '../hindcast/parameters.ts';
import { quantile } from '../hindcast/quantile.ts';

export const NAMED = ['truce-holds', 'licences-slowed', 'ban-resumes'] as const;

/** Trials of the spring of one set, and of each named scenario. */
const SPRING_TRIALS = 100;
const CHANCE_TRIALS = 400;

/**
 * Makers whose buffers are fitted, and all whose deliveries may be cleared; Korea and India stated their
 * stock.
 */
const FITTED = ['us-volume', 'eu-volume', 'eu-premium', 'japan-compact'];
const CLEARED = [...FITTED, 'korea-volume'];
const ESSENTIAL: readonly Element[] = ['Sm', 'Tb', 'Dy'];
/** A line with less than ten days of cover had stopped by then. */
const LEAST_BUFFER = 10;

/** A number that sets move, and how it follows from a set. */
export interface NamedColumn extends Pick<ParameterColumn, 'paths' | 'kind'> {
  /** Decimals of the median; values have one more. */
  readonly digits: number;
  of(setting: Settled, june: Readonly<Record<string, June>>): number;
}

const lane = (id: string, element: string): string => `automakers.${id}.lanes.${element}.bufferDays`;

/** All numbers of the named scenarios that sets move. */
export const COLUMNS: readonly NamedColumn[] = [
  column(['desk.effortWorkingDays.median'], 'positive', 1, ({ effortMedian }) => effortMedian),
  column(['desk.effortWorkingDays.sigma'], 'positive', 2, ({ effortSigma }) => effortSigma),
  column(
    ['policy.regimes.truce.returned', 'policy.regimes.eased.returned'],
    'share',
    2,
    ({ slowedReturned }) => slowedReturned,
  ),
  column(['policy.regimes.slowed.stalled'], 'share', 2, ({ stalledShare }) => stalledShare),
  ...CLEARED.map((id) =>
    column([`automakers.${id}.clearedAtStart`], 'share', 2, (_, june) => june[id]!.inTime / june[id]!.lodged),
  ),
  ...FITTED.flatMap((id) =>
    ESSENTIAL.map((element) =>
      column([`${lane(id, element)}.median`], 'positive', 0, (_, june) => bufferOf(id, element, june[id]!)),
    ),
  ),
  column(
    FITTED.flatMap((id) => ESSENTIAL.map((element) => `${lane(id, element)}.sigma`)),
    'positive',
    2,
    ({ bufferSigma }) => bufferSigma,
  ),
];

function column(
  paths: readonly string[],
  kind: NamedColumn['kind'],
  digits: number,
  of: NamedColumn['of'],
): NamedColumn {
  return { paths, kind, digits, of };
}

/** The median stock of that morning, less half an order cycle. */
function bufferOf(id: string, element: Element, { cover }: June): number {
  const { cycleDays } = loadScenario('truce-holds').automakers[id]!;
  return Math.max(LEAST_BUFFER, quantile(cover[element]!, 0.5) - cycleDays / 2);
}

/** How slow a slow-down is: a condition of the scenario, the same in every set. */
export interface SlowDown {
  readonly speed: number;
  readonly returned: number;
}

export interface NamedTask {
  readonly settings: readonly Settled[];
  /**
   * Place of the first of them among all sets: each set has trials of its own, so that their mean is sure.
   */
  readonly first: number;
  readonly slowed: SlowDown;
  readonly seed: string;
}

/** What follows from one set: a value for each of `COLUMNS`, and chances by `scenario/line`. */
export interface NamedAnswer {
  readonly values: readonly number[];
  readonly chances: Readonly<Record<string, number>>;
}

export function answerNamed({ settings, first, slowed, seed }: NamedTask): NamedAnswer[] {
  return settings.map((setting, i) => {
    const june = simulateJune(setting, 0, SPRING_TRIALS);
    const values = COLUMNS.map((one) => withinKind(one, rounded(one.of(setting, june), one.digits + 1)));
    return { values, chances: chancesOf(patchOf(values, slowed), seed, first + i) };
  });
}

/** Keeps a share off 0 and 1, whose odds no set could move. */
export function withinKind({ kind, digits }: Pick<NamedColumn, 'kind' | 'digits'>, value: number): number {
  const least = 10 ** -digits / 2;
  return kind === 'share' ? Math.min(1 - least, Math.max(least, value)) : value;
}

/** The patch that puts a set's values into the named scenarios, whose buffers keep their bounds. */
export function patchOf(values: readonly number[], slowed: SlowDown): ScenarioPatch {
  const patch = {
    parameters: null,
    policy: { regimes: { slowed: { ...slowed } } },
    automakers: statedBuffers(),
  };
  COLUMNS.forEach(({ paths }, c) => {
    for (const path of paths) put(patch, path.split('.'), values[c]!);
  });
  return patch as unknown as ScenarioPatch;
}

/** The buffers that sets move, as the scenario states them: a patch replaces a distribution as a whole. */
function statedBuffers(): Record<string, unknown> {
  const { automakers } = loadScenario('truce-holds');
  return Object.fromEntries(
    FITTED.map((id) => {
      const { lanes } = automakers[id]!;
      const laws = ESSENTIAL.map((element) => [
        element,
        { bufferDays: { ...(lanes[element]!.bufferDays as object) } },
      ]);
      return [id, { lanes: Object.fromEntries(laws) }];
    }),
  );
}

function put(into: Record<string, unknown>, keys: readonly string[], value: number): void {
  let here = into;
  for (const key of keys.slice(0, -1)) {
    here[key] ??= {};
    here = here[key] as Record<string, unknown>;
  }
  here[keys.at(-1)!] = value;
}

function chancesOf(patch: ScenarioPatch, seed: string, k: number): Record<string, number> {
  const chances = NAMED.flatMap((name) => {
    const scenario: Scenario = override(loadScenario(name), patch);
    const run = simulate(scenario, { trials: CHANCE_TRIALS, seed, firstTrial: k * CHANCE_TRIALS });
    const lines = Object.keys(run.outcomes).map((automaker): [string, number] => [
      `${name}/${automaker}`,
      haltProbability(run, { automaker }).value,
    ]);
    return [[`${name}/any`, haltProbability(run).value] as [string, number], ...lines];
  });
  return Object.fromEntries(chances);
}

export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
