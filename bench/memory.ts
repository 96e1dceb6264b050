// Measures the peak memory of runs that keep summaries, on the built package, each in a process of its
// own, and that of a Node process that does nothing. The scenario is the smallest that still halts, so
// that a hundred million trials take minutes. The memory of larger ones grows with their automakers and
// days, not with trials.
//
// npm run bench:memory -- [trials …] nothing. The scenario is the smallest that still halts, so that a
// hundred million trials take minutes; the memory of larger ones grows with their automakers and days, not
// with their trials.
//
//   npm run bench:memory -- [trials …]

import { spawnSync } from 'node:child_process';
import { loadScenario, override, type Scenario } from '../src/index.ts';

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1e6, 1e7, 1e8];

/** Largest run whose memory on threads is measured too. */
const MOST_ON_THREADS = 1e7;

/** Limit of the memory of a run on one thread, in megabytes of 10⁶ bytes. */
const limitOf = (trials: number): number => (trials <= 1e7 ? 100 : 150);

/** One automaker with one lane, for thirty days of a ban. */
function smallest(): Scenario {
  const base = loadScenario('truce-holds');
  const without = (all: object, kept: string): Record<string, null> =>
    Object.fromEntries(Object.keys(all).flatMap((key) => (key === kept ? [] : [[key, null]])));
  const { lanes } = base.automakers['eu-volume']!;
  return override(base, {
    horizonDays: 30,
    policy: { initial: 'ban', events: [] },
    market: { separatedInChina: { Sc: 1, Y: 1, Sm: 1, Gd: 1, Tb: 1, Dy: 1, Lu: 1 } },
    automakers: {
      ...without(base.automakers, 'eu-volume'),
      'eu-volume': {
        clearedAtStart: 0,
        bufferCorrelation: 0,
        plannedLicenceDays: 1,
        transitDays: 1,
        expediteTransitDays: 1,
        lanes: {
          ...without(lanes, 'Dy'),
          Dy: { chains: 1, bufferDays: { low: 10, mode: 20, high: 40 } },
        },
      },
    },
  });
}

const scenario = JSON.stringify(smallest());
const dist = (file: string): string => JSON.stringify(new URL(`../dist/${file}`, import.meta.url).href);

const IMPORT = `import { parseScenario, simulate, summarize } from ${dist('index.js')};`;
const ON_THREADS = `${IMPORT} import { simulateInParallel } from ${dist('node.js')};`;
const show = (run: string): string =>
  `process.stdout.write(String(summarize(${run}).any.haltProbability.value));`;
const call = (simulate: string, trials: number, keep: string): string =>
  `${simulate}(parseScenario(${scenario}), { trials: ${trials}, keep: '${keep}' })`;

interface Peak {
  readonly megabytes: number;
  readonly seconds: number;
  readonly said: string;
}

/**
 * Runs a module in a Node process, started by a shell, as a forked process inherits the peak of its
 * parent.
 */
function peakOf(code: string): Peak {
  const tell = `${code}; process.stdout.write(' ' + process.resourceUsage().maxRSS);`;
  const start = performance.now();
  const command = ['-c', '"$0" "$@"; exit $?', process.execPath, '--input-type=module', '-e', tell];
  const { status, stdout, stderr } = spawnSync('sh', command, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Expected the run to succeed, got ${status}: ${stderr}`);
  const [said = '', kilobytes] = stdout.split(' ');
  return {
    megabytes: (Number(kilobytes) * 1024) / 1e6,
    seconds: (performance.now() - start) / 1000,
    said,
  };
}

function row(name: string, code: string, limit?: number): void {
  const { megabytes, seconds, said } = peakOf(code);
  const holds = limit === undefined || megabytes < limit;
  if (!holds) process.exitCode = 1;
  const verdict = limit === undefined ? '' : `below ${limit}: ${holds ? 'yes' : 'NO'}`;
  const cells = [megabytes.toFixed(0).padStart(6), seconds.toFixed(1).padStart(8), said.padStart(12)];
  console.log(`${name.padEnd(34)}${cells.join('')}  ${verdict}`.trimEnd());
}

console.log(`Node ${process.version}, one automaker with one lane for 30 days`);
console.log(`${''.padEnd(34)}${'MB'.padStart(6)}${'seconds'.padStart(8)}${'P(halt)'.padStart(12)}`);
row('node, bare', '0');
row('import', `${IMPORT} parseScenario(${scenario})`);
row(`${SIZES[0]}, columns`, `${IMPORT} ${show(call('simulate', SIZES[0]!, 'columns'))}`);
for (const trials of SIZES) {
  row(`${trials}`, `${IMPORT} ${show(call('simulate', trials, 'summary'))}`, limitOf(trials));
}
for (const trials of SIZES.filter((size) => size <= MOST_ON_THREADS)) {
  row(
    `${trials}, on threads`,
    `${ON_THREADS} ${show(`await ${call('simulateInParallel', trials, 'summary')}`)}`,
  );
}
