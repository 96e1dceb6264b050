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
  for (const line of warningLines(warnings)) {
    if (!shown.has(line)) say(line.replace(/^Warning:/, (word) => inColor(word, 'yellow', process.stderr)));
    shown.add(line);
  }
}

/** Returns warnings as lines, which may hold text of a file: one that several automakers have once. */
export function warningLines(warnings: readonly ScenarioWarning[]): string[] {
  return together(warnings).map((message) => printable(`Warning: ${message}`));
}

/** Path of an automaker, with its id. */
const AUTOMAKER = /^automakers\.([^.]+)/;

/**
 * Returns messages of warnings: those that differ by automaker alone as one, which names the automakers.
 */
function together(warnings: readonly ScenarioWarning[]): string[] {
  const alike = new Map<string, ScenarioWarning[]>();
  for (const warning of warnings) {
    const key = warning.message.replace(AUTOMAKER, 'automakers.*');
    alike.set(key, [...(alike.get(key) ?? []), warning]);
  }
  return [...alike].flatMap(([message, of]) => {
    const ids = of.flatMap(({ path }) => AUTOMAKER.exec(path)?.[1] ?? []);
    if (ids.length < 2) return of.map((warning) => warning.message);
    return message.replace(' ', ` (${ids.join(', ')}) `);
  });
}
