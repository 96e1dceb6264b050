import { printable } from '../errors.ts';
import type { ScenarioWarning } from '../scenario/warnings/warning.ts';

/** Shows warnings on stderr, so that they mix with no result. */
export function showWarnings(warnings: readonly ScenarioWarning[]): void {
  for (const warning of warnings) process.stderr.write(`${warningLine(warning)}\n`);
}

/** Returns the line of a warning, which may hold text of a file. */
export function warningLine({ message }: ScenarioWarning): string {
  return printable(`Warning: ${message}`);
}
