// Parts of the section on growth: the multiplied quantities, their tables, and remarks on them.

import { loadScenario, type Scenario, scenarioNames } from '../../src/index.ts';
import { growthTable, type Measured, measure, type Step } from '../timing/steps.ts';
import { digits, spread, table, whole } from '../timing/table.ts';
import { automakers, chains, cycle, horizon, rates, reference } from './workloads.ts';

export interface Part {
  readonly text: string;
  /** Multiples in the rows of each table. */
  readonly tables: readonly (readonly Measured[])[];
}

const SIZES = [1, 10, 100] as const;

const [YEAR, TEN_YEARS] = [365, 3650];

/** Largest acceptable ratio of the time of ten years to that of one. */
const MOST_OF_TEN_YEARS = 12;

function step(label: string, factor: number, scenario: Scenario = reference): Step {
  return { label, factor, scenario };
}

export function trials(): Part {
  const runs = measure(SIZES.map((n) => ({ ...step(`${whole(1000 * n)} trials`, n), trials: 1000 * n })));
  const text = `### Trials

Whole runs; the scenario is compiled once a run.

${growthTable(runs)}`;
  return { text, tables: [runs] };
}

export function lanes(): Part {
  const makers = measure(
    SIZES.map((n) => step(`${n === 1 ? 'one automaker' : `${n} automakers`}`, n, automakers(n))),
  );
  const one = measure(SIZES.map((n) => step(`${n === 1 ? 'one chain' : `${n} chains`}`, n, chains(n))));
  const text = `### Lanes

Automakers alike, seven lanes each:

${growthTable(makers)}

Chains of one element of one automaker. Policy, desk and market are drawn and worked out once a trial, and weigh most in the first row. A
line with more chains halts more often, as the scarcest stops it.

${growthTable(one)}`;
  return { text, tables: [makers, one] };
}

export function events(): Part {
  const orders = measure(SIZES.map((n) => step(`cycleDays ${100 / n}`, n, cycle(100 / n))));
  const jumps = measure(SIZES.map((n) => step(`ratesPerYear × ${n}`, n, rates(n))));
  const text = `### Events

Orders of all lanes within 365 days:

${growthTable(orders)}

Jumps of policy within 365 days. They are a small part of a trial, be they few or many; what becomes of the lines matters more.

${growthTable(jumps)}`;
  return { text, tables: [orders, jumps] };
}

export function days(): Part {
  const rare = horizon(TEN_YEARS, rates(0.1, 'truce', cycle(300)));
  const rows = measure([
    step('365 days, an order every 30', 1),
    step('3,650 days, an order every 300', 10, rare),
  ]);
  const text = `### Days

Ten times the days with as many events: orders are ten times as rare, and so are the ends of a truce. What is left is the cost of the days,
those of lines that run short included.

${growthTable(rows)}`;
  return { text, tables: [rows] };
}

export function tenYears(): Part {
  const years = measure([1, 2, 5, 10].map((n) => step(`${whole(n * YEAR)} days`, n, horizon(n * YEAR))));
  const decades = [
    { ...years.at(-1)!, step: step('reference workload', 10) },
    ...scenarioNames.map((name) => decade(name, loadScenario(name))),
  ];
  const text = `### Ten years

All goes on as in the first year, monthly orders included:

${growthTable(years)}

Time goes with the applications that have to be screened, and the first year has fewer of them than each later one. On day 0 a lane has its
buffer, and deliveries on their way; and what is ordered too late to arrive within the horizon does not matter. So over a short horizon
a lane is often known to be safe after a few applications, over a long one after most of them. The more years, moreover, the
more lines run short at some time; of those the short days are run one by one.

The aim is that ten years cost at most ${MOST_OF_TEN_YEARS} times one:

${decadeTable(decades)}`;
  return { text, tables: [years] };
}

function decade(name: string, scenario: Scenario): Measured {
  return measure([step(name, 1, scenario), step(name, 10, horizon(TEN_YEARS, scenario))])[1]!;
}

function decadeTable(decades: readonly Measured[]): string {
  const rows = decades.map(({ step, time, ratio, anyHalt }) => [
    step.label,
    digits(time),
    spread(ratio),
    anyHalt,
    `${MOST_OF_TEN_YEARS}: ${ratio.median <= MOST_OF_TEN_YEARS ? 'holds' : 'missed'}`,
  ]);
  return table(['ten years', 'µs a trial', 'times one year', 'any halt', 'aim'], rows);
}
