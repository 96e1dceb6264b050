import { exposureChart } from '../../charts/exposure.ts';
import type { Section } from '../document.ts';
import { chanceText, type Telling } from '../facts.ts';
import { nameOf } from '../names.ts';

/** Every line under every scenario, the most exposed first; none for a scenario of a single line. */
export function whoSection(telling: Telling): Section[] {
  const { results, voice, focus } = telling;
  const ids = [...focus.automakers]
    .sort((a, b) => b.haltProbability.value - a.haltProbability.value)
    .map(({ id }) => id)
    .filter((id) => results.scenarios.every(({ automakers }) => automakers.some((one) => one.id === id)));
  if (ids.length < 2) return [];
  const rows = ids.map((id) => {
    const each = results.scenarios.map(({ automakers }) => automakers.find((one) => one.id === id)!);
    return { label: nameOf('line', each[0]!.title, voice), each };
  });
  const names = results.scenarios.map(({ title }) => nameOf('scenario', title, voice));
  const heading = voice.say('who.heading');
  const most = rows[0]!.each.map(
    ({ haltProbability }, i) => `${names[i]} ${voice.percent(haltProbability.value)}`,
  );
  return [
    {
      id: 'who',
      heading,
      text: [voice.say('who.intro', { days: results.horizonDays })],
      picture: () =>
        exposureChart({
          words: { title: heading, description: `${rows[0]!.label}: ${most.join(', ')}.` },
          scenarios: telling.looks.map((look, i) => ({ ...look, label: names[i]! })),
          rows: rows.map(({ label, each }) => ({
            label,
            chances: each.map(({ haltProbability }) => haltProbability.value),
          })),
          percent: voice.percent,
        }),
      table: {
        caption: heading,
        head: [voice.say('line'), ...names],
        rows: rows.map(({ label, each }) => [
          label,
          ...each.map(({ haltProbability }) => chanceText(haltProbability, voice)),
        ]),
      },
    },
  ];
}
