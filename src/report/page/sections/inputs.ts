import { tornadoChart } from '../../charts/tornado-chart.ts';
import type { Section } from '../document.ts';
import type { Telling } from '../facts.ts';
import { inputName } from '../input-names.ts';
import { inputValue } from '../input-values.ts';

/** The tornado; none where the scenario states no range. */
export function inputsSection({ results, voice }: Telling): Section[] {
  const { bars, baseline, trials } = results.inputs;
  if (bars.length === 0) return [];
  const heading = voice.say('inputs.heading');
  const rows = bars.map(({ path, low, high }) => {
    const end = ({ input, level }: typeof low) => ({
      level: level.value,
      interval: level.interval,
      text: inputValue(path, input, voice),
    });
    return { label: inputName(path, results.dates, voice), low: end(low), high: end(high) };
  });
  const told = ({ text, level, interval }: (typeof rows)[number]['low']): string =>
    `${text}: ${voice.percent(level)} (${voice.percentRange(interval)})`;
  return [
    {
      id: 'inputs',
      heading,
      text: [voice.say('inputs.intro', { trials: voice.number(trials) })],
      legend: voice.say('inputs.legend'),
      picture: () =>
        tornadoChart({
          words: {
            title: heading,
            description: `${rows.map(({ label, low, high }) => `${label}: ${voice.percent(low.level)}, ${voice.percent(high.level)}`).join('; ')}.`,
          },
          base: baseline.value,
          rows,
          percent: voice.percent,
        }),
      table: {
        caption: heading,
        head: [voice.say('inputs.input'), voice.say('inputs.low'), voice.say('inputs.high')],
        rows: rows.map(({ label, low, high }) => [label, told(low), told(high)]),
      },
    },
  ];
}
