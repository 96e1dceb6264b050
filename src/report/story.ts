import type { Story } from '../analysis/explain.ts';
import { wrap } from './layout.ts';
import { count } from './numbers.ts';

/** Returns a story as text: one line for each event, then the outcome of each automaker. */
export function storyText({ scenario, trial, events, outcome, notice }: Story): string {
  const lines = events.map(({ day, date, who, text }) => {
    const label = `${date}  day ${String(day).padStart(3)}  `;
    const indent = ' '.repeat(label.length);
    const wrapped = wrap(`${who === '' ? '' : `${who}: `}${text}`, 80 - label.length);
    return label + wrapped.replaceAll('\n', `\n${indent}`);
  });
  const ends = Object.entries(outcome.automakers).map(
    ([id, { firstHaltDay, haltDays, bindingElement, vehiclesLost }]) => {
      const lost = `${count(vehiclesLost)} vehicles lost`;
      return bindingElement === null
        ? `${id}: no halt, ${lost}`
        : `${id}: first halt on day ${firstHaltDay} (${bindingElement}), ${haltDays} days down, ${lost}`;
    },
  );
  return [
    `${scenario}, trial ${trial}`,
    ...(notice === undefined ? [] : [wrap(notice)]),
    lines.join('\n'),
    ends.join('\n'),
  ].join('\n\n');
}
