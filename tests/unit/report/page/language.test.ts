import { describe, expect, it } from 'vitest';
import { SENTENCES, type SentenceId } from '../../../../src/report/page/language/sentences.ts';

const ids = Object.keys(SENTENCES.en) as SentenceId[];

/** Returns the places of a sentence that are filled in, sorted. */
const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, key]) => key!).sort();

describe.each(Object.entries(SENTENCES))('The report in %s', (language, sentences) => {
  it('has every sentence and no other', () => {
    expect(Object.keys(sentences)).toEqual(ids);
    for (const id of ids) expect(sentences[id].trim(), id).toMatch(/\S/);
  });

  it('has the same places to fill in as in English', () => {
    for (const id of ids) {
      if (id === 'date') continue; // years, months and days stand in every language, in its own order
      expect(places(sentences[id]), id).toEqual(places(SENTENCES.en[id]));
    }
    expect(places(sentences.date)).toEqual(['day', 'month', 'year']);
  });

  it('has twelve months', () => {
    expect(sentences.months.split(' ')).toHaveLength(12);
  });

  it('has no sentence of another language left in it', () => {
    if (language === 'en') return;
    const same = ids.filter(
      (id) =>
        sentences[id] === SENTENCES.en[id] &&
        /[a-z]{4}.* .*[a-z]{4}/.test(sentences[id].replace(/\{\w+\}/g, '')),
    );
    expect(same).toEqual([]);
  });
});
