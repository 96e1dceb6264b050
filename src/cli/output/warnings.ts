import { printable } from '../../errors.ts';
import type { ScenarioWarning } from '../../scenario/warnings/warning.ts';
import { inColor, say } from './terminal.ts';

/** Lines that this command has shown. */
const shown = new Set<string>();

/** Begins a command, which shows each warning once, however many scenarios have it. */
export function openWarnings(): void {
  shown.clear();
}

/** Shows warnings on stderr, so that they mix with no result. */
export function showWarnings(warnings: readonly ScenarioWarning[]): void {
  for (const line of warnings.map(warningLine)) {
    if (!shown.has(line)) say(line.replace(/^Warning:/, (word) => inColor(word, 'yellow', process.stderr)));
    shown.add(line);
  }
}

/** Returns the line of a warning, which may hold text of a file. */
export function warningLine({ message }: ScenarioWarning): string {
  return printable(`Warning: ${message}`);
}
