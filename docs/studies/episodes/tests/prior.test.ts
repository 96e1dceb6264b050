import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../../src/analysis/episodes/channel.ts';
import { fitGoods } from '../../../../src/analysis/episodes/fit-goods.ts';
import { episodes } from '../../../../src/history/index.ts';
import { markParsed } from '../../../../src/history/parsed.ts';
import { checkByChains } from '../chains.ts';
import { CONTROLS, CUT_OFF, OPTIONS } from '../goods.ts';
import { type EpisodePrior, earlierGoods, episodePrior, priorText } from '../prior.ts';

const file = new URL('../../../../scenarios/history/episode-prior.json', import.meta.url);
const text = readFileSync(file, 'utf8');
const committed = JSON.parse(text) as EpisodePrior;
const SMALL = { ...OPTIONS, settings: 96, trials: 3 };

describe('the prior from episodes', () => {
  it('uses goods under control before April 2025 alone, and months published by 30 June', () => {
    const used = Object.entries(committed.learnedFrom);
    expect(used.map(([id]) => id)).toEqual(['gallium', 'germanium', 'graphite', 'antimony']);
    for (const [id, months] of used) {
      expect(episodes.goods[id]!.inForce.value < CONTROLS).toBe(true);
      for (const month of months) {
        expect(episodes.goods[id]!.months[month]!.publishedOn <= CUT_OFF, `${id} ${month}`).toBe(true);
      }
    }
  });

  it('does not see what was published later: other later numbers leave it as it is', () => {
    const changed = markParsed(structuredClone(episodes)) as unknown as {
      goods: Record<string, { months: Record<string, { value: number; publishedOn: string }> }>;
    };
    for (const { months } of Object.values(changed.goods)) {
      for (const figure of Object.values(months)) if (figure.publishedOn > CUT_OFF) figure.value = 77;
    }
    for (const id of ['dysprosium', 'terbium']) {
      for (const figure of Object.values(changed.goods[id]!.months)) figure.value = 77;
    }
    expect(episodePrior(changed as unknown as typeof episodes, SMALL)).toEqual(episodePrior(episodes, SMALL));
  });

  it('has the stated options, all parameters and their quantiles in the committed file', () => {
    const { settings, trials, seed } = OPTIONS;
    expect(committed.options).toEqual({ settings, trials, seed });
    expect(Object.keys(committed.draws)).toEqual(PARAMETERS);
    for (const name of PARAMETERS) {
      const sorted = [...committed.draws[name]].sort((a, b) => a - b);
      const quantiles = [0.05, 0.25, 0.5, 0.75, 0.95].map((p) => sorted[Math.floor(p * sorted.length)]);
      expect(committed.parameters[name].quantiles, name).toEqual(quantiles);
    }
    expect(priorText(committed)).toBe(text);
  });

  it('is near the committed one with far fewer settings', () => {
    const small = episodePrior(episodes, SMALL);
    for (const name of PARAMETERS) {
      const [few, many] = [small.parameters[name], committed.parameters[name]];
      expect(Math.abs(few.mean - many.mean), name).toBeLessThan(0.5 * many.sd);
    }
  });

  it('is that of Markov chains on the same hierarchy', () => {
    const goods = earlierGoods(episodes);
    const { rHat, difference } = checkByChains(fitGoods(goods, SMALL), goods);
    expect(rHat).toBeLessThan(1.02);
    expect(difference).toBeLessThan(0.2);
  });
});
