import { formatDay, parseDay } from '../../calendar/days.ts';
import { checkWhole } from '../../check.ts';
import { describe } from '../../errors.ts';
import { loadScenario } from '../../scenario/catalogue.ts';
import { isName } from '../../scenario/catalogue-data.ts';
import type { Scenario } from '../../scenario/types.ts';
import { scenarioWarnings } from '../../scenario/warnings/scenario-warnings.ts';
import { showWarnings } from '../output/warnings.ts';
import type { Options } from '../table/option-values.ts';
import { given } from './given.ts';
import { applySettings } from './settings.ts';

/** Returns a shipped scenario by its name, else reads a file, or stdin for `-`, and shows its warnings. */
export async function find(nameOrPath: string, options: Options): Promise<Scenario> {
  const scenario = await read(nameOrPath, options);
  showWarnings(scenarioWarnings(scenario));
  return scenario;
}

/** Returns a scenario with the changes that the options ask for. */
export async function findChanged(nameOrPath: string, options: Options): Promise<Scenario> {
  return applySettings(await find(nameOrPath, options), options);
}

/** Returns scenarios with those changes. Stdin, which can be read once, may be named once. */
export async function findAll(names: readonly string[], options: Options): Promise<Scenario[]> {
  if (names.filter((name) => name === '-').length > 1)
    throw new RangeError('Expected - for stdin once, got it twice');
  return Promise.all(names.map((name) => findChanged(name, options)));
}

/** Returns a scenario without its warnings. */
export async function read(nameOrPath: string, options: Options): Promise<Scenario> {
  if (nameOrPath !== '-' && isName(nameOrPath)) return loadScenario(nameOrPath);
  // Loaded when needed: yaml takes longer to load than a small run takes.
  const { readScenario, readScenarioFrom } = await import('../../node/read-scenario.ts');
  const within = given(options, 'extendsWithin');
  return nameOrPath === '-' ? readScenarioFrom(process.stdin, within) : readScenario(nameOrPath, within);
}

/** Returns whom and which days the options ask about, as analyses take it. */
export function asked(
  { automaker, byDay, byDate }: Options,
  scenario: Scenario,
): { readonly automaker?: string; readonly byDay?: number } {
  if (byDay !== undefined && byDate !== undefined)
    throw new RangeError('Expected --by-day or --by-date, got both');
  if (byDay !== undefined) checkWhole('--by-day', byDay, 1, scenario.horizonDays);
  const deadline = byDate === undefined ? byDay : dayAfter(byDate, scenario);
  return {
    ...(automaker === undefined ? {} : { automaker }),
    ...(deadline === undefined ? {} : { byDay: deadline }),
  };
}

/** Returns the days of the scenario up to the date and with it. */
function dayAfter(date: string, { start, horizonDays }: Scenario): number {
  const [day, first] = [parseDay(date), parseDay(start)!];
  if (day !== undefined && day >= first && day < first + horizonDays) return day - first + 1;
  throw new RangeError(
    `Expected --by-date to be a date from ${start} to ${formatDay(first + horizonDays - 1)}, got ${describe(date)}`,
  );
}
