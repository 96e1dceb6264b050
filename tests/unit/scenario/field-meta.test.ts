import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { loadScenario, type Scenario } from '../../../src/index.ts';
import type { FieldMeta } from '../../../src/scenario/field-meta.ts';
import type { Json } from '../../../src/scenario/patch.ts';
import { quantityAt } from '../../../src/scenario/quantities.ts';
import { scenarioSchema } from '../../../src/scenario/schema.ts';
import { fieldAt, withoutFields } from '../../../src/scenario/walk-fields.ts';

type JsonSchema = { properties?: object; additionalProperties?: JsonSchema | false; items?: JsonSchema };

/** The path of every field that the schema has, `*` for any id, without indices. */
function pathsIn({ properties, additionalProperties, items }: JsonSchema, path: string[] = []): string[][] {
  if (items) return pathsIn(items, path);
  if (additionalProperties) return pathsIn(additionalProperties, [...path, '*']);
  if (properties === undefined) return [path];
  return Object.entries(properties).flatMap(([key, child]) => pathsIn(child, [...path, key]));
}

const paths = pathsIn(z.toJSONSchema(scenarioSchema, { io: 'input' }) as JsonSchema);
const marked = paths.flatMap((keys) => {
  const meta = fieldAt(keys);
  return meta === undefined ? [] : [{ keys, ...meta }];
});

/** The last key of every field with such metadata, each once and sorted. */
function keysOf(isWanted: (meta: FieldMeta & { keys: string[] }) => boolean): string[] {
  return [...new Set(marked.filter(isWanted).map(({ keys }) => keys.at(-1)!))].sort();
}

describe('the metadata of the scenario schema', () => {
  it('has a unit and a `drawn` mark for every field', () => {
    expect(paths.length).toBeGreaterThan(100);
    expect(paths.filter((keys) => fieldAt(keys) === undefined)).toEqual([]);
  });

  it('marks as text the fields on which no outcome depends', () => {
    expect(keysOf(({ unit }) => unit === 'text')).toEqual(['$schema', 'name', 'notice', 'part', 'title']);
  });

  it('draws the depth of buffers from `bufferDays` and from no other field', () => {
    expect(keysOf(({ drawn }) => drawn === 'buffer')).toEqual(['bufferDays']);
  });

  it('draws nothing from the fields of plants and regimes, from transit, queues and what reports show', () => {
    const plant = ['minimumRate', 'restartDays', 'minimumHaltDays', 'rationBelowDays', 'rationRate'];
    const regime = ['speed', 'embargo', 'periodLicences', 'returned', 'approval', 'inflow', 'assemblies'];
    const assembly = ['from', 'belowDays', 'leadDays'];
    const queue = ['capacityPerWorkingDay', 'filedPerWorkingDay', 'backlog'];
    const prices = [
      ...['heldAs', 'capitalPerYear', 'storagePerYear', 'obsolescencePerYear', 'marginPerVehicle'],
      ...['catchUpShare', 'perHalt', 'perRestart', 'airPerDay', 'pricePerDay', '*'],
    ];
    const automaker = [
      'vehiclesPerDay',
      'valuePerVehicle',
      'gramsPerVehicle',
      'destination',
      'plannedLicenceDays',
      'transitDays',
      'expediteBelowDays',
      'expediteTransitDays',
      'priority',
      'renewDaysBefore',
    ];
    expect(keysOf(({ drawn, unit }) => drawn === false && unit !== 'text')).toEqual(
      [...plant, ...regime, ...queue, ...automaker, ...assembly, ...prices].sort(),
    );
  });

  it('measures with units what can be written as a quantity, and nothing else', () => {
    const elements = ['Dy', 'Gd', 'Lu', 'Sc', 'Sm', 'Tb', 'Y'];
    const measured = (...units: string[]): string[] =>
      keysOf(({ keys, unit }) => units.includes(unit) && quantityAt(keys) !== undefined);
    expect(measured('days')).toEqual(
      [
        ...['horizonDays', 'thriftAfterDays', 'restartDays', 'minimumHaltDays', 'rationBelowDays'],
        ...['validityDays', 'renewDaysBefore', 'bufferDays', 'phaseDays', 'cycleDays'],
        ...['plannedLicenceDays', 'transitDays', 'expediteBelowDays', 'expediteTransitDays'],
        ...['belowDays', 'leadDays'],
      ].sort(),
    );
    expect(measured('share')).toEqual(
      [
        ...['returned', 'approval', 'probability', 'miningShare', 'rampCap', 'thriftCap', 'minimumRate'],
        ...['rationRate', 'clearedAtStart', 'bufferCorrelation', 'heldAtStart', 'licensedShare'],
        ...['stalled', 'chance', 'catchUpShare'],
        ...elements,
      ].sort(),
    );
    expect(measured('per year')).toEqual(['*', 'capitalPerYear', 'obsolescencePerYear', 'storagePerYear']);
    expect(measured('per month')).toEqual(['rampPerMonth', 'thriftPerMonth']);
    expect(measured('per day')).toEqual(['vehiclesPerDay']);
    expect(measured('grams')).toEqual(['gramsPerVehicle']);
    const others = [
      'working days',
      'per working day',
      'ratio',
      'count',
      'USD',
      'USD per kg',
      'date',
      'flag',
      'name',
      'text',
    ];
    expect(measured(...others)).toEqual([]);
  });
});

describe('fieldAt', () => {
  it.each<[keys: string, unit: string | undefined]>([
    ['policy.ratesPerYear.truce.sigma', 'per year'],
    ['policy.events.0.probability', 'share'],
    ['policy.events.probability', 'share'],
    ['automakers.speed.licence.validityDays', 'days'],
    ['automakers.maker.lanes.Dy.bufferDays.median', undefined],
    ['automakers.maker.lanes.Dy', undefined],
    ['automakers.maker.bufferDays', undefined],
    ['constructor', undefined],
  ])('finds at %s the unit %s', (path, unit) => {
    expect(fieldAt(path.split('.'))?.unit).toBe(unit);
  });
});

describe('withoutFields', () => {
  it('removes fields and sources, and keeps ids that are spelt like a field', () => {
    const data = {
      name: 'odd',
      policy: { regimes: { speed: { speed: 1, speedSource: 'x' } }, events: [{ to: 'speed', source: 'y' }] },
      plant: { restartDays: 3 },
      automakers: {
        title: { title: 'T', cycleDays: 30, lanes: { Dy: { bufferDays: { low: 1, high: 2 } } } },
      },
    };
    expect(withoutFields(data, ({ drawn }) => drawn !== 'path')).toEqual({
      policy: { regimes: { speed: {} }, events: [{ to: 'speed' }] },
      plant: {},
      automakers: { title: { cycleDays: 30, lanes: { Dy: {} } } },
    });
  });

  it('leaves the fields of a shipped scenario as they are when nothing is left out', () => {
    const plain = withoutFields(loadScenario('truce-holds') as unknown as Json, () => false);
    const { policy, desk } = plain as unknown as Scenario;
    expect(desk.effortWorkingDays).toMatchObject({ median: expect.any(Number), sigma: expect.any(Number) });
    expect(policy.regimes.ban).toMatchObject({ embargo: true });
    expect(JSON.stringify(plain)).not.toMatch(/source"/i);
  });
});
