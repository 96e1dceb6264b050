import { type Answer, answer, buffersOf, type Shard } from '../parallel/shards.ts';

/** Bytes that are copied sooner than a thread has loaded what it takes to hand them over. */
const FEW_BYTES = 2e6;

/** Runs one shard on a worker thread; large columns are handed over, not copied. */
export default async function runShard(shard: Shard): Promise<Answer> {
  const given = answer(shard);
  const buffers = buffersOf(given);
  if (buffers.reduce((bytes, { byteLength }) => bytes + byteLength, 0) < FEW_BYTES) return given;
  // Of the default export alone, as the package is loaded by `require` where this is built.
  const { default: Piscina } = await import('piscina');
  const handedOver: object = { [Piscina.transferableSymbol]: buffers, [Piscina.valueSymbol]: given };
  return Piscina.move(handedOver as ArrayBuffer) as unknown as Answer;
}
