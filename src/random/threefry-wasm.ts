/*
 * Threefry-2x32 (threefry.ts) in WebAssembly, as JavaScript has no vectors: each of its operations is one on four counters. Put together here from the opcodes of
 * the WebAssembly Core Specification 2.0, §5.4 and §5.5, some 900 bytes.
 */

/** By number: parameters, then vectors: the words of the four counters, and the three words of the key. */
const LOCAL = { k0: 0, k1: 1, c0: 2, indices: [3, 4, 5, 6], x: 7, y: 8, key: [9, 10, 11] } as const;
const VECTORS = 5;

const PARITY = 0x1bd11bda;

/** Four rounds each, by turns. */
const ROTATIONS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;

type Code = readonly number[];

const get = (local: number): Code => [0x20, local];
const set = (local: number): Code => [0x21, local];
const constant = (value: number): Code => [0x41, ...signed(value)];
const exclusiveOr: Code = [0x73];
const END: Code = [0x0b];

const vector = (opcode: number): Code => [0xfd, ...unsigned(opcode)];
const splat = vector(17);
const putInto = (lane: number): Code => [...vector(28), lane];
const or = vector(80);
const xor = vector(81);
const shiftLeft = vector(171);
const shiftRight = vector(173);
const add = vector(174);
/** Takes bytes of two vectors by number, those of the second from 16 on. */
const shuffle = (bytes: Code): Code => [...vector(13), ...bytes];
const store = (address: number): Code => [...vector(11), ALIGNED_TO_16, ...unsigned(address)];
const ALIGNED_TO_16 = 4;

/** A module that exports `encrypt(k0, k1, c0, i0, i1, i2, i3)` and the `memory` at whose start it writes eight words. */
export function assemble(): Uint8Array {
  const [I32, V128, FUNCTION] = [0x7f, 0x7b, 0x60];
  const [IS_FUNCTION, IS_MEMORY] = [0, 2];
  const body = [1, VECTORS, V128, ...load(), ...rounds(), ...save(), ...END];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, FUNCTION, ...list(Array(7).fill(I32)), 0]),
    ...section(3, [1, 0]),
    // One page, never more.
    ...section(5, [1, 1, 1, 1]),
    ...section(7, [2, ...name('encrypt'), IS_FUNCTION, 0, ...name('memory'), IS_MEMORY, 0]),
    ...section(10, [1, ...list(body)]),
  ]);
}

/** Counters and key into vectors, and the key onto the counters. */
function load(): Code {
  const { k0, k1, c0, indices, x, y, key } = LOCAL;
  const [first, ...others] = indices;
  return [
    ...[...get(k0), ...splat, ...set(key[0])],
    ...[...get(k1), ...splat, ...set(key[1])],
    ...[
      ...constant(PARITY),
      ...get(k0),
      ...exclusiveOr,
      ...get(k1),
      ...exclusiveOr,
      ...splat,
      ...set(key[2]),
    ],
    ...[...get(c0), ...splat, ...get(key[0]), ...add, ...set(x)],
    ...[...get(first), ...splat, ...others.flatMap((index, i) => [...get(index), ...putInto(i + 1)])],
    ...[...get(key[1]), ...add, ...set(y)],
  ];
}

/** Four rounds, then an injection of the rotating key schedule; five times. */
function rounds(): Code {
  const { x, y, key } = LOCAL;
  return [0, 1, 2, 3, 4].flatMap((turn) => [
    ...ROTATIONS[turn % 2]!.flatMap(round),
    ...[...get(x), ...get(key[(turn + 1) % 3]!), ...add, ...set(x)],
    ...[...get(y), ...get(key[(turn + 2) % 3]!), ...add, ...constant(turn + 1), ...splat, ...add, ...set(y)],
  ]);
}

function round(by: number): Code {
  const { x, y } = LOCAL;
  const left = [...get(y), ...constant(by), ...shiftLeft];
  const right = [...get(y), ...constant(32 - by), ...shiftRight];
  return [
    ...[...get(x), ...get(y), ...add, ...set(x)],
    ...[...left, ...right, ...or, ...get(x), ...xor, ...set(y)],
  ];
}

/** Both words of two counters each, side by side. */
function save(): Code {
  const { x, y } = LOCAL;
  const word = (of: number, lane: number): Code => [0, 1, 2, 3].map((byte) => 16 * of + 4 * lane + byte);
  return [0, 2].flatMap((lane) => {
    const pairs = [...word(0, lane), ...word(1, lane), ...word(0, lane + 1), ...word(1, lane + 1)];
    return [...constant(0), ...get(x), ...get(y), ...shuffle(pairs), ...store(8 * lane)];
  });
}

function section(id: number, content: Code): Code {
  return [id, ...list(content)];
}

function name(text: string): Code {
  return list([...text].map((letter) => letter.charCodeAt(0)));
}

/** Bytes with how many they are. */
function list(bytes: Code): Code {
  return [...unsigned(bytes.length), ...bytes];
}

/** LEB128: seven bits a byte, the lowest first. */
function unsigned(value: number): Code {
  return value < 128 ? [value] : [128 | (value & 127), ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
  return value >= -64 && value < 64 ? [value & 127] : [128 | (value & 127), ...signed(value >> 7)];
}
