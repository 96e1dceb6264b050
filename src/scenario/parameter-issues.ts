import type { LognormalByMedian } from '../distribution.ts';
import { expected, firstHints, type ScenarioIssue } from '../errors.ts';
import { massWithin, samplerOf } from '../random/sampler-of.ts';
import { type Move, type Movement, movementOf } from './moves.ts';
import { isSetName, moved, pathsOfSets, unknownSets } from './parameter-sets.ts';
import { isObject } from './patch.ts';
import type { ParsedInput } from './schema.ts';
import type { Scenario } from './types.ts';
import { valueAt } from './value-at.ts';

/**
 * Returns the issues with the parameter sets that a scenario names, and with its numbers in each of them.
 */
export function parameterIssues(scenario: ParsedInput): ScenarioIssue[] {
  const { parameters } = scenario;
  const unknown = setNameIssues(scenario);
  if (typeof parameters !== 'object' || unknown.length > 0) return unknown;
  const paths = pathsOfSets(parameters.sets);
  const didYouMean = firstHints();
  const unknownPaths = parameters.fixed.flatMap((path, i) =>
    paths.some((one) => one === path || one.startsWith(`${path}.`))
      ? []
      : [
          expected(
            `parameters.fixed.${i}`,
            `the path of a number that the sets ${parameters.sets} change`,
            path,
            didYouMean(path, paths),
          ),
        ],
  );
  return [...unknownPaths, ...massIssues(scenario as unknown as Scenario)];
}

/** Returns an issue for an unknown name of parameter sets, also in data that has other issues. */
export function setNameIssues(data: unknown): ScenarioIssue[] {
  const parameters = isObject(data) ? data.parameters : undefined;
  if (typeof parameters === 'string') return [unknownSets('parameters', parameters, ['median'])];
  if (!isObject(parameters) || typeof parameters.sets !== 'string' || isSetName(parameters.sets)) return [];
  return [unknownSets('parameters.sets', parameters.sets)];
}

/**
 * Returns an issue for each distribution without mass in some set. It is enough to try the least sigma
 * with the least and with the greatest median.
 */
function massIssues(scenario: Scenario): ScenarioIssue[] {
  const movement = movementOf(scenario);
  if (movement === undefined) return [];
  const distributions = new Set(
    [...movement.moves.keys()].flatMap((path) => path.match(/^(.*)\.(median|sigma)$/)?.[1] ?? []),
  );
  return [...distributions].flatMap((path) => {
    const distribution = valueAt(scenario, path.split('.')) as LognormalByMedian;
    const [median, sigma] = [rangeOf(movement, `${path}.median`), rangeOf(movement, `${path}.sigma`)];
    const ends = median.map((at) => ({ ...distribution, median: at, sigma: sigma[0] }));
    if (ends.every((end) => hasMass(scenario, path, end))) return [];
    const rule = 'a distribution with some mass within its bounds in every parameter set';
    return [expected(path, rule, distribution, '; parameters "median" gives the single setting')];
  });

  function rangeOf({ moves }: Movement, path: string): [least: number, greatest: number] {
    const move = moves.get(path);
    const all = move === undefined ? [valueAt(scenario, path.split('.')) as number] : valuesOf(move);
    return [Math.min(...all), Math.max(...all)];
  }
}

function valuesOf({ column, number }: Move): number[] {
  return column.values.map((_, k) => moved(column, number, k));
}

function hasMass({ desk }: Scenario, path: string, distribution: LognormalByMedian): boolean {
  if (path === 'desk.effortWorkingDays') return massWithin(distribution, desk.limitWorkingDays) > 0;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = distribution;
  if (distribution.sigma === 0) return distribution.median >= min && distribution.median <= max;
  return samplerOf(distribution).mass > 0;
}
