import type { Section } from '../document.ts';
import type { Telling } from '../facts.ts';
import { inputName } from '../input-names.ts';
import { settingText } from '../input-values.ts';
import { nameOf } from '../names.ts';

/** Chance and ignorance, in a sentence; none where nothing is unknown. */
export function luckSection({ results, voice, focus }: Telling): Section[] {
  const { ignorance } = results;
  if (ignorance === null) return [];
  const { knowledge } = focus.haltProbability;
  const numbers = { share: voice.percent(ignorance.value), interval: voice.percentRange(ignorance.interval) };
  const isMostlyChance = ignorance.interval[1] < 0.5;
  const scenario = nameOf('scenario', focus.title, voice);
  return [
    {
      id: 'ignorance',
      heading: voice.say('ignorance.heading'),
      text: [
        [
          voice.say(isMostlyChance ? 'ignorance.mostly' : 'ignorance.text', numbers),
          ...(knowledge
            ? [voice.say('ignorance.range', { range: voice.percentRange(knowledge), scenario })]
            : []),
        ].join(' '),
      ],
    },
  ];
}

/** Where the numbers come from, and those that move the answer most. */
export function restsSection({ results, voice }: Telling): Section {
  const { say } = voice;
  const { counts, rows } = results.evidence;
  const n = counts.source + counts.calibrated + counts.judgement + counts.none;
  return {
    id: 'rests',
    heading: say('rests.heading'),
    text: [say(counts.none === 0 ? 'rests.all' : 'rests.text', { n, ...counts })],
    ...(rows.length === 0
      ? {}
      : {
          tableIsOpen: true,
          table: {
            caption: say('rests.heading'),
            isProse: true,
            head: [say('inputs.input'), say('rests.value'), say('rests.from')],
            rows: rows.map(({ path, value, kind, source }) => [
              inputName(path, results.dates, voice),
              settingText(path, value, voice),
              `${say(`kind.${kind}`)}: ${source.replace(SAID, '')}`,
            ]),
          },
        }),
  };
}

/** What a source says itself of its kind. */
const SAID = /^(?:judgement|calibrated)[:,] */;

/** What the report leaves to the reader. */
export function notSection({ voice: { say } }: Telling): Section {
  return {
    id: 'not',
    heading: say('not.heading'),
    text: [],
    list: [say('not.likely'), say('not.firm'), say('not.market')],
  };
}
