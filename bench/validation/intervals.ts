// How often intervals hold the truth: the section of docs/validation.md about intervals.

import { haltProbability, parseScenario, proportion, simulate } from '../../src/index.ts';
import { ranks } from '../../src/stats/quantile.ts';
import {
  type Case,
  drawRuns,
  holds,
  MEANS,
  N,
  PLAIN,
  REPLICATED,
  REPLICATED_MEAN,
  REPLICATES,
  type Run,
  WEIGHTED,
} from '../known-answers.ts';

const RUNS = 2000;
const CHANCES = [0.02, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.98];
const RARE = [1e-5, 1e-3, 0.1];

/** Intervals of 95 % held against known answers. */
export function section(): string {
  const runs = drawRuns(RUNS);
  const [uniform, exponential] = Object.values(MEANS).map((held) => covered(runs, held, 0));
  return `## Intervals

Claim: an interval of 95 % covers the truth in 94 to 96 of 100 runs. Measured over ${thousands(RUNS)} runs of ${thousands(N)} independent entries, the same
for every cell (seed \`intervals\`); a share measured so has itself a standard error of 0.5. Exact rows are sums of binomial chances. Rows
marked "at least" are meant to cover more: Clopper–Pearson by construction, the band of weighted entries by its bound. Student's row for
losses shows why a rare loss asks for Hall's method, which summaries use. At p = 0.02 (survival 0.98 rests on the same entries) these runs
were unlucky by three standard errors, as the exact rows show; the seed was not chosen again for that.

${table(CHANCES, [...exactRows(), ...measuredRows(runs, PLAIN, CHANCES)])}

The mean has no p. Student's interval covers ${uniform} % for uniform entries, ${exponential} % for exponential ones, ${covered(runs, REPLICATED_MEAN, 0)} % for the replicates below.
Through \`simulate\` and \`haltProbability\`, a ban of chance 0.1 that halts the line, ${thousands(RUNS)} seeds: ${throughSimulation(0.1)} %.

Weighted entries: exponential times drawn at the rate 1 / −ln p instead of 1, so that the tail of chance p is common.

${table(RARE, measuredRows(runs, WEIGHTED, RARE))}

Replicates: ${REPLICATES}, of ${N / REPLICATES} strata each; an entry is the stratified uniform plus an independent exponential.

${table(CHANCES, measuredRows(runs, REPLICATED, CHANCES))}
`;
}

/** Share of the runs that held, %. */
function covered(runs: readonly Run[], held: Case, p: number): string {
  return percent(runs.filter((run) => held(run, p)).length / runs.length);
}

function measuredRows(
  runs: readonly Run[],
  kinds: Readonly<Record<string, Case>>,
  chances: readonly number[],
): string[] {
  return Object.entries(kinds).map(([name, held]) =>
    row(
      name,
      chances.map((p) => covered(runs, held, p)),
    ),
  );
}

function exactRows(): string[] {
  const sum = (p: number, counts: (k: number) => boolean): string =>
    percent(binomial(p).reduce((total, chance, k) => (counts(k) ? total + chance : total), 0));
  const byMethod = (method: 'wilson' | 'clopper-pearson'): string[] =>
    CHANCES.map((p) => sum(p, (k) => holds(proportion(k, N, { method }), p)));
  const byRanks = CHANCES.map((p) => {
    const [low, high] = ranks(N, p, 0.95);
    return sum(p, (k) => k >= low && k < high);
  });
  return [
    row('Wilson, exact', byMethod('wilson')),
    row('Clopper–Pearson, exact', byMethod('clopper-pearson')),
    row('p-quantile, exact', byRanks),
  ];
}

/** Chances of 0 … N successes, outwards from the most likely number. */
function binomial(p: number): Float64Array {
  const chances = new Float64Array(N + 1);
  const middle = Math.floor((N + 1) * p);
  chances[middle] = 1;
  for (let k = middle; k < N; k++) chances[k + 1] = (chances[k]! * (N - k) * p) / ((k + 1) * (1 - p));
  for (let k = middle; k > 0; k--) chances[k - 1] = (chances[k]! * k * (1 - p)) / ((N - k + 1) * p);
  const sum = chances.reduce((a, b) => a + b, 0);
  return chances.map((chance) => chance / sum);
}

/** The whole chain: a line with no buffer halts when the ban of day 1 comes, which it does with chance p. */
function throughSimulation(p: number): string {
  const scenario = parseScenario({
    name: 'coverage',
    start: '2025-09-15',
    horizonDays: 2,
    policy: {
      regimes: { open: {}, ban: { speed: 0, embargo: true } },
      initial: 'open',
      events: [{ date: '2025-09-16', to: 'ban', probability: p }],
    },
    desk: { effortWorkingDays: 1000, limitWorkingDays: 1000 },
    plant: { minimumRate: 1, restartDays: 0 },
    automakers: {
      maker: {
        destination: 'us',
        vehiclesPerDay: 1,
        cycleDays: 1,
        plannedLicenceDays: 2,
        transitDays: 0,
        clearedAtStart: 1,
        lanes: { Dy: { bufferDays: 0, licensedShare: 1, phaseDays: 0 } },
      },
    },
  });
  let count = 0;
  for (let run = 0; run < RUNS; run++) {
    if (holds(haltProbability(simulate(scenario, { trials: N, seed: `coverage ${run}` })), p)) count += 1;
  }
  return percent(count / RUNS);
}

function table(chances: readonly number[], rows: readonly string[]): string {
  const head = [row('covers, %, at p =', chances.map(String)), `|---|${chances.map(() => '---:|').join('')}`];
  return [...head, ...rows].join('\n');
}

function row(name: string, cells: readonly string[]): string {
  return `| ${name} | ${cells.join(' | ')} |`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function thousands(count: number): string {
  return count.toLocaleString('en');
}
