import { compare } from '../analysis/compare.ts';
import { forecast } from '../analysis/forecast.ts';
import { summarize } from '../analysis/summary.ts';
import { uncertainty } from '../analysis/uncertainty.ts';
import { describe } from '../errors.ts';
import { format } from '../report/format.ts';
import type { Scenario } from '../scenario/types.ts';
import { VERSION } from '../version.ts';
import { find, type RunCommand, type ScenarioOptions } from './commands.ts';
import { numberOf } from './numbers.ts';
import { applySettings } from './settings.ts';

/**
 * Compares alternatives with a baseline on the same sample paths; without any, the baseline changed by
 * --set.
 */
export async function compareText(
  baseline: string,
  alternatives: readonly string[],
  options: RunCommand,
): Promise<string> {
  const { trials, seed, set = [] } = options;
  if (alternatives.length === 0 && set.length === 0) {
    throw new RangeError('Expected an alternative to compare with, a scenario or --set path=value, got none');
  }
  const base = await find(baseline, options);
  const changed = async (name: string, scenario: Scenario): Promise<[string, Scenario]> => [
    name,
    await applySettings(scenario, options, options.json !== true),
  ];
  const scenarios = await Promise.all(
    alternatives.length === 0
      ? [changed(set.join(' '), base)]
      : alternatives.map(async (file) => changed(file, await find(file, options))),
  );
  const { parameters } = options;
  const before = await applySettings(base, parameters === undefined ? {} : { parameters });
  const comparison = compare(before, Object.fromEntries(scenarios), { trials, seed });
  if (options.json !== true) return format(comparison);
  const { alternatives: runs, differences } = comparison;
  const summaries = Object.entries(runs).map(([name, run]) => [name, summarize(run)]);
  return JSON.stringify(
    {
      version: VERSION,
      baseline: summarize(comparison.baseline),
      alternatives: Object.fromEntries(summaries),
      differences,
    },
    null,
    2,
  );
}

/** Mixes scenarios, given as `name=weight`, into a forecast. */
export async function forecastText(
  given: readonly string[],
  options: RunCommand & { readonly dirichlet?: true; readonly automaker?: string; readonly byDay?: number },
): Promise<string> {
  const { trials, seed, automaker, byDay } = options;
  const weights = weightsOf(given);
  const found = Object.keys(weights).map(
    async (file) => [file, await applySettings(await find(file, options), options)] as const,
  );
  const result = forecast(options.dirichlet ? { dirichlet: weights } : weights, {
    trials,
    seed,
    scenarios: Object.fromEntries(await Promise.all(found)),
    ...(automaker === undefined ? {} : { automaker }),
    ...(byDay === undefined ? {} : { byDay }),
  });
  return options.json ? JSON.stringify({ version: VERSION, ...result }, null, 2) : format(result);
}

/** Returns the weights by name. A name that comes twice is refused, as one of its weights would be lost. */
function weightsOf(given: readonly string[]): Record<string, number> {
  const weights = given.map(weightOf);
  const twice = weights.find(([name], i) => weights.findIndex(([other]) => other === name) < i);
  if (twice === undefined) return Object.fromEntries(weights);
  throw new RangeError(`Expected each scenario to have one weight, got ${describe(twice[0])} twice`);
}

function weightOf(text: string): [string, number] {
  const at = text.lastIndexOf('=');
  const weight = numberOf(text.slice(at + 1));
  if (at > 0 && !Number.isNaN(weight)) return [text.slice(0, at), weight];
  throw new RangeError(
    `Expected a weight to be name=number, such as truce-holds=0.6 or truce-holds=60%, got ${describe(text)}`,
  );
}

/** Separates chance within a future from what is not known. */
export async function uncertaintyText(
  file: string,
  options: ScenarioOptions & {
    readonly outer: number;
    readonly inner: number;
    readonly unknown?: readonly string[];
    readonly json?: boolean;
  },
): Promise<string> {
  const { outer, inner, seed, unknown = [] } = options;
  const scenario = await applySettings(await find(file, options), options);
  const { scenario: _, ...result } = uncertainty(scenario, { outer, inner, seed, unknown });
  if (!options.json) return format({ ...result, scenario });
  const { name, notice } = scenario;
  return JSON.stringify({ version: VERSION, name, ...(notice ? { notice } : {}), ...result }, null, 2);
}
