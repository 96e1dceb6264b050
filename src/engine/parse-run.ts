import { ATOMIC_NUMBER } from '../elements.ts';
import { describe } from '../errors.ts';
import { mostHaltLoss } from '../model/money.ts';
import { parseScenario } from '../scenario/parse.ts';
import { entityIds } from '../scenario/sources.ts';
import type { Scenario } from '../scenario/types.ts';
import { decode } from './column-text.ts';
import { columnNames, emptyColumns } from './columns.ts';
import { DataIssues } from './data-issues.ts';
import { completeOptions } from './options.ts';
import { MOST_REPLICATES } from './require-run.ts';
import type { OutcomeColumns, RunOptions, Simulation } from './run.ts';
import { runId } from './run-id.ts';

type ColumnName = keyof OutcomeColumns;
type Fields = Readonly<Record<string, unknown>>;

/**
 * Returns the run that stored data hold, frozen; fields of later versions pass through.
 *
 * @throws {TypeError} for data that is no object.
 * @throws {ScenarioError} with all issues at once, for data that is not a stored run.
 */
export function parseRun(data: unknown, format: string): Simulation {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new TypeError(`Expected the stored run to be an object, got ${describe(data)}`);
  }
  const stored = data as Fields;
  const issues = new DataIssues();
  checkHeader(issues, stored, format);
  const scenario = issues.attempt(() => parseScenario(stored.scenario), 'scenario');
  const given = issues.fields(stored.options, 'options');
  const options = issues.attempt(
    () => Object.freeze(completeOptions(given as Partial<RunOptions>)),
    'options',
  );
  const outcomes = issues.fields(stored.outcomes, 'outcomes');
  const read = scenario && options ? readOutcomes(issues, outcomes, scenario, options.trials) : {};
  const weights = options && readWeights(issues, stored.weights, options.trials);
  issues.throwAny('stored run');
  const { format: _, outcomes: __, weights: ___, ...rest } = stored;
  const id = runId({ scenario: scenario!, options: options!, version: stored.version as string });
  const found = {
    ...rest,
    scenario,
    id,
    options,
    outcomes: Object.freeze(read),
    ...(weights && { weights }),
  };
  return Object.freeze(found) as unknown as Simulation;
}

function checkHeader(issues: DataIssues, stored: Fields, format: string): void {
  const { version, weekendsOnlyFrom, replicates } = stored;
  issues.must(stored.format === format, 'format', JSON.stringify(format), stored.format);
  issues.must(typeof version === 'string', 'version', 'text', version);
  const isText = weekendsOnlyFrom === null || typeof weekendsOnlyFrom === 'string';
  issues.must(isText, 'weekendsOnlyFrom', 'text or null', weekendsOnlyFrom);
  if (replicates !== undefined) issues.whole(replicates, 'replicates', 1, MOST_REPLICATES);
}

function readWeights(issues: DataIssues, text: unknown, trials: number): Float64Array | undefined {
  if (text === undefined) return undefined;
  const weights = issues.attempt(() => decode(text, 'weights', trials), 'weights');
  const wrong = weights?.find((w) => !(w >= 0 && w < Number.POSITIVE_INFINITY));
  issues.must(wrong === undefined, 'weights', 'finite numbers from 0', wrong);
  return weights;
}

function readOutcomes(
  issues: DataIssues,
  outcomes: Fields,
  scenario: Scenario,
  trials: number,
): Record<string, OutcomeColumns> {
  const read = entityIds(scenario.automakers).map((id) => {
    const path = `outcomes.${id}`;
    const { vehiclesPerDay } = scenario.automakers[id]!;
    const rules: EntryRules = {
      horizonDays: scenario.horizonDays,
      mostLost: scenario.horizonDays * vehiclesPerDay,
      mostHaltLoss: mostHaltLoss(scenario, id),
      isPriced: scenario.prices !== undefined,
    };
    const columns = readColumns(issues, issues.fields(outcomes[id], path), path, rules, trials);
    return [id, Object.freeze(columns)] as const;
  });
  return Object.fromEntries(read);
}

interface EntryRules {
  readonly horizonDays: number;
  /** Most vehicles that a trial can lose. */
  readonly mostLost: number;
  /** Most that halts can cost in a trial. */
  readonly mostHaltLoss: number;
  readonly isPriced: boolean;
}

/** By column, a test of whether it can hold an entry; days are at most the horizon. */
const ENTRY: Readonly<Record<ColumnName, (x: number, rules: EntryRules) => boolean>> = {
  firstHaltDay: isDay,
  haltDays: isDay,
  halts: isDay,
  // One part in a million allows for rounding.
  vehiclesLost: (x, { mostLost }) => x >= 0 && x <= mostLost * 1.000001,
  bindingElement: (x) => x === 0 || Object.values(ATOMIC_NUMBER).includes(x),
  daysToRestart: (x, rules) => Number.isNaN(x) || isDay(x, rules),
  timeToSurvive: (x, rules) => Number.isNaN(x) || isDay(x, rules),
  stockCost: isAmount,
  haltLoss: (x, { mostHaltLoss }) => x >= 0 && x <= mostHaltLoss * 1.000001,
  airCost: isAmount,
};

function isDay(x: number, { horizonDays }: EntryRules): boolean {
  return Number.isInteger(x) && x >= 0 && x <= horizonDays;
}

function isAmount(x: number): boolean {
  return x >= 0 && x < Number.POSITIVE_INFINITY;
}

function readColumns(
  issues: DataIssues,
  stored: Fields,
  path: string,
  rules: EntryRules,
  trials: number,
): OutcomeColumns {
  const columns = emptyColumns(0, rules.isPriced) as {
    -readonly [K in keyof OutcomeColumns]: OutcomeColumns[K];
  };
  for (const name of columnNames(columns)) {
    const at = `${path}.${name}`;
    const column = issues.attempt(() => decode(stored[name], at, trials), at);
    const wrong = column?.find((x) => !ENTRY[name](x, rules));
    if (!column || !issues.must(wrong === undefined, at, 'outcomes of the scenario', wrong)) continue;
    if (name === 'bindingElement') columns[name] = Uint8Array.from(column);
    else columns[name] = column;
  }
  return columns;
}
