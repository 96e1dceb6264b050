import { differenceChart } from '../../charts/differences.ts';
import type { Section } from '../document.ts';
import type { Telling } from '../facts.ts';
import { measureTitle } from '../measure-name.ts';
import { nameOf } from '../names.ts';

/** Measures on common random numbers, the best first. */
export function measuresSection({ results, voice, focus }: Telling): Section {
  const heading = voice.say('measures.heading', { scenario: nameOf('scenario', focus.title, voice) });
  const rows = results.measures.map((measure) => {
    const { value, interval, baseline, alternative } = measure.change;
    const [low, high] = interval;
    const range = voice.say('range.signed', { low: voice.points(low), high: voice.points(high) });
    const isClear = low > 0 || high < 0;
    return {
      label: measureTitle(measure, voice),
      ...{ value, low, high },
      text: `${voice.number(100 * baseline.value)} → ${voice.percent(alternative.value)}`,
      told: isClear ? `${voice.points(value)} (${range})` : `${voice.say('measures.unclear')} (${range})`,
    };
  });
  const [first] = results.measures;
  return {
    id: 'measures',
    heading,
    text: [voice.say('measures.intro', { trials: voice.number(first?.change.trials ?? 0) })],
    legend: voice.say('measures.legend'),
    picture: () =>
      differenceChart({
        words: {
          title: heading,
          description: `${rows.map(({ label, told }) => `${label}: ${told}`).join('; ')}.`,
        },
        rows,
        points: voice.points,
      }),
    table: {
      caption: heading,
      head: [voice.say('measures.measure'), voice.say('measures.change'), voice.say('measures.levels')],
      rows: rows.map(({ label, told, text }) => [label, told, text]),
    },
  };
}
