import type { Scenario } from '../../scenario/types.ts';

/**
 * Checks that a scenario has prices.
 *
 * @throws {RangeError} where it has none, as no outcome is then in money.
 */
export function requirePrices(path: string, { name, prices }: Scenario): void {
  if (prices !== undefined) return;
  throw new RangeError(
    `Expected ${path} to have prices, got none in ${name}; its key prices says what stock, halts and flights cost`,
  );
}
