import type { Element } from '../../elements.ts';
import { iconArray } from '../charts/icon-array.ts';
import type { Card } from './document.ts';
import { type planningRange, rangeText, type Telling } from './facts.ts';
import { ifClause, nameOf, sentence, within } from './names.ts';

/** Returns the answer in one sentence: the second mildest scenario, and the harshest if there are three. */
export function headline({ results, voice, focus }: Telling): string {
  const worst = results.scenarios.at(-1)!;
  const first = {
    if: ifClause(focus.title, voice),
    n: voice.perHundred(focus.haltProbability.value),
    range: rangeText(focus.haltProbability, voice),
  };
  if (worst === focus) return voice.say('headline.one', first);
  return voice.say('headline.two', {
    ...first,
    other: within(ifClause(worst.title, voice)),
    m: voice.perHundred(worst.haltProbability.value),
    otherRange: rangeText(worst.haltProbability, voice),
  });
}

/** Returns the sentences below the headline. */
export function lede({ results, voice, focus, line }: Telling): string[] {
  const [mildest] = results.scenarios;
  const [binding] = Object.entries(focus.bindingElements);
  const { parameters } = results;
  return [
    voice.say('lede.licence'),
    ...(mildest === focus
      ? []
      : [
          voice.say('lede.mild', {
            if: ifClause(mildest!.title, voice),
            line,
            days: results.horizonDays,
            n: voice.perHundred(mildest!.haltProbability.value),
            range: rangeText(mildest!.haltProbability, voice),
          }),
        ]),
    ...(binding
      ? [
          voice.say('lede.binding', {
            if: ifClause(focus.title, voice),
            element: voice.element(binding[0] as Element),
            n: voice.perHundred(binding[1]!.value),
          }),
        ]
      : []),
    parameters && focus.haltProbability.knowledge
      ? voice.say('lede.knowledge', { count: parameters.count })
      : voice.say('lede.intervals'),
  ];
}

/** Returns a card for each scenario, with its hundred futures. */
export function cards({ results, voice, looks }: Telling): Card[] {
  return results.scenarios.map(({ title, haltProbability, medianFirstHaltDay }, i) => {
    const name = nameOf('scenario', title, voice);
    const n = voice.perHundred(haltProbability.value);
    const alt = voice.say('icon.alt', { title: name, n });
    const median = medianFirstHaltDay && voice.dateOf(results.start, medianFirstHaltDay.value);
    return {
      title: name,
      color: looks[i]!.color,
      number: n,
      unit: voice.say('card.of'),
      details: [
        sentence(spreadText(haltProbability, voice)),
        ...(median ? [sentence(voice.say('card.median', { date: median }))] : []),
      ],
      picture: () => {
        const filled = Math.round(100 * haltProbability.value);
        return iconArray({ title: alt, description: `${alt}.` }, filled, looks[i]!.color);
      },
    };
  });
}

function spreadText(estimate: Parameters<typeof planningRange>[0], voice: Telling['voice']): string {
  const interval = voice.percentRange(estimate.interval);
  if (estimate.knowledge === undefined) return voice.say('card.interval', { interval });
  return voice.say('card.both', { interval, knowledge: voice.percentRange(estimate.knowledge) });
}
