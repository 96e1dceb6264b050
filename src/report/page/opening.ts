import type { ReportEstimate } from '../../analysis/report/results.ts';
import type { Element } from '../../elements.ts';
import { iconArray } from '../charts/icon-array.ts';
import { COLOR } from '../charts/theme.ts';
import type { Card } from './document.ts';
import { rangeText, type Telling } from './facts.ts';
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

/** Returns a card for each scenario, with its hundred futures, and one for all of them by their weights. */
export function cards(telling: Telling): Card[] {
  const { results, voice, looks } = telling;
  const alone = results.scenarios.map(({ title, haltProbability, medianFirstHaltDay }, i) => {
    const median = medianFirstHaltDay && voice.dateOf(results.start, medianFirstHaltDay.value);
    return cardOf(nameOf('scenario', title, voice), haltProbability, looks[i]!.color, voice, [
      sentence(spreadText(haltProbability, voice)),
      ...(median ? [sentence(voice.say('card.median', { date: median }))] : []),
    ]);
  });
  return [...alone, ...weightedCard(telling)];
}

function weightedCard({ results, voice }: Telling): Card[] {
  const { weighted, scenarios } = results;
  if (weighted === undefined) return [];
  const parts = scenarios.map(({ name, title }) =>
    voice.say('weighted.part', {
      title: nameOf('scenario', title, voice),
      percent: voice.percent(weighted.weights[name]!),
    }),
  );
  const { haltProbability } = weighted;
  const details = [sentence(spreadText(haltProbability, voice)), sentence(parts.join(', '))];
  return [cardOf(voice.say('weighted.title'), haltProbability, COLOR.ink, voice, details)];
}

function cardOf(
  title: string,
  { value }: ReportEstimate,
  color: string,
  voice: Telling['voice'],
  details: readonly string[],
): Card {
  const n = voice.perHundred(value);
  const alt = voice.say('icon.alt', { title, n });
  return {
    ...{ title, color, number: n, unit: voice.say('card.of'), details },
    picture: () => iconArray({ title: alt, description: `${alt}.` }, Math.round(100 * value), color),
  };
}

function spreadText(estimate: ReportEstimate, voice: Telling['voice']): string {
  const interval = voice.percentRange(estimate.interval);
  if (estimate.knowledge === undefined) return voice.say('card.interval', { interval });
  return voice.say('card.both', { interval, knowledge: voice.percentRange(estimate.knowledge) });
}
