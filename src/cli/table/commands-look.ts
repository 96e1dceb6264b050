import { CHANGES, OUTPUT, SCENARIO } from './shared.ts';
import type { CommandSpec } from './spec.ts';

/** Commands that show what there is, make a file and check it. */
export const LOOK: readonly CommandSpec[] = [
  {
    name: 'list',
    group: 'Look',
    summary: 'the scenarios that ship with the library',
    arguments: [],
    options: { ...OUTPUT },
    examples: ['list', 'list --json'],
    load: () => import('../commands/list.ts'),
  },
  {
    name: 'show',
    group: 'Look',
    summary: 'what is in a scenario, in words, with its sources; with a path, that part alone',
    arguments: [
      SCENARIO,
      {
        term: '[path]',
        help: 'such as policy.regimes.slowed or automakers.eu-volume.lanes.Dy',
        completes: 'part',
      },
    ],
    options: { ...CHANGES, ...OUTPUT },
    examples: [
      'show licences-slowed',
      'show licences-slowed desk',
      'show truce-holds plant.minimumRate --json',
    ],
    load: () => import('../commands/show.ts'),
  },
  {
    name: 'schema',
    group: 'Look',
    summary: 'the JSON Schema of scenario files',
    arguments: [],
    options: { out: true, quiet: true, color: true },
    examples: ['schema', 'schema --out scenario.schema.json'],
    load: () => import('../commands/schema.ts'),
  },
  {
    name: 'init',
    group: 'Look',
    summary: 'write a commented scenario file of your own; asks on a terminal, takes options elsewhere',
    arguments: [
      { term: '[file]', help: 'the file to write (default: my-firm.yaml); - is stdout', completes: 'file' },
    ],
    options: {
      start: true,
      id: true,
      title: true,
      vehicles: true,
      lanes: true,
      buffer: true,
      destination: true,
      force: true,
      quiet: true,
      color: true,
    },
    examples: [
      'init - --id my-firm --vehicles 800 --lanes Dy,Tb --buffer 60',
      'init plant.yaml --start ban-resumes',
    ],
    load: () => import('../commands/init.ts'),
  },
  {
    name: 'validate',
    group: 'Look',
    summary: 'check scenario files, JSON or YAML, and show every issue in them',
    arguments: [
      {
        term: '<file...>',
        help: 'paths of files, or names from the list; - reads stdin',
        completes: 'scenario',
      },
    ],
    options: { extendsWithin: true, ...OUTPUT },
    examples: ['validate truce-holds ban-resumes', 'validate truce-holds --json'],
    load: () => import('../commands/validate.ts'),
  },
];
