import { episodes, observations, parseEpisodes, parseObservations } from '../../src/history/index.ts';
import {
  type Digest,
  digest,
  format,
  fromJSON,
  haltProbability,
  merge,
  mergeDigests,
  simulate,
  summarize,
  survivalCurve,
  toJSON,
} from '../../src/index.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { counts, run, small } from './fuzz/good-calls.ts';
import { mutate } from './fuzz/mutate.ts';
import { oddJson } from './fuzz/odd-values.ts';
import type { Random } from './fuzz/random.ts';
import { checkNumbers, checkRefusal, checkText, freezeDeep } from './fuzz/rules.ts';

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const sobol = simulate(small, { trials: 8, seed: 'fuzz', sampling: 'sobol' });
const rare = simulate(small, {
  trials: 8,
  seed: 'fuzz',
  rareEvents: { automaker: 'north', force: 'policy' },
});
const RUNS = [run, sobol, rare].map((one) => plain(toJSON(one)));
const DIGESTS = [counts, digest(sobol)].map(plain);

/** Returns stored data with one to three places changed. */
function odd(data: unknown, random: Random): unknown {
  let changed = data;
  for (let changes = 1 + random.below(3); changes > 0; changes--) changed = mutate(changed, random, oddJson);
  return freezeDeep(changed);
}

/** Checks what a call does with odd data: it returns, or refuses with sentences. */
function attempt(call: () => void): void {
  try {
    call();
  } catch (error) {
    if ((error as Error).message.startsWith('differs')) throw error;
    checkRefusal(error);
  }
}

fuzz('A stored run is read and is the same when stored again, or is refused', 5_000, (random) => {
  const data = odd(random.pick(RUNS), random);
  attempt(() => {
    const read = fromJSON(data);
    const text = JSON.stringify(toJSON(read));
    if (JSON.stringify(toJSON(fromJSON(JSON.parse(text)))) !== text)
      throw new Error(`differs when stored again: ${text}`);
    if (random.happens(0.1)) checkText(format(read));
    merge([read]);
  });
});

fuzz('A stored digest answers with numbers, or is refused', 5_000, (random) => {
  const data = odd(random.pick(DIGESTS), random) as Digest;
  attempt(() => {
    checkNumbers(haltProbability(data));
    const merged = mergeDigests([data]);
    if (random.happens(0.1)) {
      checkNumbers(survivalCurve(merged));
      checkText(format(merged));
      checkNumbers(summarize(merged).any);
    }
  });
});

const { gallium, 'rare-earths-japan-2010': japan } = episodes.goods;
const EPISODES = plain({ ...episodes, goods: { gallium, 'rare-earths-japan-2010': japan } });

fuzz('Episodes are read and are the same after JSON, or are refused', 4_000, (random) => {
  const data = odd(EPISODES, random);
  attempt(() => {
    const text = JSON.stringify(parseEpisodes(data));
    if (JSON.stringify(parseEpisodes(JSON.parse(text))) !== text)
      throw new Error(`differs after JSON: ${text}`);
  });
});

const OBSERVATIONS = plain(observations);

fuzz('Observations are read, or are refused', 120, (random) => {
  attempt(() => void parseObservations(odd(OBSERVATIONS, random)));
});
