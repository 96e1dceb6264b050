import { summarize } from '../../analysis/summary.ts';
import { rowsOf, toCSV } from '../../report/csv.ts';
import { format } from '../../report/format.ts';
import type { Scenario } from '../../scenario/types.ts';
import { design } from '../../sweep/design.ts';
import type { Sweep } from '../../sweep/sweep.ts';
import { type SweepBatchOptions, sweepInBatches } from '../../sweep/sweep-in-batches.ts';
import { VERSION } from '../../version.ts';
import { EXIT } from '../exit-codes.ts';
import { axesOf } from '../input/axes.ts';
import { findChanged } from '../input/find.ts';
import { given } from '../input/given.ts';
import { blaming } from '../input/settings.ts';
import { Bar } from '../live/bar.ts';
import { breakable, breathe, interruptible } from '../live/interrupt.ts';
import { sayStopped, withFile } from '../live/stopped.ts';
import { deliver, formOf } from '../output/deliver.ts';
import type { Options } from '../table/option-values.ts';
import type { Call } from '../table/spec.ts';

/** Futures of the points that are run at once: more would share more, and Ctrl-C would leave fewer. */
const AT_ONCE = 40_000;

/** Runs a scenario under many settings. */
export async function run({ args: [name], options, words }: Call): Promise<number> {
  const { trials = 2000, resume, out } = options;
  const isTable = formOf(options) === 'csv';
  const scenario = await findChanged(name!, options);
  const before = resume === undefined ? '' : await earlier(resume, options, isTable);
  const over = axesOf(scenario, options, design);
  const run = {
    trials,
    batch: Math.max(1, Math.min(64, Math.floor(AT_ONCE / trials))),
    resumeFrom: before,
    ...given(options, 'seed'),
  };
  const { result, done, total, isStopped } = await blaming('--axis', () =>
    interruptible((signal) => pointsOf(scenario, over, run, signal)),
  );
  if (result !== undefined || before !== '') {
    await deliver(
      {
        text: () => (result === undefined ? 'Every point is in the file.' : format(result)),
        json: () => jsonOf(result!),
        csv: () => (result === undefined ? [] : rowsOf(result)),
        pieces: () => [before, ...(result === undefined ? [] : [toCSV(result, { header: before === '' })])],
      },
      options,
    );
  }
  if (!isStopped) return EXIT.done;
  const isFile = isTable && out !== undefined && out !== '-';
  sayStopped({
    done: [done],
    total,
    of: 'points',
    ...(isFile
      ? { again: withFile(words, '--resume', out) }
      : {
          hint: 'With --out FILE.csv points are stored; --resume FILE.csv leaves them out.',
        }),
  });
  return EXIT.interrupted;
}

async function pointsOf(
  scenario: Scenario,
  over: ReturnType<typeof axesOf>,
  options: SweepBatchOptions,
  signal: AbortSignal,
) {
  const bar = new Bar();
  let [done, total] = [0, 0];
  let result: Sweep | undefined;
  let isBroken = false;
  const onProgress = (points: number, of: number): void => {
    [done, total] = [points, of];
    bar.show(() => ({ share: points / of, done: points, label: scenario.name }));
  };
  try {
    await breathe();
    const parts = sweepInBatches(scenario, over, { ...options, onProgress, signal });
    for (;;) {
      const next = breakable(() => parts.next());
      if (next === undefined) isBroken = true;
      if (next === undefined || next.value.done) break;
      const part = next.value.value as Sweep;
      result = result === undefined ? part : { ...result, points: [...result.points, ...part.points] };
      await breathe();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    bar.close();
  }
  return { result, done, total, isStopped: isBroken || (signal.aborted && done < total) };
}

/** Returns the text of a CSV of points that are done; none where the file does not exist yet. */
async function earlier(path: string, { delimiter, decimal }: Options, isTable: boolean): Promise<string> {
  if (!isTable)
    throw new RangeError(
      'Expected --resume with --csv, or --out with a name that ends in .csv, got another form',
    );
  if ((delimiter ?? decimal) !== undefined)
    throw new RangeError('Expected --resume without --delimiter and --decimal, got both');
  const [{ readRegularFile }, { LIMITS }] = await Promise.all([
    import('../../node/read-bytes.ts'),
    import('../../scenario/limits.ts'),
  ]);
  const refuse = (rule: string, got: string): Error =>
    new RangeError(`Expected ${path} to be ${rule}, got ${got}`);
  return new TextDecoder().decode(await readRegularFile(path, 100 * LIMITS.fileBytes, refuse));
}

function jsonOf({ scenario, points }: Sweep): object {
  return {
    version: VERSION,
    scenario: scenario.name,
    points: points.map(({ settings, digest }) => ({ settings, ...summarize(digest) })),
  };
}
