// Variants of the reference workload.

import type { Scenario, ScenarioPatch } from '../../src/index.ts';
import { referenceWorkload } from '../loop/parameters.ts';
import { built } from '../timing/built.ts';

export const reference: Scenario = built.parseScenario(referenceWorkload());

const firm = reference.automakers['us-volume']!;

/** Returns a scenario with several equal automakers of seven lanes each. */
export function automakers(count: number): Scenario {
  const automakers = Object.fromEntries(Array.from({ length: count }, (_, i) => [`firm-${i + 1}`, firm]));
  return built.parseScenario({ ...reference, automakers });
}

/** Returns a scenario with one automaker that has only chains of dysprosium. */
export function chains(count: number): Scenario {
  const lanes = { Dy: { ...firm.lanes.Dy!, chains: count } };
  return built.parseScenario({ ...reference, automakers: { 'us-volume': { ...firm, lanes } } });
}

/** Returns the reference workload with another order cycle. */
export function cycle(cycleDays: number, base: Scenario = reference): Scenario {
  const ids = Object.keys(base.automakers).filter((id) => id !== 'source');
  const automakers = Object.fromEntries(ids.map((id) => [id, { cycleDays }]));
  return built.override(base, { automakers });
}

/** Returns the reference workload with all policy rates, or those out of some regimes, multiplied. */
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
