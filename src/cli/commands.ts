import { explainTrial } from '../analysis/story.ts';
import { summarize } from '../analysis/summary.ts';
import { simulate } from '../engine/simulate.ts';
import { simulateAllInParallel } from '../node/parallel.ts';
import { readScenario } from '../node/read-scenario.ts';
import { format } from '../report/format.ts';
import { loadScenario } from '../scenario/catalogue.ts';
import { scenarioNames } from '../scenario/catalogue-data.ts';
import { ids } from '../scenario/notes.ts';
import type { Scenario } from '../scenario/types.ts';
import { VERSION } from '../version.ts';
import { applySettings } from './settings.ts';

/** Up to so many trials in all, starting threads takes longer than the run. */
const FEW_TRIALS = 2000;

/** Options that choose and change what is run. */
export interface ScenarioOptions {
  readonly seed: string;
  readonly set?: readonly string[];
}

/** Options of a command that runs trials. */
export type RunCommand = ScenarioOptions & { readonly trials: number; readonly json?: true };

/** The catalogue, a line each. */
export function listText(json: boolean): string {
  const scenarios = scenarioNames.map(loadScenario);
  if (!json) return scenarios.map(({ name, title }) => `${name}  ${title}`).join('\n');
  const entries = scenarios.map(({ name, title }) => ({ name, title }));
  return JSON.stringify(entries, null, 2);
}

/** One line of praise for a valid file; its issues are thrown. */
export async function validateText(file: string): Promise<string> {
  const { name, automakers, start, horizonDays } = await find(file);
  const firms = ids(automakers);
  const lanes = firms.flatMap((id) => ids(automakers[id]!.lanes));
  const counts = `automakers: ${firms.length}, lanes: ${lanes.length}, ${horizonDays} days from ${start}`;
  return `${file}: valid (${name}; ${counts})`;
}

/** Runs scenarios and shows them: one in full, several side by side, or all as one JSON document. */
export async function simulateText(files: readonly string[], options: RunCommand): Promise<string> {
  const { trials, seed } = options;
  const scenarios = await Promise.all(
    files.map(async (file) => applySettings(await find(file), options.set ?? [])),
  );
  const few = trials * scenarios.length <= FEW_TRIALS;
  const runs = few
    ? scenarios.map((scenario) => simulate(scenario, { trials, seed }))
    : await simulateAllInParallel(scenarios, { trials, seed, onProgress: showProgress });
  if (options.json) return JSON.stringify({ version: VERSION, scenarios: runs.map(summarize) }, null, 2);
  return runs.length === 1 ? format(runs[0]!) : format(runs);
}

/** On a terminal, how far the run is; on stderr, and gone when it is done. */
function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done < total ? `\r${Math.floor((100 * done) / total)} % ` : '\r      \r');
}

/** One future as a story. */
export async function storyOf(
  file: string,
  options: ScenarioOptions & { readonly trial: number },
): Promise<string> {
  const { seed, trial } = options;
  const scenario = await applySettings(await find(file), options.set ?? []);
  return format(explainTrial(simulate(scenario, { trials: 1, firstTrial: trial, seed }), trial));
}

/** A scenario of the catalogue by name, else a file. */
export function find(nameOrPath: string): Promise<Scenario> {
  const isName = scenarioNames.includes(nameOrPath) || !/[./\\]/.test(nameOrPath);
  return isName ? Promise.resolve().then(() => loadScenario(nameOrPath)) : readScenario(nameOrPath);
}
