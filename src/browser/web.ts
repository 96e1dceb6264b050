// The little of a browser that is needed here; its whole type library would let all other folders use it too.

/** A Web Worker, as its maker sees it. */
export interface WebWorker {
  addEventListener(type: 'error' | 'messageerror', listener: (event: ErrorEvent) => void): void;
  terminate(): void;
}

/** What is known of a failure; nothing when the worker's script could not be loaded. */
interface ErrorEvent {
  readonly type: string;
  readonly message?: string;
  preventDefault(): void;
}

/** Locks that are given back when their holder ends, however it ends. Absent where a page is not secure. */
interface Locks {
  request(name: string, whenHeld: () => unknown): Promise<unknown>;
}

/** A page, as far as it is asked: all of it may be absent, as in Node. */
export interface Page {
  readonly navigator?: { readonly hardwareConcurrency?: number; readonly locks?: Locks };
  readonly crypto?: { randomUUID?(): string };
}

/** The page or worker that this runs in. */
export const page: Page = globalThis as Page;
