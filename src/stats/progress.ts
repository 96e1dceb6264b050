import { checkListeners } from '../check.ts';

/** Options of a computation that may take a while. */
export interface ProgressOptions {
  /** Called after each part with the number of parts done, which rises up to `total`. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends the computation, which then throws the signal's reason; `onProgress` may abort it. */
  readonly signal?: AbortSignal;
}

/**
 * Returns a function to call after each of `total` parts. It reports progress, and throws once the signal
 * is aborted.
 */
export function progressOf({ onProgress, signal }: ProgressOptions, total: number): () => void {
  let done = 0;
  signal?.throwIfAborted();
  return () => {
    onProgress?.(++done, total);
    signal?.throwIfAborted();
  };
}

/**
 * Returns the options of progress, checked, and the others.
 *
 * @throws {TypeError} for `onProgress` or `signal` of another kind.
 */
export function takeProgress<T extends ProgressOptions>(
  options: T,
): { progress: ProgressOptions; rest: Omit<T, keyof ProgressOptions> } {
  const { onProgress, signal, ...rest } = options;
  checkListeners({ onProgress, signal });
  return { progress: { ...(onProgress && { onProgress }), ...(signal && { signal }) }, rest };
}

/**
 * Runs a piece of work as the next step, or as several, and returns its result. The work may report parts
 * of its own.
 */
export type Steps = <T>(work: (progress: ProgressOptions) => T, steps?: number) => T;

/** Parts of a step. */
const STEP = 100;

/** Returns a function that runs work in `steps` steps, with one count of parts over all of them. */
export function stepsOf({ onProgress, signal }: ProgressOptions, steps: number): Steps {
  signal?.throwIfAborted();
  let before = 0;
  let reported = 0;
  const report = (parts: number): void => {
    if (parts > reported) onProgress?.(parts, steps * STEP);
    reported = Math.max(reported, parts);
    signal?.throwIfAborted();
  };
  return (work, taken = 1) => {
    const result = work({
      onProgress: (done, total) => report(before + Math.floor((taken * STEP * done) / total)),
      ...(signal && { signal }),
    });
    before += taken * STEP;
    report(before);
    return result;
  };
}
