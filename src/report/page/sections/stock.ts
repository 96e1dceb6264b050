import { curveChart, endLabel } from '../../charts/curves.ts';
import type { Section } from '../document.ts';
import { chanceText, type Telling } from '../facts.ts';
import { nameOf } from '../names.ts';

/** The chance of a halt against days of cover of the element that stops the line most often. */
export function stockSection({ results, voice, looks }: Telling): Section {
  const { element, today, trials, points } = results.buffers;
  const name = voice.element(element);
  const heading = voice.say('stock.heading', { element: name });
  const curves = results.scenarios.map((scenario, i) => ({
    title: nameOf('scenario', scenario.title, voice),
    look: looks[i]!,
    points: points[scenario.name]!,
  }));
  const ends = curves.map(({ title, points: all }) => ({
    name: title,
    chance: voice.percent(all.at(-1)!.haltProbability.value),
  }));
  return {
    id: 'stock',
    heading,
    text: [voice.say('stock.intro', { trials: voice.number(trials) })],
    picture: () =>
      curveChart({
        words: {
          title: heading,
          description: `${ends.map(({ name: end, chance }) => `${end} ${chance}`).join('. ')}.`,
        },
        curves: curves.map(({ look, points: all }, i) => ({
          ...look,
          label: endLabel(ends[i]!),
          points: all.map(({ days, haltProbability: { value, interval } }) => ({
            x: days,
            value,
            low: interval[0],
            high: interval[1],
          })),
        })),
        xTitle: voice.say('stock.axis', { element: name }),
        rule: { x: today, label: voice.say('stock.today', { days: today }) },
        percent: voice.percent,
      }),
    table: {
      caption: heading,
      head: [voice.say('stock.axis', { element: name }), ...curves.map(({ title }) => title)],
      rows: curves[0]!.points.map(({ days }, p) => [
        voice.say('stock.days', { days }),
        ...curves.map(({ points: all }) => chanceText(all[p]!.haltProbability, voice)),
      ]),
    },
  };
}
