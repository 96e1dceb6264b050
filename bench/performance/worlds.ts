// The reference workload, more and less of it.

import type { Scenario, ScenarioPatch } from '../../src/index.ts';
import { referenceWorkload } from '../loop/parameters.ts';
import { built } from '../timing/built.ts';

export const reference: Scenario = built.parseScenario(referenceWorkload());

const firm = reference.automakers['us-volume']!;

/** So many automakers alike, seven lanes each. */
export function firms(count: number): Scenario {
  const automakers = Object.fromEntries(Array.from({ length: count }, (_, i) => [`firm-${i + 1}`, firm]));
  return built.parseScenario({ ...reference, automakers });
}

/** One automaker with so many chains of dysprosium and nothing else. */
export function chains(count: number): Scenario {
  const lanes = { Dy: { ...firm.lanes.Dy!, chains: count } };
  return built.parseScenario({ ...reference, automakers: { 'us-volume': { ...firm, lanes } } });
}

/** An order every so many days. */
export function cycle(cycleDays: number, base: Scenario = reference): Scenario {
  const ids = Object.keys(base.automakers).filter((id) => id !== 'source');
  const automakers = Object.fromEntries(ids.map((id) => [id, { cycleDays }]));
  return built.override(base, { automakers });
}

/** All rates of policy, or those out of some regimes, so many times as high. */
export function rates(factor: number, from?: string, base: Scenario = reference): Scenario {
  const { ratesPerYear } = base.policy;
  const row = (regime: string): object =>
    Object.fromEntries(
      Object.entries(ratesPerYear[regime]!).map(([to, rate]) => [to, (rate as number) * factor]),
    );
  const regimes = Object.keys(ratesPerYear).filter((regime) => regime === (from ?? regime));
  const changed = Object.fromEntries(regimes.map((regime) => [regime, row(regime)]));
  return built.override(base, { policy: { ratesPerYear: changed } } as ScenarioPatch);
}

export function horizon(horizonDays: number, base: Scenario = reference): Scenario {
  return built.override(base, { horizonDays });
}
