import { explainTrial } from '../analysis/explain.ts';
import type { RunOptions } from '../engine/run.ts';
import { format } from '../report/format.ts';
import { wrap } from '../report/layout.ts';
import { loadScenario } from '../scenario/catalogue.ts';
import { catalogueNames, isName } from '../scenario/catalogue-data.ts';
import { entityIds } from '../scenario/sources.ts';
import type { Scenario } from '../scenario/types.ts';
import { scenarioWarnings } from '../scenario/warnings/scenario-warnings.ts';
import { simulate } from '../simulation/simulate.ts';
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
export type RunCommand = ScenarioOptions & { readonly trials: number; readonly json?: true };

/** Lists the catalogue, one line a scenario, grouped by start. */
export function listText(json: boolean): string {
  const entries = catalogueNames
    .map(loadScenario)
    .map(({ name, title, start, notice }) => ({ name, title, start, ...(notice ? { notice } : {}) }));
  if (json) return JSON.stringify(entries, null, 2);
  const wide = Math.max(...catalogueNames.map(({ length }) => length));
  return [...new Set(entries.map(({ start }) => start))]
    .map((day) => {
      const group = entries.filter(({ start }) => start === day);
      const notices = new Set(group.flatMap(({ notice }) => notice ?? []));
      return [
        `From ${day}`,
        ...[...notices].map((text) => wrap(text)),
        ...group.map(({ name, title }) => `  ${name.padEnd(wide)}  ${title}`),
      ].join('\n');
    })
    .join('\n\n');
}

/** Returns a line that says that a file is valid, and one for each warning, or throws its issues. */
export async function validateText(file: string): Promise<string> {
  const scenario = await read(file);
  const { name, automakers, start, horizonDays } = scenario;
  const firms = entityIds(automakers);
  const lanes = firms.flatMap((id) => entityIds(automakers[id]!.lanes));
  const counts = `automakers: ${firms.length}, lanes: ${lanes.length}, ${horizonDays} days from ${start}`;
  const warnings = scenarioWarnings(scenario).map(warningLine);
  return [`${file}: valid (${name}; ${counts})`, ...warnings].join('\n');
}

/** Tells one trial as a story. */
export async function storyOf(
  file: string,
  options: ScenarioOptions & { readonly trial: number },
): Promise<string> {
  const { seed, trial, sampling = 'independent' } = options;
  const scenario = await applySettings(await find(file), options);
  return format(explainTrial(simulate(scenario, { trials: 1, firstTrial: trial, seed, sampling }), trial));
}

/** Returns a shipped scenario by its name, else reads a file and shows its warnings. */
export async function find(nameOrPath: string): Promise<Scenario> {
  const scenario = await read(nameOrPath);
  showWarnings(scenarioWarnings(scenario));
  return scenario;
}

async function read(nameOrPath: string): Promise<Scenario> {
  if (isName(nameOrPath)) return loadScenario(nameOrPath);
  const { readScenario } = await import('../node/read-scenario.ts');
  return readScenario(nameOrPath);
}
