import { entityIds } from '../sources.ts';
import type { Automaker, Lane, Prices, Scenario } from '../types.ts';
import { type ScenarioWarning, warnIf } from './warning.ts';

/** Returns warnings of prices that can have no effect, and of stock that has none. */
export function priceWarnings(scenario: Scenario): ScenarioWarning[] {
  const { prices } = scenario;
  const lanes = lanesOf(scenario);
  if (prices === undefined) return idleWithoutPrices(scenario, lanes);
  const rate = prices.capitalPerYear + prices.storagePerYear + prices.obsolescencePerYear;
  return [
    ...(rate === 0 ? idleValues(prices, lanes) : lanes.flatMap((lane) => laneWarnings(prices, lane))),
    ...(rate > 0 ? idleElements(prices, lanes) : []),
    ...lossWarnings(scenario, prices),
  ];
}

interface PricedLane {
  readonly path: string;
  readonly element: string;
  readonly lane: Lane;
  readonly automaker: Automaker;
}

function lanesOf({ automakers }: Scenario): PricedLane[] {
  return entityIds(automakers).flatMap((id) => {
    const automaker = automakers[id]!;
    return entityIds(automaker.lanes).map((element) => ({
      path: `automakers.${id}.lanes.${element}`,
      element,
      lane: automaker.lanes[element as 'Dy']!,
      automaker,
    }));
  });
}

const NO_PRICES = 'has no effect: the scenario has no prices';

function idleWithoutPrices({ automakers }: Scenario, lanes: readonly PricedLane[]): ScenarioWarning[] {
  return [
    ...entityIds(automakers).flatMap((id) =>
      warnIf(automakers[id]!.prices !== undefined, `automakers.${id}.prices`, NO_PRICES),
    ),
    ...lanes.flatMap(({ path, lane }) =>
      warnIf(lane.pricePerDay !== undefined, `${path}.pricePerDay`, NO_PRICES),
    ),
  ];
}

/** Returns warnings of values of stock, which cost nothing without a rate. */
function idleValues({ goodsPerKg }: Prices, lanes: readonly PricedLane[]): ScenarioWarning[] {
  const noRate =
    'has no effect: capitalPerYear, storagePerYear and obsolescencePerYear are 0, so stock costs nothing';
  return [
    ...warnIf(entityIds(goodsPerKg).length > 0, 'prices.goodsPerKg', noRate),
    ...lanes.flatMap(({ path, lane }) =>
      warnIf(lane.pricePerDay !== undefined, `${path}.pricePerDay`, noRate),
    ),
  ];
}

function laneWarnings(prices: Prices, { path, element, lane, automaker }: PricedLane): ScenarioWarning[] {
  const { essential, pricePerDay, gramsPerVehicle } = lane;
  if (!essential) {
    const idle = 'has no effect: the lane is not essential, and only stock that can stop the line is priced';
    return warnIf(pricePerDay !== undefined, `${path}.pricePerDay`, idle);
  }
  if (pricePerDay !== undefined) return [];
  const stage = automaker.prices?.heldAs ?? prices.heldAs;
  const isPriced = Object.hasOwn(prices.goodsPerKg[element as 'Dy'] ?? {}, stage);
  const missing = isPriced ? 'gramsPerVehicle' : `prices.goodsPerKg.${element}.${stage}`;
  return warnIf(
    !isPriced || gramsPerVehicle === undefined,
    path,
    `has no price, so its stock costs nothing: ${missing} is missing, or pricePerDay`,
  );
}

/** Returns warnings of elements with a price that no lane has whose stock is priced by mass. */
function idleElements({ goodsPerKg }: Prices, lanes: readonly PricedLane[]): ScenarioWarning[] {
  const used = lanes.filter(({ lane }) => lane.essential && lane.pricePerDay === undefined);
  return entityIds(goodsPerKg).flatMap((element) =>
    warnIf(
      !used.some((lane) => lane.element === element),
      `prices.goodsPerKg.${element}`,
      'has no effect: no essential lane of it is priced by mass',
    ),
  );
}

function lossWarnings({ automakers }: Scenario, prices: Prices): ScenarioWarning[] {
  const all = entityIds(automakers).map((id) => ({
    automaker: automakers[id]!,
    path: `automakers.${id}.prices`,
  }));
  const isLost = all.some(
    ({ automaker }) => (automaker.prices?.marginPerVehicle ?? prices.marginPerVehicle) > 0,
  );
  const flies = ({ expediteBelowDays }: Automaker): boolean => expediteBelowDays > 0;
  const noMargin = 'has no effect: marginPerVehicle is 0';
  const noFlight = 'has no effect: expediteBelowDays is 0, so nothing flies';
  return [
    ...warnIf(prices.catchUpShare > 0 && !isLost, 'prices.catchUpShare', noMargin),
    ...warnIf(
      prices.airPerDay > 0 && !all.some(({ automaker }) => flies(automaker)),
      'prices.airPerDay',
      noFlight,
    ),
    ...all.flatMap(({ automaker, path }) => {
      const margin = automaker.prices?.marginPerVehicle ?? prices.marginPerVehicle;
      const { catchUpShare = 0, airPerDay = 0 } = automaker.prices ?? {};
      return [
        ...warnIf(catchUpShare > 0 && margin === 0, `${path}.catchUpShare`, noMargin),
        ...warnIf(airPerDay > 0 && !flies(automaker), `${path}.airPerDay`, noFlight),
      ];
    }),
  ];
}
