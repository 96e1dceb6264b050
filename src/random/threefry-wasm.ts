import { PARITY } from './threefry.ts';

/*
 * Threefry-2x32 (threefry.ts) in WebAssembly, because JavaScript has no vector instructions: each operation
 * works on four counters. The module is assembled here from the opcodes of the WebAssembly Core
 * Specification 2.0, §5.4 and §5.5.
 */

/** Parameters by number: two words of the key, the first word of all counters, the second word of each. */
const [K0, K1, C0, I0, I1, I2, I3] = [0, 1, 2, 3, 4, 5, 6];
const PARAMETERS = 7;
/** Local vectors by number: the two words of the four counters, and the three words of the key. */
const [X, Y] = [7, 8];
const KEY = [9, 10, 11] as const;
const VECTORS = 5;

/** Rotations of four rounds each, used alternately. */
const ROTATIONS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;

/** Bytes, in nested lists. */
type Code = number | readonly Code[];

const get = (local: number): Code => [0x20, local];
const set = (local: number): Code => [0x21, local];
/**
 * Pushes a constant ≥ 0 whose last non-zero group of seven bits is below 64: signed and unsigned agree.
 */
const constant = (value: number): Code => [0x41, leb128(value)];
const exclusiveOr: Code = 0x73;
const END: Code = 0x0b;

const vector = (opcode: number): Code => [0xfd, leb128(opcode)];
const splat: Code = vector(17);
const putInto = (lane: number): Code => [vector(28), lane];
const or: Code = vector(80);
const xor: Code = vector(81);
const shiftLeft: Code = vector(171);
const shiftRight: Code = vector(173);
const add: Code = vector(174);
/** Picks bytes of two vectors by number; those of the second begin at 16. */
const shuffle = (bytes: Code): Code => [vector(13), bytes];
const store = (address: number): Code => [vector(11), ALIGNED_TO_16, address];
const ALIGNED_TO_16 = 4;

/**
 * Returns a module that exports `encrypt(k0, k1, c0, i0, i1, i2, i3)` and a `memory`: words from address 0.
 */
export function assemble(): Uint8Array {
  const [I32, V128, FUNCTION] = [0x7f, 0x7b, 0x60];
  const [IS_FUNCTION, IS_MEMORY] = [0, 2];
  const ONE_PAGE = [1, 1, 1];
  return Uint8Array.from(
    bytesOf([
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, [1, FUNCTION, counted(Array(PARAMETERS).fill(I32)), 0]),
      section(3, [1, 0]),
      section(5, [1, ONE_PAGE]),
      section(7, [2, name('encrypt'), IS_FUNCTION, 0, name('memory'), IS_MEMORY, 0]),
      section(10, [1, counted([1, VECTORS, V128, load(), rounds(), save(), END])]),
    ]),
  );
}

/** Loads counters and key into vectors, and adds the key to the counters. */
function load(): Code {
  return [
    [get(K0), splat, set(KEY[0])],
    [get(K1), splat, set(KEY[1])],
    [constant(PARITY), get(K0), exclusiveOr, get(K1), exclusiveOr, splat, set(KEY[2])],
    [get(C0), splat, get(KEY[0]), add, set(X)],
    [get(I0), splat, [I1, I2, I3].map((index, i) => [get(index), putInto(i + 1)])],
    [get(KEY[1]), add, set(Y)],
  ];
}

/** Emits four rounds and an injection of the rotating key schedule, five times. */
function rounds(): Code {
  return [0, 1, 2, 3, 4].map((turn) => [
    ROTATIONS[turn % 2]!.map(round),
    [get(X), get(KEY[(turn + 1) % 3]!), add, set(X)],
    [get(Y), get(KEY[(turn + 2) % 3]!), add, constant(turn + 1), splat, add, set(Y)],
  ]);
}

function round(by: number): Code {
  const left = [get(Y), constant(by), shiftLeft];
  const right = [get(Y), constant(32 - by), shiftRight];
  return [get(X), get(Y), add, set(X), left, right, or, get(X), xor, set(Y)];
}

/** Stores both words of each counter side by side, two counters at a time. */
function save(): Code {
  const word = (of: number, lane: number): Code => [0, 1, 2, 3].map((byte) => 16 * of + 4 * lane + byte);
  return [0, 2].map((lane) => {
    const pairs = [word(0, lane), word(1, lane), word(0, lane + 1), word(1, lane + 1)];
    return [constant(0), get(X), get(Y), shuffle(pairs), store(8 * lane)];
  });
}

function section(id: number, content: Code): Code {
  return [id, counted(content)];
}

function name(text: string): Code {
  return counted([...text].map((letter) => letter.charCodeAt(0)));
}

/** Puts the number of bytes before them. */
function counted(code: Code): Code {
  const bytes = bytesOf(code);
  return [leb128(bytes.length), bytes];
}

function bytesOf(code: Code): number[] {
  return ([code] as unknown[]).flat(Number.POSITIVE_INFINITY) as number[];
}

/** Encodes a number in groups of seven bits, the lowest first. */
function leb128(value: number): Code {
  return value < 128 ? value : [128 | (value & 127), leb128(value >>> 7)];
}
