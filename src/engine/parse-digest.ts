import { mostHaltLoss } from '../model/money.ts';
import { openSetDraw } from '../sampling/set-of-trial.ts';
import { REPLICATES } from '../sampling/sobol-streams.ts';
import { parseScenario } from '../scenario/parse.ts';
import { isParsed } from '../scenario/parsed.ts';
import { entityIds } from '../scenario/sources.ts';
import type { Scenario } from '../scenario/types.ts';
import { summaryDays } from './checkpoints.ts';
import { DataIssues } from './data-issues.ts';
import type { Digest } from './digest.ts';
import { isKnown, markKnown } from './known-digests.ts';
import { completeOptions } from './options.ts';
import type { RunOptions } from './run.ts';
import { runId } from './run-id.ts';
import { checkTally, type TallyRules } from './tally-checks.ts';

const KEYS = [
  'id',
  'scenario',
  'options',
  'version',
  'weekendsOnlyFrom',
  'seen',
  'any',
  'automakers',
  'sets',
];

/**
 * Returns a digest as the library made it; parses any other, such as one from JSON, and names all issues at
 * once: counts that add up to the trials, days within the horizon, sums that losses can have.
 *
 * @throws {ScenarioError} for data that is no digest of a run.
 */
export function parseDigest(data: unknown, origin = 'digest'): Digest {
  if (typeof data === 'object' && data !== null && isKnown(data)) return data as Digest;
  const issues = new DataIssues();
  const fields = issues.fields(data, origin);
  for (const key of Object.keys(fields)) {
    issues.must(KEYS.includes(key), key, `one of ${KEYS.join(', ')}`, key);
  }
  const { version, weekendsOnlyFrom } = fields;
  const given = fields.scenario;
  const scenario = isParsed(given) ? given : issues.attempt(() => parseScenario(given), 'scenario');
  const options = issues.attempt(() => completeOptions(fields.options as Partial<RunOptions>), 'options');
  issues.must(typeof version === 'string', 'version', 'text', version);
  const isText = typeof weekendsOnlyFrom === 'string';
  const isDate = weekendsOnlyFrom === null || (isText && /^\d{4}-\d\d-\d\d$/.test(weekendsOnlyFrom));
  issues.must(isDate, 'weekendsOnlyFrom', 'an ISO date or null', weekendsOnlyFrom);
  if (scenario && options) {
    checkSeen(issues, fields.seen, options);
    checkTallies(issues, fields, scenario, options);
    checkSets(issues, fields.sets, scenario, options);
  }
  issues.throwAny(origin);
  const id = runId({ scenario: scenario!, options: options!, version: version as string });
  return markKnown({ ...(fields as unknown as Digest), scenario: scenario!, options: options!, id });
}

/** Checks the ranges of trials: ascending, apart, and as many trials as the options say. */
function checkSeen(issues: DataIssues, seen: unknown, { firstTrial, trials }: RunOptions): void {
  let [next, counted] = [firstTrial, 0];
  issues.list(seen, 'seen').forEach((range, i) => {
    const [first, count] = issues.list(range, `seen.${i}`, 2);
    const isFirst = i === 0 ? first === firstTrial : Number.isInteger(first) && (first as number) > next;
    issues.must(isFirst, `seen.${i}.0`, i === 0 ? `${firstTrial}` : `above ${next}`, first);
    if (!issues.whole(count, `seen.${i}.1`, 1, trials - counted) || typeof first !== 'number') return;
    next = first + (count as number);
    counted += count as number;
  });
  issues.must(counted === trials, 'seen', `ranges of ${trials} trials in all`, counted);
  issues.must(next <= 2 ** 32, 'seen', 'trials below 2³²', next);
}

/** Checks the tallies of first halts of any line, and of every automaker of the scenario. */
function checkTallies(
  issues: DataIssues,
  { any, automakers }: Readonly<Record<string, unknown>>,
  scenario: Scenario,
  options: RunOptions,
): void {
  const replicates = options.sampling === 'sobol' ? REPLICATES : 1;
  const { horizonDays } = scenario;
  const all = issues.list(any, 'any', replicates);
  let counted = 0;
  all.forEach((tally, r) => {
    counted += checkTally(issues, tally, `any.${r}`, { horizonDays, most: options.trials });
  });
  issues.must(all.length === 0 || counted === options.trials, 'any', `${options.trials} trials`, counted);
  const given = issues.fields(automakers, 'automakers');
  const ids = entityIds(scenario.automakers);
  for (const id of Object.keys(given)) {
    issues.must(ids.includes(id), `automakers.${id}`, `one of ${ids.join(', ')}`, id);
  }
  for (const id of ids) {
    const path = `automakers.${id}`;
    const mostLost = horizonDays * scenario.automakers[id]!.vehiclesPerDay;
    issues.list(given[id], path, replicates).forEach((tally, r) => {
      const trials = (all[r] as { readonly trials?: unknown } | undefined)?.trials;
      const rules: TallyRules = {
        horizonDays,
        most: options.trials,
        trials: typeof trials === 'number' ? trials : 0,
        mostLost,
        ...(scenario.prices && { mostHaltLoss: mostHaltLoss(scenario, id) }),
      };
      checkTally(issues, tally, `${path}.${r}`, rules);
    });
  }
}

/** Checks the counts by parameter set: present exactly when the scenario has sets. */
function checkSets(issues: DataIssues, sets: unknown, scenario: Scenario, options: RunOptions): void {
  const draw = openSetDraw(scenario, options.seed);
  if (draw === undefined) {
    issues.must(sets === undefined, 'sets', 'absent in a single setting', sets);
    return;
  }
  const fields = issues.fields(sets, 'sets');
  const counts = (value: unknown, path: string, most: (k: number) => number): readonly number[] => {
    const list = issues.list(value, path, draw.sets);
    const isGood = list.every((count, k) => issues.whole(count, `${path}.${k}`, 0, most(k)));
    return isGood ? (list as number[]) : [];
  };
  const trials = counts(fields.trials, 'sets.trials', () => options.trials);
  const counted = trials.reduce((sum, one) => sum + one, 0);
  if (trials.length === 0) return;
  issues.must(counted === options.trials, 'sets.trials', `${options.trials} trials in all`, counted);
  const byDay = (value: unknown, path: string): void => {
    const days = issues.fields(value, path);
    for (const day of summaryDays(scenario.horizonDays))
      counts(days[day], `${path}.${day}`, (k) => trials[k]!);
  };
  byDay(fields.any, 'sets.any');
  const automakers = issues.fields(fields.automakers, 'sets.automakers');
  for (const id of entityIds(scenario.automakers)) byDay(automakers[id], `sets.automakers.${id}`);
}
