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
  checkListeners({ onProgress, signal });
  let done = 0;
  signal?.throwIfAborted();
  return () => {
    onProgress?.(++done, total);
    signal?.throwIfAborted();
  };
}
