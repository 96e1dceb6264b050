import type { Distribution } from '../distribution.ts';
import { ELEMENTS } from '../elements.ts';
import type { Model, PolicyModel } from '../model/model.ts';
import { samplerOf } from '../random/sampler-of.ts';
import { paceAddress } from '../sampling/pace.ts';
import { FASTEST_RATE } from '../scenario/limits.ts';

/** The name under which an entity's stream is opened. */
export type Address = string;

/** Returns the addresses of the scenario's uncertain numbers. */
export function uncertainScalars(model: Model): Address[] {
  const { market, policies, pace } = model;
  const numbers: [Address, Distribution][] = [
    ['miningShare', market.miningShare],
    ...ELEMENTS.map((e): [Address, Distribution] => [`separatedInChina/${e}`, market.separatedInChina[e]]),
    ['rampPerMonth', market.rampPerMonth],
    ['rampCap', market.rampCap],
    ['thriftAfterDays', market.thriftAfterDays],
    ['thriftPerMonth', market.thriftPerMonth],
    ['thriftCap', market.thriftCap],
  ];
  const paces = policies.map(({ id }): [Address, Distribution] => [paceAddress(id), pace]);
  const rates = policies.flatMap(({ id, jumps }) =>
    jumps.flatMap((row, from) =>
      row.map(({ to, ratePerYear }): [Address, Distribution] => [
        rateAddress(model, id, from, to),
        ratePerYear,
      ]),
    ),
  );
  return [...numbers.map(([name, d]): [Address, Distribution] => [`market/${name}`, d]), ...rates, ...paces]
    .filter(([, distribution]) => typeof distribution !== 'number')
    .map(([address]) => address);
}

/** Returns the address of the rate of a policy's jumps between two regimes. */
export function rateAddress({ regimes }: Model, policy: string, from: number, to: number): Address {
  return `policy/${policy}/rate/${regimes[from]!.name}/${regimes[to]!.name}`;
}

/** Returns the rates of a policy, uncertain ones at their median. */
export function medianRates({ jumps }: PolicyModel): number[][] {
  return jumps.map((row) =>
    row.map(({ ratePerYear }) => Math.min(FASTEST_RATE, samplerOf(ratePerYear).quantile(0.5))),
  );
}

/** Returns whether any rate of a policy is uncertain. */
export function hasUncertainRates({ jumps }: PolicyModel): boolean {
  return jumps.some((row) => row.some(({ ratePerYear }) => typeof ratePerYear !== 'number'));
}
