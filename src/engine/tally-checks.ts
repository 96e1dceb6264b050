import { ATOMIC_NUMBER } from '../elements.ts';
import { type Exact, parseExact, plus, times } from '../stats/exact-sum.ts';
import type { DataIssues } from './data-issues.ts';

/** What bounds the counts of a tally. */
export interface TallyRules {
  readonly horizonDays: number;
  /** Most trials that it can have. */
  readonly most: number;
  /** Trials that it must have; absent for first halts of any line. */
  readonly trials?: number;
  /** Most vehicles that a trial can lose; absent for first halts of any line. */
  readonly mostLost?: number;
  /** Most that halts can cost in a trial; absent without prices. */
  readonly mostHaltLoss?: number;
}

const NUMBERS: readonly number[] = [0, ...Object.values(ATOMIC_NUMBER)];

/** Longest text of an exact sum: cubes of the largest and the least double have 1,600 digits. */
const LONGEST = 2000;

/** Checks a tally and returns its number of trials; 0 where there is none. */
export function checkTally(issues: DataIssues, value: unknown, path: string, rules: TallyRules): number {
  const tally = issues.fields(value, path);
  const { trials } = tally;
  const { horizonDays, most } = rules;
  if (!issues.whole(trials, `${path}.trials`, 0, most)) return 0;
  const count = trials as number;
  if (rules.trials !== undefined) {
    issues.must(count === rules.trials, `${path}.trials`, `${rules.trials}, as of any line`, count);
  }
  const isDay = (day: number): boolean => Number.isInteger(day) && day >= 0 && day <= horizonDays;
  const counts = (name: string, holds: (key: number) => boolean): Readonly<Record<string, unknown>> =>
    checkCounts(issues, tally[name], `${path}.${name}`, holds, count);
  const days = counts('firstHaltDay', isDay);
  const elements = counts('bindingElement', (number) => NUMBERS.includes(number));
  const calm = [days[horizonDays], elements[0]].map((one) => (typeof one === 'number' ? one : 0));
  issues.must(
    calm[0] === calm[1],
    `${path}.bindingElement.0`,
    `${calm[0]}, the trials without a halt`,
    calm[1],
  );
  if (rules.mostLost === undefined) return count;
  counts('haltDays', isDay);
  counts('halts', isDay);
  checkTimes(issues, tally.timeToSurvive, `${path}.timeToSurvive`, rules, count);
  checkSums(issues, tally.vehiclesLost, `${path}.vehiclesLost`, count, rules.mostLost);
  checkMoney(issues, tally.money, `${path}.money`, count, rules);
  return count;
}

/** Checks the sums in USD: there exactly when the scenario has prices. Only losses have a most. */
function checkMoney(
  issues: DataIssues,
  value: unknown,
  path: string,
  trials: number,
  { mostHaltLoss }: TallyRules,
): void {
  if (mostHaltLoss === undefined) {
    issues.must(value === undefined, path, 'absent in a scenario without prices', value);
    return;
  }
  const fields = issues.fields(value, path);
  for (const name of ['stockCost', 'haltLoss', 'airCost', 'cost']) {
    const most = name === 'haltLoss' ? mostHaltLoss : Number.MAX_VALUE;
    checkSums(issues, fields[name], `${path}.${name}`, trials, most);
  }
}

/** Checks counts by whole number, which add up to `trials`. */
function checkCounts(
  issues: DataIssues,
  value: unknown,
  path: string,
  holds: (key: number) => boolean,
  trials: number,
): Readonly<Record<string, unknown>> {
  const counts = issues.fields(value, path);
  let sum = 0;
  for (const [key, count] of Object.entries(counts)) {
    if (!issues.must(/^\d{1,9}$/.test(key) && holds(Number(key)), `${path}.${key}`, 'a possible value', key))
      return {};
    if (!issues.whole(count, `${path}.${key}`, 0, trials)) return {};
    sum += count as number;
  }
  issues.must(sum === trials, path, `counts of ${trials} trials in all`, sum);
  return counts;
}

/** Checks the times to survive: at most one for each trial. */
function checkTimes(
  issues: DataIssues,
  value: unknown,
  path: string,
  { horizonDays }: TallyRules,
  trials: number,
): void {
  const fields = issues.fields(value, path);
  let sum = 0;
  for (const name of ['halted', 'censored']) {
    for (const [day, count] of Object.entries(issues.fields(fields[name], `${path}.${name}`))) {
      const isDay = /^\d{1,9}$/.test(day) && Number(day) <= horizonDays;
      issues.must(isDay, `${path}.${name}.${day}`, `a day up to ${horizonDays}`, day);
      if (issues.whole(count, `${path}.${name}.${day}`, 0, trials)) sum += count as number;
    }
  }
  issues.must(sum <= trials, path, `counts of at most ${trials} trials in all`, sum);
}

/** Checks sums of losses: those of so many numbers from 0 to the most a trial can lose. */
function checkSums(issues: DataIssues, value: unknown, path: string, trials: number, mostLost: number): void {
  const fields = issues.fields(value, path);
  const [sum, squares, cubes] = ['sum', 'squares', 'cubes'].map((name) => {
    const text = fields[name];
    const isShort = typeof text === 'string' && text.length <= LONGEST && /p-?\d{1,4}$/.test(text);
    if (!issues.must(isShort, `${path}.${name}`, 'an exact number such as "1fp-3"', text)) return undefined;
    return issues.attempt(() => parseExact(text as string), `${path}.${name}`);
  });
  if (!sum || !squares || !cubes) return;
  // One part in a million allows for the rounding of losses near the most.
  const most = BigInt(Math.ceil(Math.min(mostLost * 1.000001, Number.MAX_VALUE)));
  const atMost = (a: Exact, b: Exact): boolean => plus(b, negative(a)).digits >= 0n;
  const whole = (digits: bigint): Exact => ({ digits, exponent: 0 });
  const rules: [name: string, rule: string, holds: boolean][] = [
    [
      'sum',
      `from 0 to ${trials} times the most a trial can lose`,
      sum.digits >= 0n && atMost(sum, whole(BigInt(trials) * most)),
    ],
    [
      'squares',
      'at least the squared sum over the trials',
      atMost(times(sum, sum), times(whole(BigInt(trials)), squares)),
    ],
    ['squares', 'at most the sum times the most a trial can lose', atMost(squares, times(sum, whole(most)))],
    [
      'cubes',
      'at least the squared squares over the sum',
      atMost(times(squares, squares), times(sum, cubes)),
    ],
    [
      'cubes',
      'at most the squares times the most a trial can lose',
      atMost(cubes, times(squares, whole(most))),
    ],
  ];
  for (const [name, rule, holds] of rules) issues.must(holds, `${path}.${name}`, rule, fields[name]);
}

function negative({ digits, exponent }: Exact): Exact {
  return { digits: -digits, exponent };
}
