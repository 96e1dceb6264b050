// Types of the browser features that this folder uses. With the whole DOM library, every other folder
// could use it too.

/** A Web Worker, as its owner sees it. */
export interface WebWorker {
  addEventListener(type: 'error' | 'messageerror', listener: (event: ErrorEvent) => void): void;
  terminate(): void;
}

/** A worker's failure; without a message when its script could not be loaded. */
interface ErrorEvent {
  readonly type: string;
  readonly message?: string;
  preventDefault(): void;
}

/** Web Locks, which are released when their holder ends. Absent on a page that is not secure. */
interface Locks {
  request(name: string, whenHeld: () => unknown): Promise<unknown>;
}

/** The parts of a page that are used here; all may be absent, as in Node. */
export interface Page {
  readonly navigator?: { readonly hardwareConcurrency?: number; readonly locks?: Locks };
  readonly crypto?: { randomUUID?(): string };
}

/** The page or worker in which this code runs. */
export const page: Page = globalThis as Page;
