import {
  type BatchOptions,
  type Estimate,
  haltProbability,
  loadScenario,
  mean,
  quantile,
  type Simulation,
  scenarioNames,
  sequentialMean,
  sequentialProbability,
  sequentialQuantile,
  simulateInBatches,
} from '../../../src/index.ts';
import { openStream, type Stream } from '../../../src/random/stream.ts';
import { logWealth, mixtureTrials, rejectionLevel } from '../../../src/stats/mixture-martingale.ts';
import { proportion } from '../../../src/stats/proportion.ts';
import { banOnDayOne } from './scenarios.ts';

const RUNS = 2000;
const SEED = 'sequence';

interface Row {
  readonly what: string;
  readonly looks: string;
  /**
   * Runs of which the sequence held the truth at every look, and those of which the interval for one n did.
   */
  readonly sequence: number;
  readonly fixed: number;
}

const holds = ({ interval: [low, high] }: Estimate, truth: number): boolean => low <= truth && truth <= high;

const percent = (runs: number): string => `${((100 * runs) / RUNS).toFixed(1)} %`;

/** Counts runs that hold at all looks; a look says whether the sequence and the interval for one n do. */
function count(
  run: (stream: Stream) => Iterable<readonly [sequence: boolean, fixed: boolean]>,
  name: string,
): [number, number] {
  let [sequences, intervals] = [0, 0];
  for (let i = 0; i < RUNS; i++) {
    let [sequence, fixed] = [true, true];
    for (const look of run(openStream(`${SEED} ${i}`, name))) {
      sequence &&= look[0];
      fixed &&= look[1];
      if (!sequence && !fixed) break;
    }
    if (sequence) sequences += 1;
    if (fixed) intervals += 1;
  }
  return [sequences, intervals];
}

/** Chances of at most k successes in `trials`, for k = 0, 1, … */
function cumulative(trials: number, p: number): Float64Array {
  let chance = (1 - p) ** trials;
  let sum = 0;
  return Float64Array.from({ length: trials + 1 }, (_, k) => {
    sum += chance;
    chance *= ((trials - k) / (k + 1)) * (p / (1 - p));
    return sum;
  });
}

/**
 * A probability, watched every 50 trials: the sequence holds p just when the bet against p has not won 1/α.
 */
function chance(p: number): Row {
  const [batch, most] = [50, 20_000];
  const table = cumulative(batch, p);
  const [level, mixture] = [rejectionLevel({}), mixtureTrials({})];
  const [sequence, fixed] = count(function* (stream) {
    let successes = 0;
    for (let n = batch; n <= most; n += batch) {
      const u = stream.uniform(n, 0);
      let k = 0;
      while (k < batch && u > table[k]!) k += 1;
      successes += k;
      yield [logWealth(successes, n, p, mixture) < level, holds(proportion(successes, n), p)];
    }
  }, `chance ${p}`);
  return { what: `P = ${p}`, looks: 'every 50 to 20,000', sequence, fixed };
}

/** Estimates of a growing column, watched every `batch` entries. */
function column(
  what: string,
  law: {
    readonly draw: (u: number) => number;
    readonly truth: number;
    readonly sequence: (entries: Float64Array) => Estimate;
    readonly fixed: (entries: Float64Array) => Estimate;
  },
  [batch, most]: readonly [number, number],
): Row {
  const [sequence, fixed] = count(function* (stream) {
    const entries = Float64Array.from({ length: most }, (_, i) => law.draw(stream.uniform(i, 0)));
    for (let n = batch; n <= most; n += batch) {
      const seen = entries.subarray(0, n);
      yield [holds(law.sequence(seen), law.truth), holds(law.fixed(seen), law.truth)];
    }
  }, what);
  return { what, looks: `every ${batch} to ${most.toLocaleString('en-US')}`, sequence, fixed };
}

function means(): Row[] {
  const law = (draw: (u: number) => number, truth: number) => ({
    draw,
    truth,
    sequence: (entries: Float64Array) => sequentialMean(entries),
    fixed: (entries: Float64Array) => mean(entries),
  });
  const exponential = (u: number): number => -Math.log(u);
  return [
    column(
      'mean of a uniform law',
      law((u) => u, 0.5),
      [200, 4000],
    ),
    column('mean of an exponential law', law(exponential, 1), [200, 4000]),
    column(
      'mean of a law that is 0 in 95 of 100, else exponential',
      law((u) => (u < 0.05 ? exponential(u / 0.05) : 0), 0.05),
      [200, 4000],
    ),
    weighted(),
  ];
}

/**
 * P(X > 6) = e⁻⁶ = 0.0025 of an exponential X, drawn with mean 6 instead of 1, each entry with its
 * likelihood ratio.
 */
function weighted(): Row {
  const [truth, batch, most] = [Math.exp(-6), 400, 4000];
  const what = 'P = 0.0025 by weighted trials';
  const [sequence, fixed] = count(function* (stream) {
    const entries = Float64Array.from({ length: most }, (_, i) => -6 * Math.log(stream.uniform(i, 0)));
    const weights = entries.map((x) => 6 * Math.exp((-5 / 6) * x));
    for (let n = batch; n <= most; n += batch) {
      const options = { weights: weights.subarray(0, n) };
      const estimate = sequentialProbability(entries.subarray(0, n), (x) => x > 6, options);
      // What an interval for one n would have it.
      const near = Math.abs(estimate.value - truth) <= 1.96 * estimate.standardError;
      yield [holds(estimate, truth), near];
    }
  }, what);
  return { what, looks: 'every 400 to 4,000', sequence, fixed };
}

function quantiles(): Row[] {
  const law = (p: number, draw: (u: number) => number, truth: number) => ({
    draw,
    truth,
    sequence: (entries: Float64Array) => sequentialQuantile(entries, p),
    fixed: (entries: Float64Array) => quantile(entries, p),
  });
  return [
    column(
      'median of a uniform law',
      law(0.5, (u) => u, 0.5),
      [400, 2000],
    ),
    column(
      '0.9-quantile of a uniform law',
      law(0.9, (u) => u, 0.9),
      [400, 2000],
    ),
    column(
      '0.3-quantile of ten faces, with ties',
      law(0.3, (u) => Math.floor(10 * u), 2),
      [400, 2000],
    ),
  ];
}

/**
 * A line that halts on day 1 of two with a chance of 0.2: P and the mean of halted days are 0.2, of the
 * simulator itself.
 */
function simulator(): Row[] {
  const [p, batch, trials] = [0.2, 100, 1000];
  const scenario = banOnDayOne(p);
  const runs = { chance: [0, 0], mean: [0, 0], stopped: [0, 0] } as Record<string, [number, number]>;
  const note = (name: string, sequence: boolean, fixed: boolean): void => {
    if (sequence) runs[name]![0] += 1;
    if (fixed) runs[name]![1] += 1;
  };
  const watched = (options: BatchOptions): Simulation[] => [
    ...simulateInBatches(scenario, { batch, trials, ...options }),
  ];
  for (let i = 0; i < RUNS; i++) {
    const seed = `${SEED} ${i}`;
    const looks = watched({ seed, precision: { haltProbability: 1e-6, haltDays: 1e-6 } });
    const all = (test: (run: Simulation) => boolean): boolean => looks.every(test);
    note(
      'chance',
      all((run) => holds(run.precision!.haltProbability!, p)),
      all((run) => holds(haltProbability(run), p)),
    );
    note(
      'mean',
      all((run) => holds(run.precision!.haltDays!, p)),
      all((run) => holds(mean(run.outcomes.maker!.haltDays), p)),
    );
    const reached = looks.find((run) => width(run.precision!.haltProbability!) <= 0.05) ?? looks.at(-1)!;
    note('stopped', holds(reached.precision!.haltProbability!, p), holds(haltProbability(reached), p));
  }
  const row = (name: string, what: string, looks: string): Row => ({
    what,
    looks,
    sequence: runs[name]![0],
    fixed: runs[name]![1],
  });
  return [
    row('chance', '`simulateInBatches`: P(halt) = 0.2', 'every 100 to 1,000'),
    row('mean', '`simulateInBatches`: mean days halted 0.2', 'every 100 to 1,000'),
    row('stopped', '`simulateInBatches`: P(halt) when ±0.05 is reached', 'the last'),
  ];
}

const width = ({ interval: [low, high] }: Estimate): number => (high - low) / 2;

/** Trials that a target takes, beside those of an interval whose n is known beforehand. */
function costs(): string {
  const [target, z] = [0.02, 1.96];
  return scenarioNames
    .map((name) => {
      const precision = { haltProbability: target };
      const last = [...simulateInBatches(loadScenario(name), { seed: SEED, precision, batch: 100 })].at(-1)!;
      const p = last.precision!.haltProbability!.value;
      const fixed = (halfWidth: number): number => Math.ceil(p * (1 - p) * (z / halfWidth) ** 2);
      const { trials } = last.options;
      const fine = needed(p, 0.005);
      const cell = (n: number): string => n.toLocaleString('en-US');
      return `| ${name} | ${(100 * p).toFixed(1)} % | ${cell(trials)} | ${cell(fixed(target))} | ${(trials / fixed(target)).toFixed(1)} | ${cell(fine)} | ${cell(fixed(0.005))} | ${(fine / fixed(0.005)).toFixed(1)} |`;
    })
    .join('\n');
}

/**
 * The trials after which the sequence about the share `p` is so narrow: what a run takes but for chance,
 * without running it.
 */
function needed(p: number, halfWidth: number): number {
  const expectedTrials = Math.max(1600, 0.05 * (3 / halfWidth) ** 2);
  let [few, enough] = [1000, 1_000_000];
  while (enough - few > 100) {
    const n = Math.round((few + enough) / 200) * 100;
    const wide = width(sequentialShare(Math.round(n * p), n, expectedTrials)) > halfWidth;
    if (wide) few = n;
    else enough = n;
  }
  return enough;
}

function sequentialShare(successes: number, n: number, expectedTrials: number): Estimate {
  const shown = new Uint8Array(n).fill(1, 0, successes);
  return sequentialProbability(shown, (entry) => entry === 1, { expectedTrials });
}

/** Confidence sequences, watched at every batch. */
export function section(): string {
  const rows = [...[0.02, 0.1, 0.5].map(chance), ...means(), ...quantiles(), ...simulator()];
  const lines = rows.map(
    ({ what, looks, sequence, fixed }) => `| ${what} | ${looks} | ${percent(sequence)} | ${percent(fixed)} |`,
  );
  return `## Confidence sequences

${RUNS.toLocaleString('en-US')} runs from addressed streams (seeds "${SEED} 0", "${SEED} 1" …), each looked at after every batch: the share whose 95 % sequence
held the truth at all looks. The claim: at least 95 %. Beside it, why a sequence is needed: the same share for an interval made for one n.

| estimate | looks | sequence | interval for one n |
|---|---|---:|---:|
${lines.join('\n')}

What that costs: trials that \`{ precision: { haltProbability } }\` takes on the shipped scenarios to a half width of 0.02 (run, looking
every 100) and 0.005 (computed at the P found), beside an interval for one n, were P known beforehand.

| scenario | P(halt) | trials to ±0.02 | one n | ratio | trials to ±0.005 | one n | ratio |
|---|---:|---:|---:|---:|---:|---:|---:|
${costs()}`;
}
