import type { ReportEstimate } from '../../../analysis/report/results.ts';
import type { Element } from '../../../elements.ts';
import { barChart } from '../../charts/bars.ts';
import type { Section } from '../document.ts';
import { focusLook, type Telling } from '../facts.ts';
import { nameOf, sentence } from '../names.ts';

/** Elements by how often they stop the line; none without a halt. */
export function elementSection(telling: Telling): Section[] {
  const { voice, focus } = telling;
  const shares = Object.entries(focus.bindingElements) as [Element, ReportEstimate][];
  const [first] = shares;
  if (first === undefined) return [];
  const rows = shares.map(([element, share]) => ({
    label: sentence(voice.element(element)),
    share: share.value,
    text: voice.percent(share.value),
    range: voice.percentRange(share.interval),
  }));
  // The claim holds where the element surely stops the line more often than all others together.
  const isClear = first[1].interval[0] > 0.5;
  const heading = isClear
    ? sentence(voice.say('element.stops', { element: voice.element(first[0]) }))
    : voice.say('element.plain');
  return [
    {
      id: 'element',
      heading,
      text: [voice.say('element.intro', { scenario: nameOf('scenario', focus.title, voice) })],
      isHalf: true,
      picture: () =>
        barChart({
          words: {
            title: heading,
            description: `${rows.map(({ label, text }) => `${label} ${text}`).join(', ')}.`,
          },
          color: focusLook(telling).color,
          bars: rows,
        }),
      table: {
        caption: heading,
        head: [voice.say('element'), voice.say('share')],
        rows: rows.map(({ label, text, range }) => [label, `${text} (${range})`]),
      },
    },
  ];
}
