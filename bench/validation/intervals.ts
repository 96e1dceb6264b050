// How often intervals hold the truth: the section of docs/validation.md about intervals.

import {
  type Estimate,
  haltProbability,
  kaplanMeier,
  mean,
  parseScenario,
  probability,
  proportion,
  quantile,
  simulate,
  tailMean,
} from '../../src/index.ts';
import { openStream } from '../../src/random/stream.ts';
import { ranks } from '../../src/stats/quantile.ts';

const RUNS = 2000;
const N = 1000;
const CHANCES = [0.02, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.98] as const;
/** Days of the curves: events come on whole days, as halts do. */
const DAYS = 180;
/** Replicates of the stratified case, of N / 20 strata each. */
const REPLICATES = 20;

/** Whether one run's interval held the truth. */
type Case = (uniforms: Uniforms, p: number) => boolean;
/** The i-th entry's k-th uniform of a run. */
type Uniforms = (i: number, k?: number) => number;

const holds = ({ interval }: Pick<Estimate, 'interval'>, truth: number): boolean =>
  interval[0] <= truth && truth <= interval[1];
const column = (entry: (i: number) => number): Float64Array =>
  Float64Array.from({ length: N }, (_, i) => entry(i));
const exponential = (u: number): number => -Math.log(1 - u);

/** Share of the runs that held, %. Every kind draws from a stream of its own; run r is trial r. */
function coverage(kind: string, p: number, held: Case, runs = RUNS): string {
  const stream = openStream('intervals', `${kind} ${p}`);
  let covered = 0;
  for (let run = 0; run < runs; run++)
    if (held((i, k = 0) => stream.uniform(run, i + k * N), p)) covered += 1;
  return ((100 * covered) / runs).toFixed(1);
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

function exactProportion(p: number, method: 'wilson' | 'clopper-pearson'): string {
  const covered = binomial(p).reduce(
    (sum, q, k) => sum + (holds(proportion(k, N, { method }), p) ? q : 0),
    0,
  );
  return (100 * covered).toFixed(1);
}

function exactQuantile(p: number): string {
  const [low, high] = ranks(N, p, 0.95);
  return (100 * binomial(p).reduce((sum, q, k) => sum + (k >= low && k < high ? q : 0), 0)).toFixed(1);
}

const byMethod =
  (method: 'wilson' | 'clopper-pearson'): Case =>
  (u, p) =>
    holds(
      probability(column(u), (x) => x < p, { method }),
      p,
    );

/** A loss that comes with chance p and then is exponential of mean 1. */
const loss = (u: Uniforms, p: number): Float64Array => column((i) => (u(i) < p ? exponential(u(i) / p) : 0));

/** Day 0 … DAYS − 1 of an event whose chance to have come by the last day is 1 − p, at an even rate; DAYS when it has not. */
const eventDays = (u: Uniforms, p: number): Float64Array =>
  column((i) => Math.min(DAYS, Math.floor((exponential(u(i)) / -Math.log(p)) * DAYS)));

/** Times of rate 1, censored at even times or not at all, read where survival is p. */
const followed =
  (censored: boolean): Case =>
  (u, p) => {
    const time = exponential;
    const end = -Math.log(p);
    const stop = column((i) => (censored ? u(i, 1) * 2.5 * end : Number.MAX_VALUE));
    const event = column((i) => time(u(i)));
    const observed = event.map((t, i) => (t <= stop[i]! ? 1 : 0));
    const times = event.map((t, i) => Math.min(t, stop[i]!));
    return holds(kaplanMeier(times, { observed, at: [end] }).survival[0]!, p);
  };

const wholeCurve: Case = (u, p) => {
  const at = Array.from({ length: DAYS }, (_, day) => day);
  const { band } = kaplanMeier(eventDays(u, p), { at });
  return band.every(([low, high], day) => {
    const truth = p ** ((day + 1) / DAYS);
    return low <= truth && truth <= high;
  });
};

const tailOfExponential: Case = (u, p) =>
  holds(
    tailMean(
      column((i) => exponential(u(i))),
      p,
    ),
    1 - Math.log(1 - p),
  );

const KINDS: readonly (readonly [string, Case])[] = [
  ['mean of a loss that comes with chance p, Hall', (u, p) => holds(mean(loss(u, p), { method: 'hall' }), p)],
  ['the same, Student', (u, p) => holds(mean(loss(u, p)), p)],
  ['Kaplan–Meier at survival p', followed(false)],
  ['the same, censored', followed(true)],
  ['band over 180 days down to survival p', wholeCurve],
  ['tail mean of an exponential beyond its p-quantile', tailOfExponential],
];

/** Exponential tilt: times of rate 1 drawn at rate `slow`, so that the p-tail, beyond −ln p, is common. */
function tilted(u: Uniforms, p: number): { times: Float64Array; weights: Float64Array; end: number } {
  const end = -Math.log(p);
  const slow = 1 / Math.max(1, end);
  const times = column((i) => exponential(u(i)) / slow);
  return { times, weights: times.map((x) => Math.exp(-(1 - slow) * x) / slow), end };
}

const WEIGHTED: readonly (readonly [string, Case])[] = [
  [
    'weighted: probability p',
    (u, p) => {
      const { times, weights, end } = tilted(u, p);
      return holds(
        probability(times, (x) => x > end, { weights }),
        p,
      );
    },
  ],
  [
    'weighted: mean excess over the (1 − p)-quantile',
    (u, p) => {
      const { times, weights, end } = tilted(u, p);
      return holds(
        mean(
          times.map((x) => Math.max(0, x - end)),
          { weights },
        ),
        p,
      );
    },
  ],
  [
    'weighted: (1 − p)-quantile',
    (u, p) => {
      const { times, weights, end } = tilted(u, p);
      return holds(quantile(times, 1 - p, { weights }), end);
    },
  ],
  [
    'weighted: tail mean beyond it',
    (u, p) => {
      const { times, weights, end } = tilted(u, p);
      return holds(tailMean(times, 1 - p, { weights }), end + 1);
    },
  ],
  [
    'weighted: band of an event of chance p (at least)',
    (u, p) => {
      const { times, weights, end } = tilted(u, p);
      // The event comes when the time is long: the sooner, the longer.
      const days = times.map((x) => (x > end ? Math.floor(DAYS * Math.exp(end - x)) : DAYS));
      const at = Array.from({ length: DAYS }, (_, day) => day);
      const { band } = kaplanMeier(days, { at, weights, observed: days.map((day) => (day < DAYS ? 1 : 0)) });
      return band.every(([low, high], day) => {
        const truth = 1 - (p * (day + 1)) / DAYS;
        return low <= truth && truth <= high;
      });
    },
  ],
];

/** Entry i of replicate i mod 20: a uniform in its stratum of 50, and an exponential of its own on top. */
const stratified = (u: Uniforms): Float64Array =>
  column((i) => ((Math.floor(i / REPLICATES) + u(i)) * REPLICATES) / N + exponential(u(i, 1)));
/** Chance that such an entry lies beyond x, and the integral of that from x on. */
const beyond = (x: number): number => (x < 1 ? 2 - x - Math.exp(-x) : (Math.E - 1) * Math.exp(-x));
const excess = (x: number): number =>
  x < 1 ? 2.5 - 2 * x + (x * x) / 2 - Math.exp(-x) : (Math.E - 1) * Math.exp(-x);

function quantileOfSum(p: number): number {
  let [low, high] = [0, 50];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (1 - beyond(middle) < p) low = middle;
    else high = middle;
  }
  return low;
}

const REPLICATED: readonly (readonly [string, Case])[] = [
  [
    'replicates: probability p',
    (u, p) => {
      const end = quantileOfSum(p);
      return holds(
        probability(stratified(u), (x) => x <= end, { replicates: REPLICATES }),
        p,
      );
    },
  ],
  ['replicates: mean', (u) => holds(mean(stratified(u), { replicates: REPLICATES }), 1.5)],
  [
    'replicates: p-quantile',
    (u, p) => holds(quantile(stratified(u), p, { replicates: REPLICATES }), quantileOfSum(p)),
  ],
  [
    'replicates: tail mean beyond it',
    (u, p) => {
      const end = quantileOfSum(p);
      return holds(tailMean(stratified(u), p, { replicates: REPLICATES }), end + excess(end) / (1 - p));
    },
  ],
];

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
  let covered = 0;
  for (let run = 0; run < RUNS; run++) {
    if (holds(haltProbability(simulate(scenario, { trials: N, seed: `coverage ${run}` })), p)) covered += 1;
  }
  return ((100 * covered) / RUNS).toFixed(1);
}

function row(name: string, cells: readonly string[]): string {
  return `| ${name} | ${cells.join(' | ')} |`;
}

function tableOf(chances: readonly number[], rows: readonly string[]): string {
  const head = [row('covers, %, at p =', chances.map(String)), `|---|${chances.map(() => '---:|').join('')}`];
  return [...head, ...rows].join('\n');
}

function measured(kinds: readonly (readonly [string, Case])[], chances: readonly number[]): string[] {
  return kinds.map(([name, held]) =>
    row(
      name,
      chances.map((p) => coverage(name, p, held)),
    ),
  );
}

/** Intervals of 95 % held against known answers. */
export function section(): string {
  const exact = (name: string, of: (p: number) => string): string => row(`${name}, exact`, CHANCES.map(of));
  const plain = [
    exact('Wilson', (p) => exactProportion(p, 'wilson')),
    ...measured([['Wilson', byMethod('wilson')]], CHANCES),
    exact('Clopper–Pearson (at least)', (p) => exactProportion(p, 'clopper-pearson')),
    ...measured([['Clopper–Pearson (at least)', byMethod('clopper-pearson')]], CHANCES),
    exact('p-quantile', exactQuantile),
    ...measured(
      [
        [
          'p-quantile',
          (u, p) =>
            holds(
              quantile(
                column((i) => exponential(u(i))),
                p,
              ),
              -Math.log(1 - p),
            ),
        ],
      ],
      CHANCES,
    ),
    ...measured(KINDS, CHANCES),
  ];
  const means = [
    coverage('uniform', 0, (u) => holds(mean(column(u)), 0.5)),
    coverage('exponential', 0, (u) => holds(mean(column((i) => exponential(u(i)))), 1)),
  ];
  return `## Intervals

Claim: an interval of 95 % covers the truth in 94 to 96 of 100 runs. Measured over ${RUNS.toLocaleString('en')} runs of ${N.toLocaleString('en')} entries each, drawn from the library's own
streams (seed \`intervals\`); a share measured so has itself a standard error of 0.5. Rows marked exact are sums of binomial chances. Those
marked "at least" are meant to cover more: Clopper–Pearson by construction, the band of weighted entries by its bound.

${tableOf(CHANCES, plain)}

Student's interval of a mean, whatever p: ${means[0]} % for uniform entries, ${means[1]} % for exponential ones. \`simulate\` and \`haltProbability\`, a ban of
chance 0.1 that halts the line, ${RUNS.toLocaleString('en')} seeds: ${throughSimulation(0.1)} % (exactly ${exactProportion(0.1, 'wilson')} % of all seeds).

Weighted entries: exponential times drawn at the rate 1 / −ln p instead of 1, so that the tail of chance p is common.

${tableOf([1e-5, 1e-3, 0.02, 0.1, 0.3], measured(WEIGHTED, [1e-5, 1e-3, 0.02, 0.1, 0.3]))}

Replicates: ${REPLICATES} of ${N / REPLICATES} strata each; the entry is the stratified uniform plus an exponential.

${tableOf(CHANCES, measured(REPLICATED, CHANCES))}
`;
}
