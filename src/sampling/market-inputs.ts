import type { Distribution } from '../distribution.ts';
import { ELEMENTS, type Element } from '../elements.ts';
import type { Model } from '../model/model.ts';
import type { MarketInputs } from '../model/sample-path.ts';
import { samplerOf } from '../random/sampler-of.ts';
import { type Stream, WORD } from '../random/stream.ts';
import { isUncertain, marketPlaces, separatedMatters } from './sobol-places.ts';
import type { OpenStream } from './sobol-streams.ts';

/** Samples the uncertain numbers of the market. */
export interface MarketSampler {
  /** Inputs of the current trial. */
  readonly inputs: MarketInputs;
  sample(trial: number): void;
}

/*
 * Fields start as NaN, not 0, so that V8 stores them as doubles and writing one allocates nothing. They
 * are classes, as object literals with the same keys would share their hidden class with objects
 * elsewhere.
 */

class ShareDraw implements Record<Element, number> {
  Sc: number = Number.NaN;
  Y: number = Number.NaN;
  Sm: number = Number.NaN;
  Gd: number = Number.NaN;
  Tb: number = Number.NaN;
  Dy: number = Number.NaN;
  Lu: number = Number.NaN;
}

class MarketDraw implements MarketInputs {
  readonly licensedShare: ShareDraw = new ShareDraw();
  rampPerMonth: number = Number.NaN;
  rampCap: number = Number.NaN;
  thriftAfterDays: number = Number.NaN;
  thriftPerMonth: number = Number.NaN;
  thriftCap: number = Number.NaN;
}

/** Numbers drawn after the elements' shares, in order. */
const OTHERS = ['rampPerMonth', 'rampCap', 'thriftAfterDays', 'thriftPerMonth', 'thriftCap'] as const;
const FIRST_ELEMENT = 1;
const FIRST_OTHER = FIRST_ELEMENT + ELEMENTS.length;

/** Returns a sampler of the market's numbers. */
export function marketSampler(model: Model, open: OpenStream): MarketSampler {
  const { market } = model;
  const draws = new Float64Array(FIRST_OTHER + OTHERS.length);
  const licensed = new Float64Array(ELEMENTS.length);
  const number = (i: number, path: string, law: Distribution, matters = isUncertain(law)) =>
    numberSampler(law, open(`market/${path}`, marketPlaces(i, law)), draws, i, matters);
  const numbers = [
    number(0, 'miningShare', market.miningShare),
    ...ELEMENTS.map((element, e) =>
      number(
        FIRST_ELEMENT + e,
        `separatedInChina/${element}`,
        market.separatedInChina[element],
        separatedMatters(model, element),
      ),
    ),
    ...OTHERS.map((name, i) => number(FIRST_OTHER + i, name, market[name])),
  ];
  const inputs = new MarketDraw();
  const isMined = market.stage === 'mining';
  const sample = (trial: number): void => {
    for (let i = 0; i < numbers.length; i++) numbers[i]!(trial);
    const mined = draws[0]!;
    for (let e = 0; e < licensed.length; e++) {
      licensed[e] = isMined ? mined : 1 - (1 - mined) * (1 - draws[FIRST_ELEMENT + e]!);
    }
    fillShares(inputs.licensedShare, licensed);
    inputs.rampPerMonth = draws[FIRST_OTHER]!;
    inputs.rampCap = draws[FIRST_OTHER + 1]!;
    inputs.thriftAfterDays = draws[FIRST_OTHER + 2]!;
    inputs.thriftPerMonth = draws[FIRST_OTHER + 3]!;
    inputs.thriftCap = draws[FIRST_OTHER + 4]!;
  };
  return { inputs, sample };
}

/**
 * Returns a function that draws a number into `draws[i]`. A number that is certain, or that nothing
 * depends on, is written once, at its median.
 */
function numberSampler(
  law: Distribution,
  stream: Stream,
  draws: Float64Array,
  i: number,
  matters: boolean,
): (trial: number) => void {
  const variable = samplerOf(law);
  if (!matters) {
    draws[i] = variable.quantile(0.5);
    return () => {};
  }
  return (trial) => {
    stream.draw(WORD.uniform, trial, 0, draws, i);
    variable.draw(draws, i);
  };
}

/** Writes the shares key by key: a variable key would allocate in every trial. */
function fillShares(shares: ShareDraw, licensed: Float64Array): void {
  shares.Sc = licensed[0]!;
  shares.Y = licensed[1]!;
  shares.Sm = licensed[2]!;
  shares.Gd = licensed[3]!;
  shares.Tb = licensed[4]!;
  shares.Dy = licensed[5]!;
  shares.Lu = licensed[6]!;
}
