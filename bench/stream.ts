// Writes the raw 32-bit words behind the uniforms to stdout, in the order of trials: the first `draws`
// blocks of trial 0, then of trial 1, … Pipe it to a test battery:
//
//   npx tsx bench/stream.ts 1 | dieharder -g 200 -a        (likewise 2 and 8; ends when the battery ends)
// trial 1, … Feed it to a battery:
//
// npx tsx bench/stream.ts 1 | dieharder -g 200 -a        (likewise 2 and 8; stops when the battery has had
// enough)

import { streamKey } from '../src/random/stream.ts';
import { threefry } from '../src/random/threefry.ts';

const draws = Number(process.argv[2] ?? 1);
const [k0, k1] = streamKey('dieharder', 'lane/us-volume/Dy/0');
const words = new Int32Array(2);

process.stdout.on('error', () => process.exit(0));

for (let trial = 0; ; ) {
  const chunk = new Int32Array(2 * draws * 8192);
  for (let i = 0; i < chunk.length; trial++) {
    for (let draw = 0; draw < draws; draw++, i += 2) {
      threefry(k0, k1, trial, draw, words);
      chunk.set(words, i);
    }
  }
  const written = process.stdout.write(new Uint8Array(chunk.buffer));
  if (!written) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
