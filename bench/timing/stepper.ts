// The model of src/model, day by day, as a contestant.

import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Scenario } from '../../src/index.ts';
import { type Contestant, inProcess } from './contestant.ts';

type StepperRun = typeof import('./stepper-run.ts');

/**
 * Bundled as the package is. A separate bundle shares no compiled code with the library, so that neither
 * slows the other.
 */
const { stepperRun } = await imported();

export function stepper(name: string, scenario: Scenario): Contestant {
  return inProcess(name, stepperRun(scenario));
}

async function imported(): Promise<StepperRun> {
  const entry = fileURLToPath(new URL('stepper-run.ts', import.meta.url));
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    external: ['mathjs'],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString('base64')}`);
}
