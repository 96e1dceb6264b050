import { DECIDE } from './commands-decide.ts';
import { LOOK } from './commands-look.ts';
import { RUN } from './commands-run.ts';
import type { CommandSpec } from './spec.ts';

/** The groups of commands, in the order of help. */
export const COMMAND_GROUPS: readonly string[] = ['Look', 'Run', 'Decide', 'More'];

/** Every command of the command line, in the order of help. */
export const COMMANDS: readonly CommandSpec[] = [
  ...LOOK,
  ...RUN,
  ...DECIDE,
  {
    name: 'completion',
    group: 'More',
    summary: 'the completion of words for a shell: bash, zsh or fish',
    arguments: [{ term: '<shell>', help: 'bash, zsh or fish', completes: 'shell' }],
    options: {},
    examples: ['completion bash'],
    load: () => import('../commands/completion.ts'),
  },
];
