import { threefry } from './threefry.ts';
import { assemble } from './threefry-wasm.ts';

/**
 * Encrypts four counters (c0, i0) … (c0, i3) under a key and writes the results to `words`, pair by pair.
 */
interface Encryptor {
  encrypt(k0: number, k1: number, c0: number, i0: number, i1: number, i2: number, i3: number): void;
  readonly words: Int32Array;
}

/** Chosen at the first use. */
let encryptor: Encryptor | undefined;

/**
 * Encrypts four counters (c0, i0) … (c0, i3) at once into `out[0]` … `out[7]`, pair by pair.
 *
 * It uses the vector instructions of WebAssembly where there are any, and else `threefry` four times; both
 * give the same words.
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
  if (encryptor === undefined) encryptor = openEncryptor();
  encryptor.encrypt(k0, k1, c0, i0, i1, i2, i3);
  const { words } = encryptor;
  for (let w = 0; w < 8; w++) out[w] = words[w]!;
}

function openEncryptor(): Encryptor {
  const plain = plainEncryptor();
  try {
    const vectors = vectorEncryptor();
    // WebAssembly stores the low byte of a word first, as nearly every machine does; this checks that ours
    // does.
    for (const { encrypt } of [plain, vectors]) encrypt(1, -2, 3, 4, 5, -6, 7);
    return plain.words.every((word, w) => word === vectors.words[w]) ? vectors : plain;
  } catch {
    // No WebAssembly, none with vectors, or a page's content policy forbids compiling.
    return plain;
  }
}

function plainEncryptor(): Encryptor {
  const words = new Int32Array(8);
  return {
    words,
    encrypt(k0, k1, c0, ...indices) {
      for (let i = 0; i < 4; i++) threefry(k0, k1, c0, indices[i]!, words, 2 * i);
    },
  };
}

/** The part of WebAssembly that is used here; no common type library covers all our platforms. */
interface WebAssemblyLike {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
  ) => {
    readonly exports: Pick<Encryptor, 'encrypt'> & { readonly memory: { readonly buffer: ArrayBuffer } };
  };
}

function vectorEncryptor(): Encryptor {
  const { Module, Instance } = Reflect.get(globalThis, 'WebAssembly') as WebAssemblyLike;
  const { encrypt, memory } = new Instance(new Module(assemble())).exports;
  return { encrypt, words: new Int32Array(memory.buffer, 0, 8) };
}
