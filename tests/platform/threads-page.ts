// A page that runs on Web Workers and tells the server that it came from what it found; see
// threads.test.ts. There it imports the package, not its source.
import { simulateAllInParallel, simulateInParallel } from '../../src/browser/index.ts';
import { loadScenario, override, type Simulation } from '../../src/index.ts';
import { hashOf } from './hash.ts';

/** The part of a browser's worker that is used here. */
interface Started {
  terminate(): void;
}
type Starter = new (script: URL | string, options: { type: 'module' }) => Started;
const page = globalThis as unknown as {
  Worker: Starter;
  URL: typeof URL & { createObjectURL(blob: Blob): string };
};

/** Results of the page, by name. */
export type Found = Record<string, unknown>;

const scenario = loadScenario('ban-resumes');
const single = override(scenario, { parameters: 'median' });
const options = { trials: 1300, seed: 'threads', idleSeconds: 0 };
const Real: Starter = page.Worker;
let alive = 0;
let started = 0;

/** Counts workers, and starts them with the script that `scriptOf` returns. */
function use(scriptOf: (real: string) => string): void {
  page.Worker = class extends (Real as new (...given: never[]) => Started) {
    constructor(script: URL | string, given: { type: 'module' }) {
      super(scriptOf(String(script)) as never, given as never);
      alive++;
      started++;
    }
    override terminate(): void {
      alive--;
      super.terminate();
    }
  };
}

async function sameBytes(): Promise<Found> {
  const hashes: Found = {};
  const progress: number[][] = [];
  for (const workers of [1, 2, 3, 7]) {
    const seen: number[] = [];
    const onProgress = (done: number): unknown => seen.push(done);
    hashes[workers] = hashOf(await simulateInParallel(scenario, { ...options, workers, onProgress }));
    progress.push(seen);
  }
  const scenarios = [scenario, loadScenario('truce-holds')];
  const runs: Simulation[] = await simulateAllInParallel(scenarios, options);
  hashes.all = runs.map((run) => hashOf(run));
  const rare = { ...options, trials: 50, seed: 'rare', rareEvents: { automaker: 'eu-volume' } };
  hashes.rare = hashOf(await simulateInParallel(single, rare));
  hashes.summary = JSON.stringify(await simulateInParallel(scenario, { ...options, keep: 'summary' }));
  return { ...hashes, progress };
}

/**
 * Returns the workers alive after a run on two that stay idle, and the number that two more such runs
 * started.
 */
async function idle(): Promise<number[]> {
  const run = (): Promise<unknown> =>
    simulateInParallel(scenario, { ...options, workers: 2, idleSeconds: 60 });
  await run();
  const before = started;
  await run();
  await run();
  return [alive, started - before];
}

async function failureOf(running: Promise<unknown>): Promise<string> {
  return running.then(
    () => 'none',
    (error) => String(error),
  );
}

/** Returns the failure of a long run that is aborted between two shards. */
async function aborted(): Promise<string> {
  const stop = new AbortController();
  const onProgress = (): void => stop.abort(new RangeError('enough'));
  return failureOf(
    simulateInParallel(scenario, { trials: 1e6, workers: 2, signal: stop.signal, onProgress }),
  );
}

/** Returns the failure of a run whose workers run another script. */
async function crashed(scriptOf: (real: string) => string): Promise<string> {
  use(scriptOf);
  const failure = await failureOf(simulateInParallel(scenario, { ...options, workers: 2 }));
  use((real) => real);
  return failure;
}

const script = (code: string): string =>
  page.URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));

/** Returns a script that lets a worker answer the first message, and then ends it silently. */
const closer = (): string =>
  script(`let messages = 0;
    addEventListener('message', (event) => {
      if (++messages < 2) return;
      event.stopImmediatePropagation();
      close();
    });`);

async function look(): Promise<Found> {
  use((real) => real);
  return {
    ...(await sameBytes()),
    aliveAfterAll: alive,
    idle: await idle(),
    aborted: await aborted(),
    wrong: await failureOf(simulateInParallel(single, { ...options, rareEvents: { automaker: 'eu-volum' } })),
    'throws as it loads': await crashed(() => script('throw new Error("broken")')),
    'cannot be loaded': await crashed(() => '/none.js'),
    'throws later': await crashed(() => script('setTimeout(() => { throw new Error("broken") })')),
    'is ended': await crashed((real) =>
      script(
        `import ${JSON.stringify(closer())}; import ${JSON.stringify(new URL(real, import.meta.url).href)};`,
      ),
    ),
    alive,
  };
}

const report = (found: Found): unknown => fetch('/report', { method: 'POST', body: JSON.stringify(found) });
look().then(report, (error) => report({ error: String(error), stack: error?.stack }));
