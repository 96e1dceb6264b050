import { threefry } from './threefry.ts';
import { assemble } from './threefry-wasm.ts';

/** Encrypts four counters (c0, i0) … (c0, i3) under a key into its words, pair by pair. */
interface Unit {
  encrypt(k0: number, k1: number, c0: number, i0: number, i1: number, i2: number, i3: number): void;
  readonly words: Int32Array;
}

/** Opened when first asked for. */
let unit: Unit | undefined;

/**
 * `threefry` of four counters (c0, i0) … (c0, i3) at once, into `out[0]` … `out[7]`, pair by pair: on the vector unit where WebAssembly
 * reaches one, else one by one. The words are the same.
 */
export function threefryFour(
  k0: number,
  k1: number,
  c0: number,
  i0: number,
  i1: number,
  i2: number,
  i3: number,
  out: Int32Array,
): void {
  if (unit === undefined) unit = openUnit();
  unit.encrypt(k0, k1, c0, i0, i1, i2, i3);
  const { words } = unit;
  for (let w = 0; w < 8; w++) out[w] = words[w]!;
}

function openUnit(): Unit {
  const plain = plainUnit();
  try {
    const vectors = vectorUnit();
    // WebAssembly has the low byte of a word first, and so have words nearly everywhere.
    for (const { encrypt } of [plain, vectors]) encrypt(1, -2, 3, 4, 5, -6, 7);
    return plain.words.every((word, w) => word === vectors.words[w]) ? vectors : plain;
  } catch {
    // There is none, it knows no vectors, or a page's policy forbids to compile.
    return plain;
  }
}

function plainUnit(): Unit {
  const words = new Int32Array(8);
  return {
    words,
    encrypt(k0, k1, c0, ...indices) {
      for (let i = 0; i < 4; i++) threefry(k0, k1, c0, indices[i]!, words, 2 * i);
    },
  };
}

/** As much of it as is used here; the types of no runtime have it. */
interface WebAssemblyLike {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
  ) => { readonly exports: Pick<Unit, 'encrypt'> & { readonly memory: { readonly buffer: ArrayBuffer } } };
}

function vectorUnit(): Unit {
  const { Module, Instance } = Reflect.get(globalThis, 'WebAssembly') as WebAssemblyLike;
  const { encrypt, memory } = new Instance(new Module(assemble())).exports;
  return { encrypt, words: new Int32Array(memory.buffer, 0, 8) };
}
