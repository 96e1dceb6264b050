import { checkObject } from '../../check.ts';
import { describe, rangeError } from '../../errors.ts';

/** Largest number that is taken: products of three stay finite. */
const MOST = 1e15;

/** A site that may fail. */
export interface ExposedSite {
  /** Units that the site supplies in a period; the sites supply all products alike. */
  readonly capacity: number;
  /** Periods from the failure until the site supplies again. */
  readonly timeToRecover: number;
}

/** A product that the sites supply. */
export interface ExposedProduct {
  /** Units sold in a period. */
  readonly demand: number;
  /** Units on hand when a site fails. */
  readonly inventory: number;
  /** Loss for each unit that is not sold. */
  readonly lossPerUnit: number;
}

/** What the failure of one site costs, whatever its cause. */
export interface SiteExposure {
  readonly site: string;
  /** Periods for which demand is met without the site; Infinity when it is for ever. */
  readonly timeToSurvive: number;
  /** Least loss until the site has recovered. */
  readonly exposure: number;
  /** Units lost, by product, under the least loss. */
  readonly lost: Readonly<Record<string, number>>;
}

/**
 * Returns for each site how long demand is met without it, and what its failure costs: the largest loss
 * first.
 *
 * This is the risk-exposure method for one tier of sites, each of which can supply every product
 * (Simchi-Levi et al., Interfaces 45, 2015). It needs no chance of a failure: the time to survive and the
 * time to recover say which site matters. Scarce units go to the products that lose most. Sites that
 * supply some products only need a linear program, which this function is not.
 *
 * @throws {TypeError | RangeError} for no site or product, or a number below 0 or above 10¹⁵.
 * @example
 * ```ts
 * import { riskExposure } from 'rare-earth-risk';
 *
 * const sites = { oxide: { capacity: 30, timeToRecover: 3 }, metal: { capacity: 70, timeToRecover: 1 } };
 * const products = { motor: { demand: 100, inventory: 45, lossPerUnit: 50 } };
 * const [first] = riskExposure(sites, products);
 * console.log(first!.site, first!.timeToSurvive, first!.exposure); // oxide 1.5 2250
 * ```
 */
export function riskExposure(
  sites: Readonly<Record<string, ExposedSite>>,
  products: Readonly<Record<string, ExposedProduct>>,
): SiteExposure[] {
  check('sites', sites, ['capacity', 'timeToRecover']);
  check('products', products, ['demand', 'inventory', 'lossPerUnit']);
  const whole = Object.values(sites).reduce((sum, { capacity }) => sum + capacity, 0);
  const exposed = Object.entries(sites).map(([site, { capacity, timeToRecover }]): SiteExposure => {
    const left = whole - capacity;
    const lost = unitsLost(products, left, timeToRecover);
    const exposure = Object.entries(lost).reduce((sum, [id, n]) => sum + n * products[id]!.lossPerUnit, 0);
    return { site, timeToSurvive: survival(Object.values(products), left), exposure, lost };
  });
  return exposed.sort((a, b) => b.exposure - a.exposure || a.timeToSurvive - b.timeToSurvive);
}

/**
 * Returns the time t up to which supply covers what inventories do not: Σ max(0, demand · t − inventory) ≤
 * capacity · t. The products run out of inventory one after the other, which gives the pieces of the sum.
 */
function survival(products: readonly ExposedProduct[], capacity: number): number {
  const inOrder = products
    .filter(({ demand }) => demand > 0)
    .sort((a, b) => a.inventory / a.demand - b.inventory / b.demand);
  let [demand, inventory] = [0, 0];
  for (const [i, product] of inOrder.entries()) {
    demand += product.demand;
    inventory += product.inventory;
    const next = inOrder[i + 1];
    const until = next ? next.inventory / next.demand : Number.POSITIVE_INFINITY;
    const end = demand > capacity ? inventory / (demand - capacity) : Number.POSITIVE_INFINITY;
    if (end <= until) return end;
  }
  return Number.POSITIVE_INFINITY;
}

/** Returns the units lost by product until the recovery: those of the least loss a unit first. */
function unitsLost(
  products: Readonly<Record<string, ExposedProduct>>,
  capacity: number,
  time: number,
): Record<string, number> {
  const short = ({ demand, inventory }: ExposedProduct): number => Math.max(0, demand * time - inventory);
  const needed = Object.values(products).reduce((sum, product) => sum + short(product), 0);
  let rest = Math.max(0, needed - capacity * time);
  const lost = Object.entries(products)
    .sort(([, a], [, b]) => a.lossPerUnit - b.lossPerUnit)
    .map(([id, product]) => {
      const units = Math.min(rest, short(product));
      rest -= units;
      return [id, units] as const;
    });
  return Object.fromEntries(lost);
}

function check(name: string, items: Readonly<Record<string, object>>, keys: readonly string[]): void {
  checkObject(name, items);
  if (Object.keys(items).length === 0) throw rangeError(`Expected ${name} to have at least one, got none`);
  for (const [id, item] of Object.entries(items)) {
    checkObject(`${name}.${id}`, item);
    for (const key of keys) {
      const value = (item as Readonly<Record<string, unknown>>)[key];
      if (typeof value === 'number' && value >= 0 && value <= MOST) continue;
      throw rangeError(`Expected ${name}.${id}.${key} to be a number from 0 to 1e15, got ${describe(value)}`);
    }
  }
}
