// Any grouping of shards, stored or resumed: the same bytes as one run.

import {
  type Digest,
  digest,
  fromJSON,
  loadScenario,
  merge,
  mergeDigests,
  type RunOptions,
  resume,
  type Simulation,
  scenarioNames,
  simulate,
  summarize,
  toJSON,
} from '../../../src/index.ts';
import { openStream } from '../../../src/random/stream.ts';

const TRIALS = 1000;
const GROUPINGS = 25;

/** Every number of a run to the bit, as text. */
const bytes = (run: Simulation): string => JSON.stringify(toJSON(run));

/** Whole numbers below a bound, one after the other, the same on every machine. */
function chooser(name: string): (below: number) => number {
  const stream = openStream('validation merging', name);
  let index = 0;
  return (below) => Math.floor(stream.uniform(0, index++) * below);
}

/** The run cut in 2 to 12 shards at random places: pieces of its columns, as if each had been run alone. */
function cut(run: Simulation, choose: (below: number) => number): Simulation[] {
  const cuts = Array.from({ length: 1 + choose(11) }, () => 1 + choose(TRIALS - 1));
  const ends = [...new Set([...cuts, TRIALS])].sort((a, b) => a - b);
  return ends.map((end, i) => {
    const from = ends[i - 1] ?? 0;
    const outcomes = Object.entries(run.outcomes).map(([id, columns]) => [
      id,
      Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.slice(from, end)])),
    ]);
    const options = { ...run.options, firstTrial: from, trials: end - from };
    return { ...run, options, outcomes: Object.fromEntries(outcomes) };
  });
}

/** Joins two of a list until one is left; `apart` is how far from each other the two may stand. */
function joined<T>(list: T[], join: (pair: T[]) => T, choose: (below: number) => number, apart: boolean): T {
  while (list.length > 1) {
    const at = choose(list.length - 1);
    const [one] = list.splice(at, 1) as [T];
    const [two] = list.splice(apart ? choose(list.length) : at, 1) as [T];
    list.splice(Math.min(at, list.length), 0, join([two, one]));
  }
  return list[0]!;
}

interface Count {
  tried: number;
  same: number;
}

function groupings(run: Simulation, name: string): Record<'runs' | 'digests' | 'summaries', Count> {
  const choose = chooser(name);
  const whole = {
    run: bytes(run),
    digest: JSON.stringify(digest(run)),
    summary: JSON.stringify(summarize(run)),
  };
  const counts = { runs: none(), digests: none(), summaries: none() };
  for (let i = 0; i < GROUPINGS; i++) {
    const shards = cut(run, choose);
    const digests: Digest[] = shards.map(digest);
    note(counts.runs, bytes(joined(shards, merge, choose, false)) === whole.run);
    const merged = joined(digests, mergeDigests, choose, true);
    note(counts.digests, JSON.stringify(merged) === whole.digest);
    note(counts.summaries, JSON.stringify(summarize(merged)) === whole.summary);
  }
  return counts;
}

const none = (): Count => ({ tried: 0, same: 0 });

function note(count: Count, same: boolean): void {
  count.tried += 1;
  count.same += same ? 1 : 0;
}

/** Shards that are really run apart, then merged. */
function runApart(run: Simulation): Count {
  const count = none();
  for (const sizes of [
    [1, 999],
    [500, 500],
    [333, 333, 334],
    [17, 400, 3, 580],
  ]) {
    let firstTrial = 0;
    const shards = sizes.map((trials) => {
      const shard = simulate(run.scenario, { ...run.options, firstTrial, trials });
      firstTrial += trials;
      return shard;
    });
    note(count, bytes(merge(shards.reverse())) === bytes(run));
  }
  return count;
}

/** A run of half as many trials, stored, read back and made longer. */
function resumed(
  name: string,
  trials: number,
  sampling: RunOptions['sampling'],
): { stored: Count; grown: Count; size: number } {
  const options = { seed: 'validation merging', sampling };
  const scenario = loadScenario(name);
  const half = simulate(scenario, { ...options, trials: trials / 2 });
  const text = bytes(half);
  const back = fromJSON(JSON.parse(text));
  const [stored, grown] = [none(), none()];
  note(stored, bytes(back) === text);
  note(grown, bytes(resume(back, { trials })) === bytes(simulate(scenario, { ...options, trials })));
  return { stored, grown, size: text.length };
}

export function section(): string {
  const lines: string[] = [];
  const line = (claim: string, what: string, { tried, same }: Count): void =>
    void lines.push(`| ${claim} | ${what} | ${tried} | ${same} |`);
  for (const [kind, sampling] of [
    ['plain', 'independent'],
    ['Sobol', 'sobol'],
  ] as const) {
    for (const name of scenarioNames) {
      const run = simulate(loadScenario(name), { trials: TRIALS, seed: 'validation merging', sampling });
      const { runs, digests, summaries } = groupings(run, `${name} ${kind}`);
      line('runs merge', `${name}, ${kind}, neighbours first`, runs);
      line('digests merge', `${name}, ${kind}, any two first`, digests);
      line('summaries of merged digests', `${name}, ${kind}`, summaries);
      if (name === 'ban-resumes') line('shards run apart merge', `${name}, ${kind}`, runApart(run));
    }
  }
  for (const [name, trials, sampling] of [
    ['licences-slowed', 20_000, 'independent'],
    ['ban-resumes', 4000, 'sobol'],
  ] as const) {
    const { stored, grown, size } = resumed(name, trials, sampling);
    const kind = sampling === 'sobol' ? 'Sobol' : 'plain';
    line(
      'stored and read back',
      `${name}, ${kind}, ${trials / 2} trials: ${(size / 1e6).toFixed(2)} MB of JSON`,
      stored,
    );
    line('resumed from the stored run', `${name}, ${kind}, trials ${trials / 2} to ${trials} added`, grown);
  }
  return [
    '## Merging, storing, resuming',
    '',
    `Claim: the same bytes as one run, every time. Runs of ${TRIALS} trials (seed "validation merging") are cut in 2 to 12 shards at random`,
    'places and joined two at a time in random order; the bytes of all columns, of the digest and of the summary are compared with those of the',
    'whole. (Runs on worker threads: see the tests of `simulateInParallel`.)',
    '',
    '| claim | of | tried | identical bytes |',
    '|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}
