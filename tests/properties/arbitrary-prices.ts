import fc from 'fast-check';
import { ELEMENTS } from '../../src/index.ts';
import { arbitraryScenario, type Raw } from './arbitraries.ts';
import { between } from './arbitrary-number.ts';
import { amendAutomakers } from './edit-scenario.ts';

const share = fc.oneof(fc.constantFrom(0, 1), between(0, 1));
const usd = (most: number): fc.Arbitrary<number> => fc.oneof(fc.constant(0), between(0, most));

const common = {
  marginPerVehicle: usd(5000),
  catchUpShare: share,
  perHalt: usd(1e7),
  perRestart: usd(1e6),
  airPerDay: usd(1e5),
};

const prices: fc.Arbitrary<Raw> = fc.record(
  {
    goodsPerKg: fc.dictionary(
      fc.constantFrom(...ELEMENTS),
      fc.record({ oxide: usd(3000), magnet: usd(3000) }),
      {
        minKeys: 1,
      },
    ),
    heldAs: fc.constantFrom('oxide', 'magnet'),
    capitalPerYear: between(0, 1),
    storagePerYear: between(0, 1),
    obsolescencePerYear: between(0, 1),
    ...common,
  },
  { requiredKeys: ['goodsPerKg'] },
);

/** Scenario data with prices: of goods, of halts, of flights, some of single automakers and lanes. */
export const pricedScenario: fc.Arbitrary<Raw> = fc
  .tuple(arbitraryScenario, prices, fc.record(common, { requiredKeys: [] }), usd(1e6))
  .map(([raw, all, own, pricePerDay]) => ({
    ...amendAutomakers(raw, (automaker, id) =>
      id === 'alpha'
        ? { ...automaker, prices: own, lanes: priced(automaker.lanes as Raw, pricePerDay) }
        : automaker,
    ),
    prices: all,
  }));

function priced(lanes: Raw, pricePerDay: number): Raw {
  return Object.fromEntries(
    Object.entries(lanes).map(([id, lane], l) => [id, l === 0 ? { ...(lane as Raw), pricePerDay } : lane]),
  );
}
