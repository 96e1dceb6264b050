import { expect, expectTypeOf, it } from 'vitest';
import {
  type AutomakerId,
  catalogueNames,
  entityIds,
  type ForecastOptions,
  loadScenario,
  type OfAutomaker,
  type ScenarioName,
} from '../../../src/index.ts';
import type { ShippedAutomaker, ShippedScenario } from '../../../src/scenario/names.ts';

// The compiler refuses a list with a name too many or too few.
const scenarios: Record<ShippedScenario, true> = {
  'truce-holds': true,
  'licences-slowed': true,
  'ban-resumes': true,
  'controls-extended': true,
  'autumn-2026/truce-holds': true,
  'autumn-2026/licences-slowed': true,
  'autumn-2026/ban-resumes': true,
  'autumn-2026/controls-extended': true,
  'spring-2025': true,
  'japan-2026': true,
};
const automakers: Record<ShippedAutomaker, true> = {
  'us-volume': true,
  'eu-volume': true,
  'eu-premium': true,
  'japan-compact': true,
  'korea-volume': true,
  'india-scooter': true,
};

it('ScenarioName completes the names of the catalogue', () => {
  expect(Object.keys(scenarios)).toEqual([...catalogueNames]);
});

it('AutomakerId completes the automakers of the shipped scenarios', () => {
  const ids = catalogueNames.flatMap((name) => entityIds(loadScenario(name).automakers));
  expect([...new Set(ids)].sort()).toEqual(Object.keys(automakers).sort());
});

it('any text is a ScenarioName and an AutomakerId, and functions take both', () => {
  expectTypeOf<string>().toExtend<ScenarioName>();
  expectTypeOf<string>().toExtend<AutomakerId>();
  expectTypeOf(loadScenario).parameter(0).toEqualTypeOf<ScenarioName>();
  expectTypeOf<OfAutomaker['automaker']>().toEqualTypeOf<AutomakerId | undefined>();
  expectTypeOf<ForecastOptions['automaker']>().toEqualTypeOf<AutomakerId | undefined>();
});
