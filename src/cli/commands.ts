import { explainTrial } from '../analysis/explain.ts';
import type { RunOptions } from '../engine/run.ts';
import { ScenarioError } from '../errors.ts';
import { displayWidth, padEnd } from '../report/display-width.ts';
import { format } from '../report/format.ts';
import { wrap } from '../report/layout.ts';
import { loadScenario } from '../scenario/catalogue.ts';
import { catalogueNames, isName } from '../scenario/catalogue-data.ts';
import { entityIds } from '../scenario/sources.ts';
import type { Scenario } from '../scenario/types.ts';
import { scenarioWarnings } from '../scenario/warnings/scenario-warnings.ts';
import { simulate } from '../simulation/simulate.ts';
import { print } from './print.ts';
import { applySettings, type Changes } from './settings.ts';
import { showWarnings, warningLine } from './warnings.ts';

// Modules that read disks and start threads are loaded when needed: piscina and yaml take longer to load
// than a small run takes.

/** Options that say which scenarios run, and how they are changed. */
export interface ScenarioOptions extends Changes {
  readonly seed: string;
  readonly sampling?: RunOptions['sampling'];
  readonly rareEvents?: boolean;
}

/** Options of a command that runs trials. */
export type RunCommand = ScenarioOptions & { readonly trials: number; readonly json?: boolean };

/** Lists the catalogue, one line a scenario, grouped by start. */
export function listText(json: boolean): string {
  const entries = catalogueNames
    .map(loadScenario)
    .map(({ name, title, start, notice }) => ({ name, title, start, ...(notice ? { notice } : {}) }));
  if (json) return JSON.stringify(entries, null, 2);
  const wide = Math.max(...catalogueNames.map(displayWidth));
  return [...new Set(entries.map(({ start }) => start))]
    .map((day) => {
      const group = entries.filter(({ start }) => start === day);
      const notices = new Set(group.flatMap(({ notice }) => notice ?? []));
      return [
        `From ${day}`,
        ...[...notices].map((text) => wrap(text)),
        ...group.map(({ name, title }) => `  ${padEnd(name, wide)}  ${title}`),
      ].join('\n');
    })
    .join('\n\n');
}

/**
 * Prints a line for each file that is valid, with its warnings, and the issues of each that is not.
 *
 * @returns the exit code.
 */
export async function validateFiles(files: readonly string[], options: Changes): Promise<number> {
  let status = 0;
  for (const file of files) {
    try {
      print(validText(file, await read(file, options)));
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      process.stderr.write(`${error.message}\n`);
      status = 2;
    }
  }
  return status;
}

function validText(file: string, scenario: Scenario): string {
  const { name, automakers, start, horizonDays } = scenario;
  const firms = entityIds(automakers);
  const lanes = firms.flatMap((id) => entityIds(automakers[id]!.lanes));
  const counts = `automakers: ${firms.length}, lanes: ${lanes.length}, ${horizonDays} days from ${start}`;
  const warnings = scenarioWarnings(scenario).map(warningLine);
  return [`${file === '-' ? 'stdin' : file}: valid (${name}; ${counts})`, ...warnings].join('\n');
}

/** Tells one trial as a story. */
export async function storyOf(
  file: string,
  options: ScenarioOptions & { readonly trial: number },
): Promise<string> {
  const { seed, trial, sampling = 'independent' } = options;
  const scenario = await applySettings(await find(file, options), options);
  return format(explainTrial(simulate(scenario, { trials: 1, firstTrial: trial, seed, sampling }), trial));
}

/** Returns a shipped scenario by its name, else reads a file, or stdin for `-`, and shows its warnings. */
export async function find(nameOrPath: string, options: Changes): Promise<Scenario> {
  const scenario = await read(nameOrPath, options);
  showWarnings(scenarioWarnings(scenario));
  return scenario;
}

async function read(nameOrPath: string, { extendsWithin }: Changes): Promise<Scenario> {
  if (nameOrPath !== '-' && isName(nameOrPath)) return loadScenario(nameOrPath);
  const { readScenario, readScenarioFrom } = await import('../node/read-scenario.ts');
  const options = extendsWithin === undefined ? {} : { extendsWithin };
  return nameOrPath === '-' ? readScenarioFrom(process.stdin, options) : readScenario(nameOrPath, options);
}
