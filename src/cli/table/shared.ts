import type { ArgumentSpec, CommandSpec } from './spec.ts';

/* What several commands take. */

type OptionUse = CommandSpec['options'];

export const SCENARIO: ArgumentSpec = {
  term: '<scenario>',
  help: 'a name from the list, or the path of a file; - reads stdin',
  completes: 'scenario',
};

export const SCENARIOS: ArgumentSpec = {
  term: '<scenario...>',
  help: 'names from the list, or paths of files; - reads stdin',
  completes: 'scenario',
};

/** Options that change a scenario. */
export const CHANGES: OptionUse = { set: true, parameters: true, extendsWithin: true };

/** Options that say where a result goes and how it looks; those of a table too. */
export const OUTPUT: OptionUse = { json: true, out: true, quiet: true, color: true };
export const TABLE: OptionUse = { ...OUTPUT, csv: true, delimiter: true, decimal: true };
/** Options that make an exit code of a result. */
export const GATES: OptionUse = { failAbove: true, failBelow: true, failIf: true };
