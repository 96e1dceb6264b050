import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { threefry } from '../../../src/random/threefry.ts';
import type { threefryFour } from '../../../src/random/threefry-four.ts';
import { assemble } from '../../../src/random/threefry-wasm.ts';

type Four = typeof threefryFour;

const { Module, Instance } = Reflect.get(globalThis, 'WebAssembly') as {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (
    module: object,
  ) => { exports: { encrypt: (...words: number[]) => void; memory: { buffer: ArrayBuffer } } };
};

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Returns `threefryFour` of a freshly loaded module that sees the given WebAssembly. */
async function fourWith(webAssembly: unknown): Promise<Four> {
  vi.resetModules();
  vi.stubGlobal('WebAssembly', webAssembly);
  return (await import('../../../src/random/threefry-four.ts')).threefryFour;
}

test('the WebAssembly module encrypts four counters as threefry does one by one', () => {
  const { encrypt, memory } = new Instance(new Module(assemble())).exports;
  const words = new Int32Array(memory.buffer, 0, 8);
  expectFourTimesOne((k0, k1, c0, i0, i1, i2, i3, out) => {
    encrypt(k0, k1, c0, i0, i1, i2, i3);
    out.set(words);
  });
});

class Forbidden {
  constructor() {
    throw new Error('Compiling is forbidden');
  }
}

class Reversed extends Instance {
  constructor(module: object) {
    super(module);
    const { encrypt, memory } = this.exports;
    const exports = { memory, encrypt: (...words: number[]) => encrypt(...words.reverse()) };
    // biome-ignore lint/correctness/noConstructorReturn: the exports of an instance are read-only
    return { exports } as Reversed;
  }
}

test.each([
  ['works', { Module, Instance }],
  ['is missing', undefined],
  ['may not compile', { Module: Forbidden, Instance }],
  ['gives other words', { Module, Instance: Reversed }],
])('four counters at once are encrypted as one by one when WebAssembly %s', async (_, webAssembly) => {
  expectFourTimesOne(await fourWith(webAssembly));
});

test('the WebAssembly module is compiled once, at the first use', async () => {
  const opened = vi.fn();
  class CountingModule extends Module {
    constructor(bytes: Uint8Array) {
      super(bytes);
      opened(bytes.length);
    }
  }
  const four = await fourWith({ Module: CountingModule, Instance });
  expect(opened).not.toHaveBeenCalled();
  for (let i = 0; i < 3; i++) four(1, 2, 3, 4, 5, 6, 7, new Int32Array(8));
  expect(opened.mock.calls).toEqual([[assemble().length]]);
});

function expectFourTimesOne(four: Four): void {
  const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  const property = fc.property(word, word, word, fc.tuple(word, word, word, word), (k0, k1, c0, indices) => {
    const out = new Int32Array(8);
    four(k0, k1, c0, ...indices, out);
    const one = new Int32Array(2);
    const expected = indices.flatMap((index) => {
      threefry(k0, k1, c0, index, one);
      return [...one];
    });
    expect([...out]).toEqual(expected);
  });
  fc.assert(property, { seed: 20250404, numRuns: 1000 });
}
