import { isDistribution } from '../../random/is-distribution.ts';
import { wrap } from '../../report/layout.ts';
import { isSource } from '../../scenario/sources.ts';
import { distributionText } from './distribution-text.ts';

/** Returns a part of a scenario, each value with its source. */
export function partText(path: string, value: unknown, source: string | undefined): string {
  const lines = linesOf('', value);
  const head = source === undefined ? [] : [wrap(`Source: ${source}`)];
  return [
    lines.length === 1 && lines[0]!.startsWith(': ') ? `${path}${lines[0]}` : [path, ...lines].join('\n'),
    ...head,
  ].join('\n\n');
}

function linesOf(key: string, value: unknown): string[] {
  if (isDistribution(value)) return [`${key}: ${distributionText(value)}`];
  if (typeof value !== 'object' || value === null) return [`${key}: ${String(value)}`];
  return Object.entries(value)
    .filter(([name]) => name !== 'source' && !isSource(name))
    .flatMap(([name, entry]) => {
      const note = (value as Record<string, unknown>)[`${name}Source`];
      const own =
        typeof entry === 'object' && entry !== null ? (entry as { source?: unknown }).source : undefined;
      const text = typeof note === 'string' ? note : typeof own === 'string' ? own : undefined;
      const inner = linesOf(name, entry);
      const shown = inner.length === 1 ? inner : [name, ...inner];
      return [...shown.map((line) => `  ${line}`), ...(text === undefined ? [] : indented(wrap(text, 64)))];
    });
}

function indented(text: string): string[] {
  return text.split('\n').map((line) => `      ${line}`);
}
