import type { Distribution } from '../../distribution.ts';
import type { Simulation } from '../../engine/run.ts';
import { compile } from '../../model/compile.ts';
import type { AutomakerModel, Model } from '../../model/model.ts';
import type { SamplePath } from '../../model/sample-path.ts';
import { samplePaths } from '../../sampling/sample-path.ts';
import { openSetDraw } from '../../sampling/set-of-trial.ts';
import { movementOf } from '../../scenario/moves.ts';
import { scenarioOfSet } from '../../scenario/scenario-of-set.ts';
import type { Scenario } from '../../scenario/types.ts';
import { valueAt } from '../../scenario/value-at.ts';
import { unknowns } from '../epistemic-inputs.ts';

/** A number of a trial: its name, and how it follows from the sample path and the setting of the trial. */
interface DrawnInput {
  readonly name: string;
  readonly valueOf: (samplePath: SamplePath, setting: Scenario, trial: number) => number;
}

/**
 * Returns the numbers that each trial of a run drew, as columns by name. Numbers that are the same in all
 * trials are left out.
 *
 * @param automaker - whose lanes and policy count; absent: those of all.
 * @param byDay - days under a regime are counted before it.
 */
export function drawnInputs(
  { scenario, options }: Simulation,
  automaker: string | undefined,
  byDay: number,
): { readonly names: readonly string[]; readonly inputs: readonly Float64Array[] } {
  const { seed, firstTrial, trials } = options;
  const model = compile(scenario);
  const asked = model.automakers.filter(({ id }) => automaker === undefined || id === automaker);
  const policies = [...new Set(asked.map(({ policy }) => policy))];
  const inputs = [
    ...policies.flatMap((p) => policyInputs(model, p, byDay)),
    ...asked.flatMap((one) => bufferInputs(one, model.automakers.indexOf(one))),
    ...unknownInputs(scenario, seed, asked),
    ...setInputs(scenario, asked),
  ];
  const columns = inputs.map(() => new Float64Array(trials));
  const sampler = samplePaths(model, seed);
  const settingOf = settingsOfTrials(scenario, seed);
  for (let i = 0; i < trials; i++) {
    const samplePath = sampler.sample(firstTrial + i);
    const setting = settingOf(firstTrial + i);
    for (let j = 0; j < inputs.length; j++) {
      columns[j]![i] = inputs[j]!.valueOf(samplePath, setting, firstTrial + i);
    }
  }
  const varies = columns.map((column) => column.some((value) => value !== column[0]));
  return {
    names: inputs.filter((_, j) => varies[j]).map(({ name }) => name),
    inputs: columns.filter((_, j) => varies[j]),
  };
}

/** Returns the pace of a policy's desk, and the days under each regime. */
function policyInputs({ policies, regimes }: Model, p: number, byDay: number): DrawnInput[] {
  const { id } = policies[p]!;
  const suffix = id === '' ? '' : `.${id}`;
  return [
    { name: `desk.pace${suffix}`, valueOf: ({ paces }) => paces?.[p] ?? 1 },
    ...regimes.map(({ name }, r) => ({
      name: `daysUnder.${name}${suffix}`,
      valueOf: (samplePath: SamplePath) => daysUnder(samplePath.regimes[p]!, r, byDay),
    })),
  ];
}

function daysUnder(regimes: Uint8Array, r: number, byDay: number): number {
  let days = 0;
  for (let day = 0; day < byDay; day++) if (regimes[day] === r) days += 1;
  return days;
}

/** Returns the least buffer of the chains of each lane of automaker `a`. */
function bufferInputs({ id, lanes }: AutomakerModel, a: number): DrawnInput[] {
  const names = lanes.map((lane) => lane.id.split('/').slice(1, -1).join('/'));
  return [...new Set(names)].map((lane) => {
    const chains = [...names.keys()].filter((l) => names[l] === lane);
    return {
      name: `automakers.${id}.lanes.${lane}.bufferDays`,
      valueOf: ({ automakers }) =>
        chains.reduce(
          (least, l) => Math.min(least, automakers[a]!.lanes[l]!.bufferDays),
          Number.POSITIVE_INFINITY,
        ),
    };
  });
}

/** Returns the numbers of market and policy that are drawn once a trial, of elements that matter. */
function unknownInputs(scenario: Scenario, seed: string, asked: readonly AutomakerModel[]): DrawnInput[] {
  const elements = new Set<string>(asked.flatMap(({ lanes }) => lanes.map(({ element }) => element)));
  return unknowns(scenario, seed)
    .filter(({ keys }) => !keys.includes('events'))
    .filter(({ keys }) => keys[1] !== 'separatedInChina' || elements.has(keys[2]!))
    .map(({ keys, draw }) => ({
      name: keys.join('.'),
      valueOf: (_, setting, trial) => draw(trial, valueAt(setting, keys) as Distribution),
    }));
}

/** Returns the numbers of the parameter set, without buffers, which are drawn from them. */
function setInputs(scenario: Scenario, asked: readonly AutomakerModel[]): DrawnInput[] {
  const moves = movementOf(scenario)?.moves.values() ?? [];
  const first = new Map([...moves].reverse().map((move) => [move.column, move]));
  return [...first.values()].reverse().flatMap(({ path }): DrawnInput[] => {
    const keys = path.split('.');
    const isOther = keys[0] === 'automakers' && !asked.some(({ id }) => id === keys[1]);
    if (isOther || keys.includes('bufferDays')) return [];
    return [{ name: path, valueOf: (_, setting) => valueAt(setting, keys) as number }];
  });
}

/** Returns the scenario of each trial's parameter set; the scenario itself in a single setting. */
function settingsOfTrials(scenario: Scenario, seed: string): (trial: number) => Scenario {
  const sets = openSetDraw(scenario, seed);
  if (sets === undefined) return () => scenario;
  const known = new Map<number, Scenario>();
  return (trial) => {
    const k = sets.setOf(trial);
    const setting = known.get(k) ?? scenarioOfSet(scenario, k);
    known.set(k, setting);
    return setting;
  };
}
