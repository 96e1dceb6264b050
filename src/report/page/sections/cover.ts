import { coverChart } from '../../charts/cover-chart.ts';
import { dateTicks } from '../../charts/date-axis.ts';
import type { Section } from '../document.ts';
import { focusLook, type Telling } from '../facts.ts';
import { nameOf } from '../names.ts';

/** Rows of the table of a fan. */
const ROWS = 9;

/** Days of cover of the scarcest chain, as a fan. */
export function coverSection(telling: Telling): Section {
  const { results, voice, focus } = telling;
  const { days, quantiles, futures } = results.cover;
  const least = Math.min(...quantiles[5]);
  const heading =
    least >= 1 ? voice.say('cover.days', { days: voice.number(least) }) : voice.say('cover.plain');
  const every = Math.max(1, Math.ceil(days.length / ROWS));
  const names = [voice.say('cover.upper'), voice.say('cover.median'), voice.say('cover.lower')] as const;
  const at = (order: '5' | '50' | '95', i: number): string => voice.number(quantiles[order][i]!);
  const last = days.length - 1;
  return {
    id: 'cover',
    heading,
    text: [voice.say('cover.intro', { n: futures, scenario: nameOf('scenario', focus.title, voice) })],
    legend: voice.say('cover.legend'),
    isHalf: true,
    picture: () =>
      coverChart({
        words: {
          title: heading,
          description: `${names[0]}: ${at('95', last)}. ${names[1]}: ${at('50', last)}. ${names[2]}: ${at('5', last)}.`,
        },
        color: focusLook(telling).color,
        days,
        quantiles,
        ticks: dateTicks(results.start, results.horizonDays, voice.months),
        names,
      }),
    table: {
      caption: voice.say('cover.plain'),
      head: [voice.say('date.column'), names[2], names[1], names[0]],
      rows: days
        .map((day, i) => [voice.dateOf(results.start, day), at('5', i), at('50', i), at('95', i)])
        .filter((_, i) => i % every === 0),
    },
  };
}
