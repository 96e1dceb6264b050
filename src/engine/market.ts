import type { Distribution } from '../distribution.ts';
import { ELEMENTS, type Element } from '../elements.ts';
import type { Model } from '../model/types.ts';
import type { MarketWeather } from '../model/weather.ts';
import { PART, type Stream } from '../random/stream.ts';
import { variate } from '../random/variate.ts';
import { ifSeparatedMatters, ifUncertain, type Open } from './stratify.ts';

/** Deals the uncertain numbers of the market. */
export interface MarketDealer {
  /** Of the trial last dealt. */
  readonly weather: MarketWeather;
  deal(trial: number): void;
}

/*
 * Not numbers from the first on keep room for a number, so that drawing one costs no memory; classes, as an object literal would share its hidden
 * shape with every other that has the same keys.
 */

class DrawnShares implements Record<Element, number> {
  Sc: number = Number.NaN;
  Y: number = Number.NaN;
  Sm: number = Number.NaN;
  Gd: number = Number.NaN;
  Tb: number = Number.NaN;
  Dy: number = Number.NaN;
  Lu: number = Number.NaN;
}

class DrawnMarket implements MarketWeather {
  readonly licensedShare: DrawnShares = new DrawnShares();
  rampPerMonth: number = Number.NaN;
  rampCap: number = Number.NaN;
  thriftAfterDays: number = Number.NaN;
  thriftPerMonth: number = Number.NaN;
  thriftCap: number = Number.NaN;
}

/** The numbers behind the elements' shares, in the order in which they are drawn. */
const OTHERS = ['rampPerMonth', 'rampCap', 'thriftAfterDays', 'thriftPerMonth', 'thriftCap'] as const;
const FIRST_ELEMENT = 1;
const FIRST_OTHER = FIRST_ELEMENT + ELEMENTS.length;

export function marketDealer(model: Model, open: Open): MarketDealer {
  const { market } = model;
  const draws = new Float64Array(FIRST_OTHER + OTHERS.length);
  const licensed = new Float64Array(ELEMENTS.length);
  const number = (i: number, path: string, law: Distribution, matters = ifUncertain(law)) =>
    numberDealer(law, open(`market/${path}`, matters), draws, i, matters.length > 0);
  const numbers = [
    number(0, 'miningShare', market.miningShare),
    ...ELEMENTS.map((element, e) =>
      number(
        FIRST_ELEMENT + e,
        `separatedInChina/${element}`,
        market.separatedInChina[element],
        ifSeparatedMatters(model, element),
      ),
    ),
    ...OTHERS.map((name, i) => number(FIRST_OTHER + i, name, market[name])),
  ];
  const weather = new DrawnMarket();
  const isMined = market.stage === 'mining';
  const deal = (trial: number): void => {
    for (let i = 0; i < numbers.length; i++) numbers[i]!(trial);
    const mined = draws[0]!;
    for (let e = 0; e < licensed.length; e++) {
      licensed[e] = isMined ? mined : 1 - (1 - mined) * (1 - draws[FIRST_ELEMENT + e]!);
    }
    fillShares(weather.licensedShare, licensed);
    weather.rampPerMonth = draws[FIRST_OTHER]!;
    weather.rampCap = draws[FIRST_OTHER + 1]!;
    weather.thriftAfterDays = draws[FIRST_OTHER + 2]!;
    weather.thriftPerMonth = draws[FIRST_OTHER + 3]!;
    weather.thriftCap = draws[FIRST_OTHER + 4]!;
  };
  return { weather, deal };
}

/** Draws one number into its place. One that is certain, or that nothing depends on, stands there once and for all, at its median. */
function numberDealer(
  law: Distribution,
  stream: Stream,
  draws: Float64Array,
  i: number,
  matters: boolean,
): (trial: number) => void {
  const variable = variate(law);
  if (!matters) {
    draws[i] = variable.quantile(0.5);
    return () => {};
  }
  return (trial) => {
    stream.draw(PART.uniform, trial, 0, draws, i);
    variable.draw(draws, i);
  };
}

/** Key by key: a variable key would cost memory in every trial. */
function fillShares(shares: DrawnShares, licensed: Float64Array): void {
  shares.Sc = licensed[0]!;
  shares.Y = licensed[1]!;
  shares.Sm = licensed[2]!;
  shares.Gd = licensed[3]!;
  shares.Tb = licensed[4]!;
  shares.Dy = licensed[5]!;
  shares.Lu = licensed[6]!;
}
