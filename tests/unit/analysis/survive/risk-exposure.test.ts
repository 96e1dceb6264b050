import { expect, test } from 'vitest';
import { format, riskExposure, toCSV } from '../../../../src/index.ts';

const site = (capacity: number): { capacity: number; timeToRecover: number } => ({
  capacity,
  timeToRecover: 2,
});
const SITES = { S1: site(30), S2: site(45), S3: site(60) };
const PRODUCTS = {
  P1: { demand: 75, inventory: 20, lossPerUnit: 5000 },
  P2: { demand: 50, inventory: 25, lossPerUnit: 6500 },
};

test('riskExposure gives the open teaching case of Ford: times 2.25, 1.285714, 0.9 and losses 0, 125,000, 275,000', () => {
  const found = Object.fromEntries(riskExposure(SITES, PRODUCTS).map((one) => [one.site, one]));
  expect(found.S1!.timeToSurvive).toBeCloseTo(2.25, 12);
  expect(found.S2!.timeToSurvive).toBeCloseTo(9 / 7, 12);
  expect(found.S3!.timeToSurvive).toBeCloseTo(0.9, 12);
  expect([found.S1!.exposure, found.S2!.exposure, found.S3!.exposure]).toEqual([0, 125_000, 275_000]);
  expect(riskExposure(SITES, PRODUCTS).map(({ site }) => site)).toEqual(['S3', 'S2', 'S1']);
});

test('riskExposure counts the inventory of each product for that product alone', () => {
  // One product has stock for 10 periods, the other none: without the site the second runs out at once.
  const products = {
    rich: { demand: 1, inventory: 10, lossPerUnit: 1 },
    poor: { demand: 1, inventory: 0, lossPerUnit: 10 },
  };
  const [only] = riskExposure({ plant: { capacity: 2, timeToRecover: 3 } }, products);
  expect(only).toMatchObject({ timeToSurvive: 0, exposure: 30, lost: { rich: 0, poor: 3 } });
});

test('riskExposure has no end where the other sites meet the demand, shown as such', () => {
  const result = riskExposure(
    { a: site(10), b: site(10) },
    { P: { demand: 10, inventory: 0, lossPerUnit: 1 } },
  );
  expect(result.map(({ timeToSurvive, exposure }) => [timeToSurvive, exposure])).toEqual([
    [Number.POSITIVE_INFINITY, 0],
    [Number.POSITIVE_INFINITY, 0],
  ]);
  expect(format(result)).toContain('for ever');
  expect(toCSV(result)).toBe('site,timeToSurvive,exposure,lost.P\r\na,,0,0\r\nb,,0,0\r\n');
});

test('riskExposure refuses a number below 0 by its path', () => {
  expect(() => riskExposure({ a: { capacity: -1, timeToRecover: 2 } }, PRODUCTS)).toThrow(
    'Expected sites.a.capacity to be a number from 0 to 1e15, got -1 (number)',
  );
  expect(() => riskExposure({}, PRODUCTS)).toThrow('Expected sites to have at least one, got none');
});
