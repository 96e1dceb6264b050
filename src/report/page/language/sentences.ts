import { DE } from './de.ts';
import { EN } from './en.ts';
import { FR } from './fr.ts';
import { JA } from './ja.ts';
import { ZH } from './zh.ts';

/** Id of a sentence. */
export type SentenceId = keyof typeof EN;

/** Every sentence of a report in one language. */
export type Sentences = Readonly<Record<SentenceId, string>>;

/** Languages of a report, by their BCP 47 tag. */
export type ReportLanguage = 'en' | 'de' | 'fr' | 'ja' | 'zh';

/** The one table of sentences. */
export const SENTENCES: Readonly<Record<ReportLanguage, Sentences>> = {
  en: EN,
  de: DE,
  fr: FR,
  ja: JA,
  zh: ZH,
};
