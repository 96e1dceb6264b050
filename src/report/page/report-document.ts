import type { ReportResults } from '../../analysis/report/results.ts';
import { decisionsOf } from './decisions.ts';
import type { ReportDocument } from './document.ts';
import { tellingOf } from './facts.ts';
import type { ReportLanguage } from './language/sentences.ts';
import { cards, headline, lede } from './opening.ts';
import { coverSection } from './sections/cover.ts';
import { elementSection } from './sections/element.ts';
import { inputsSection } from './sections/inputs.ts';
import { luckSection, notSection, restsSection } from './sections/limits.ts';
import { measuresSection } from './sections/measures.ts';
import { moneySection } from './sections/money.ts';
import { stockSection } from './sections/stock.ts';
import { whenSection } from './sections/when.ts';
import { whoSection } from './sections/who.ts';
import { voiceOf } from './voice.ts';

/** Returns the report in a language, part by part. */
export function reportDocument(results: ReportResults, language: ReportLanguage): ReportDocument {
  const voice = voiceOf(language);
  const telling = tellingOf(results, voice);
  const { say } = voice;
  const { start, horizonDays, options, version, scenarios } = results;
  const about = {
    line: telling.line,
    from: voice.date(start),
    to: voice.dateOf(start, horizonDays),
  };
  const runs = scenarios.map(({ name, id }) => `${name} ${id.slice(0, 8)}`).join(', ');
  return {
    language,
    title: say('title', about),
    kicker: say('kicker', about),
    headline: headline(telling),
    lede: lede(telling),
    notice: results.notice,
    cards: cards(telling),
    cardNote: say(results.weighted === undefined ? 'card.note' : 'card.note.weighted'),
    cardLegend: say('card.picture'),
    decisions: {
      heading: say('decide.heading'),
      items: decisionsOf(telling),
      basis: say('decide.basis'),
    },
    sections: [
      whenSection(telling),
      ...whoSection(telling),
      ...elementSection(telling),
      coverSection(telling),
      stockSection(telling),
      measuresSection(telling),
      ...inputsSection(telling),
      ...moneySection(telling),
      ...luckSection(telling),
      restsSection(telling),
      notSection(telling),
    ],
    again: { heading: say('again.heading'), command: commandText(version, results.command) },
    footer: say('footer', { version, trials: voice.number(options.trials), seed: options.seed, runs }),
    fileNote: say('footer.file'),
    tableSummary: say('table.summary'),
  };
}

/** Returns the command as a shell takes it. */
function commandText(version: string, words: readonly string[]): string {
  const quoted = words.map((word) =>
    /^[\w./=:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`,
  );
  return [`npx rare-earth-risk@${version}`, ...quoted].join(' ');
}
