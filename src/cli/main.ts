#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { leaveOnInterrupt } from './live/interrupt.ts';

// Before anything else is loaded, so that Ctrl-C is heard soon.
leaveOnInterrupt();

// With less inlining, V8 compiles sooner, in every thread anew: a first run of 10,000 futures takes 5 to
// 15 % less time, and a long one no more. No result depends on the flag, which Node 20 to 26 know.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');

// A reader that stops (`| head`) is no failure, and a run that is to be saved still is; any other error of
// stdout is one.
let lost = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' || lost) return;
  lost = true;
  process.stderr.write(`Cannot write the result: ${error.code ?? error.message}\n`);
  process.exitCode = 1;
});

const { run } = await import('./run.ts');
const status = await run(process.argv.slice(2));
process.exitCode = lost ? 1 : status;
