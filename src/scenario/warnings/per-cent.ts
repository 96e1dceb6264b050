import type { Distribution } from '../../distribution.ts';
import { meanOf } from '../../random/distribution-mean.ts';
import { isObject, type Json } from '../patch.ts';
import { entityIds } from '../sources.ts';
import { join } from '../structure.ts';
import type { Scenario } from '../types.ts';
import { type ScenarioWarning, warnIf } from './warning.ts';

/** Factors from which a ratio is rather per cent. */
const LEAST_PER_CENT = 10;

/** Returns warnings of numbers that are allowed and look like per cent. */
export function perCentWarnings(scenario: Scenario): ScenarioWarning[] {
  const { policy, desk, market } = scenario;
  const ratio = (path: string, value: number): ScenarioWarning[] =>
    warnIf(value >= LEAST_PER_CENT, path, `is ${value} times normal; ${value} % is ${value / 100}`);
  const aMonth = (key: 'rampPerMonth' | 'thriftPerMonth'): ScenarioWarning[] => {
    const mean = meanOf(market[key]);
    const text = `is ${shown(mean)}, all of it within a month; ${shown(mean)} % is ${shown(mean / 100)}`;
    return warnIf(mean >= 1, `market.${key}`, text);
  };
  return [
    ...entityIds(policy.regimes).flatMap((name) => [
      ...ratio(`policy.regimes.${name}.speed`, policy.regimes[name]!.speed),
      ...ratio(`policy.regimes.${name}.inflow`, policy.regimes[name]!.inflow),
    ]),
    ...ratio('desk.pace', shown(meanOf(desk.pace as Distribution))),
    ...aMonth('rampPerMonth'),
    ...aMonth('thriftPerMonth'),
    ...mixedWeights(scenario as unknown as Json),
  ];
}

function shown(value: number): number {
  return Number(value.toPrecision(3));
}

/** Returns a warning for each discrete distribution whose weights are some per cent and some shares. */
function mixedWeights(data: Json | undefined, path = ''): ScenarioWarning[] {
  if (Array.isArray(data)) return data.flatMap((item, i) => mixedWeights(item, join(path, i)));
  if (!isObject(data)) return [];
  const weights = Array.isArray(data.weights) && Array.isArray(data.values) ? (data.weights as number[]) : [];
  const isMixed = weights.some((w) => w >= LEAST_PER_CENT) && weights.some((w) => w > 0 && w < 1);
  return [
    ...warnIf(isMixed, `${path}.weights`, 'has shares beside numbers that look like per cent'),
    ...Object.keys(data).flatMap((key) => mixedWeights(data[key], join(path, key))),
  ];
}
