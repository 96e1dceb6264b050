#!/usr/bin/env node
import { run } from './run.ts';

// Who reads no further (`| head`) has had enough; anything else that stdout cannot take is a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.stderr.write(`Cannot write the result: ${error.message}\n`);
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

process.exitCode = await run(process.argv.slice(2));
