import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { episodes } from '../../../../src/history/index.ts';
import { OPTIONS } from '../goods.ts';
import { episodePrior, priorText } from '../prior.ts';

it('the committed prior from episodes is what its seed gives', () => {
  const file = new URL('../../../../scenarios/history/episode-prior.json', import.meta.url);
  expect(priorText(episodePrior(episodes, OPTIONS))).toBe(readFileSync(file, 'utf8'));
});
