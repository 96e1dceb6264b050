import { type Answer, answer, buffersOf, type Shard } from '../parallel/shards.ts';

/** Bytes below which copying is faster than loading the module that transfers them. */
const FEW_BYTES = 2e6;

/** Runs one shard on a worker thread and returns its answer; large columns are transferred, not copied. */
export default async function runShard(shard: Shard): Promise<Answer> {
  const given = answer(shard);
  const buffers = buffersOf(given);
  if (buffers.reduce((bytes, { byteLength }) => bytes + byteLength, 0) < FEW_BYTES) return given;
  // Only the default export exists in the build, which loads the package by `require`.
  const { default: Piscina } = await import('piscina');
  const transferred: object = { [Piscina.transferableSymbol]: buffers, [Piscina.valueSymbol]: given };
  return Piscina.move(transferred as ArrayBuffer) as unknown as Answer;
}
