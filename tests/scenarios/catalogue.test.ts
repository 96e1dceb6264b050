import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
  bindingElements,
  catalogueNames,
  compile,
  drawSamplePath,
  haltProbability,
  loadScenario,
  override,
  replay,
  scenarioNames,
  simulate,
} from '../../src/index.ts';
import { scenarioJsonSchema } from '../../src/scenario/json-schema.ts';
import { isObject, type Json } from '../../src/scenario/patch.ts';
import { isSource } from '../../src/scenario/sources.ts';

const folder = new URL('../../scenarios/', import.meta.url);
const fileOf = (name: string): Json => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
const options = { trials: 4000, seed: 'catalogue' };
const autumnNames = catalogueNames.filter((name) => name.startsWith('autumn-2026/'));
const runs = new Map(catalogueNames.map((name) => [name, simulate(loadScenario(name), options)]));
const truce = runs.get('truce-holds')!;
/** Returns a shipped scenario in the single setting, whose numbers are those of its file. */
const singles = new Map(
  catalogueNames.map((name) => [name, simulate(override(loadScenario(name), { parameters: 'median' }), options)]),
);

it('scenarioNames lists the three scenarios of June 2025, from the mildest policy to the harshest', () => {
  expect(scenarioNames).toEqual(['truce-holds', 'licences-slowed', 'ban-resumes']);
});

it('catalogueNames lists every file of scenarios/ by its name', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.json') && !path.startsWith('parameters/') && !path.startsWith('history/') && path !== 'scenario.schema.json');
  expect([...catalogueNames].sort()).toEqual(files.map((path) => path.replace(/\.json$/, '')).sort());
  for (const name of catalogueNames) expect(loadScenario(name).name).toBe(name);
});

describe('the JSON Schema', () => {
  const schema = JSON.parse(readFileSync(new URL('scenario.schema.json', folder), 'utf8'));
  const validate = new Ajv({ strict: false }).compile(schema);

  it('is current (npm run docs:schema writes it)', () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
  });

  it('accepts the shipped files, patches and units, and refuses misspelt keys', () => {
    for (const name of catalogueNames) expect(validate(fileOf(name)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ extends: 'truce-holds', horizonDays: '26 weeks', automakers: { 'eu-volume': null } })).toBe(true);
    const part = (bufferDays: Json): Json => ({ lanes: { Dy: { bufferDays } } });
    expect(validate({ extends: 'truce-holds', automakers: { 'eu-volume': part({ median: 60 }) } })).toBe(true);
    expect(validate({ extends: 'truce-holds', automakers: { 'eu-volume': part({ median: 60, low: 1 }) } })).toBe(false);
    expect(validate({ ...(fileOf('truce-holds') as object), automakers: { mine: part({ median: 60 }) } })).toBe(false);
    expect(validate({ extends: 'truce-holds', horizonDay: 90 })).toBe(false);
    expect(validate({ name: 'incomplete' })).toBe(false);
  });
});

/** Paths of numbers and distributions that have no source beside them or around them. */
function unsourced(value: Json | undefined, path = '', covered = false): string[] {
  if (typeof value === 'number') return covered ? [] : [path];
  if (Array.isArray(value)) return value.flatMap((item, i) => unsourced(item, `${path}.${i}`, covered));
  if (!isObject(value)) return [];
  const around = covered || typeof value.source === 'string';
  return Object.entries(value)
    .filter(([key]) => !isSource(key))
    .flatMap(([key, item]) => unsourced(item, `${path}.${key}`, around || typeof value[`${key}Source`] === 'string'));
}

describe.each(catalogueNames)('%s', (name) => {
  const run = runs.get(name)!;

  it('names a source or judgement for every number', () => {
    const { horizonDays: _horizon, ...rest } = fileOf(name) as Record<string, Json>;
    expect(unsourced(rest)).toEqual([]);
  });

  it('has six automakers that differ, and conserves the stock of every lane (model.md §8)', () => {
    const model = compile(loadScenario(name));
    expect(model.automakers).toHaveLength(6);
    for (const { lanes } of replay(model, drawSamplePath(model, 'books', 7)).automakers) {
      for (const lane of lanes) {
        const sum = (list: Float64Array): number => list.reduce((a, b) => a + b, 0);
        const start = lane.onHandAtStart + lane.onOrderAtStart;
        const came = sum(lane.ordered) + sum(lane.freeSupply) - sum(lane.used) - sum(lane.refused);
        expect(lane.onHandAtEnd + lane.onOrderAtEnd).toBe(start + came);
      }
    }
  });

  // The snapshot guards against change and proves no truth: it has what this version finds at this seed.
  it('has the estimates of its snapshot', () => {
    const found = Object.fromEntries(
      Object.keys(run.outcomes).map((automaker) => [
        automaker,
        [90, 180, Math.min(365, loadScenario(name).horizonDays)].map((byDay) => haltProbability(run, { automaker, byDay }).value * options.trials),
      ]),
    );
    expect({ ...found, binding: Object.keys(bindingElements(run))[0] }).toMatchSnapshot();
  });
});

describe('the harsher the policy', () => {
  const horizons = Array.from({ length: 36 }, (_, i) => (i + 1) * 10);

  // All three have the seed in common, so every application has the same draws; only policy differs.
  it.each(Object.keys(truce.outcomes))('the likelier %s halts, by every day', (automaker) => {
    for (const byDay of horizons) {
      const [calm, slowed, ban] = scenarioNames.map((name) => haltProbability(singles.get(name)!, { automaker, byDay }).value);
      expect(slowed, `day ${byDay}`).toBeGreaterThanOrEqual(calm!);
      expect(ban, `day ${byDay}`).toBeGreaterThanOrEqual(slowed!);
    }
  });

  it('and none halts in half a year where cover lasts a year', () => {
    for (const run of scenarioNames.map((name) => runs.get(name)!)) {
      expect(haltProbability(run, { automaker: 'korea-volume', byDay: 180 }).value).toBe(0);
    }
  });
});

describe.each([
  ['controls-extended', scenarioNames],
  ['autumn-2026/controls-extended', scenarioNames.map((name) => `autumn-2026/${name}`)],
])('%s', (name, [calm, , ban]) => {
  it('is no ban: halts are at least as likely as under a truce, and no likelier than under a ban', () => {
    // A year of cover outlasts a ban, but not applications that rest for ever.
    for (const automaker of Object.keys(truce.outcomes).filter((id) => id !== 'korea-volume')) {
      const chance = (of: string): number => haltProbability(singles.get(of)!, { automaker }).value;
      expect(chance(name)).toBeGreaterThanOrEqual(chance(calm!));
      expect(chance(name)).toBeLessThanOrEqual(chance(ban!));
    }
  });

  it('leaves no way round by assemblies, and no embargo', () => {
    const { extended } = loadScenario(name).policy.regimes;
    expect(extended).toMatchObject({ assemblies: false, embargo: false, periodLicences: true });
  });
});

describe('autumn 2026', () => {
  const chance = (name: string, automaker: string, byDay = 365): number =>
    haltProbability(singles.get(name)!, { automaker, byDay }).value;

  it('starts on the day of the latest evidence, runs a year, and patches its own truce scenario', () => {
    for (const name of autumnNames) {
      expect(loadScenario(name)).toMatchObject({ start: '2026-10-09', horizonDays: 365 });
      expect((fileOf(name) as Record<string, Json>).extends).toMatch(/^(autumn-2026\/)?truce-holds$/);
    }
  });

  it('has no dated event while the truce holds, and one certain event otherwise', () => {
    const [calm, slowed, ban, extended] = autumnNames.map((name) => loadScenario(name).policy);
    expect([calm!.events, calm!.destinations.japan!.events]).toEqual([[], []]);
    expect(extended!.events).toMatchObject([{ date: '2027-01-10', to: 'extended', probability: 1 }]);
    for (const { events } of [slowed!, ban!]) {
      expect(events.map(({ date }) => date)).toEqual(['2026-11-10', '2027-01-10']);
      expect(events[0]!.probability).toEqual({ low: 0.06, mode: 0.5, high: 0.94 });
      expect(events[1]!.probability).toBe(1);
    }
  });

  it('has more halts by the horizon the harsher the policy', () => {
    for (const automaker of Object.keys(runs.get(autumnNames[0]!)!.outcomes)) {
      const [calm, slowed, ban] = autumnNames.map((name) => chance(name, automaker));
      expect(slowed).toBeGreaterThanOrEqual(calm!);
      expect(ban).toBeGreaterThanOrEqual(slowed!);
    }
  });

  // Stocks are larger, more goods have a licence, and some licences hold for a year.
  it.each(['eu-volume', 'india-scooter'])('%s halts less than in June 2025 under a slow-down and under a ban', (automaker) => {
    for (const name of scenarioNames.slice(1)) {
      expect(chance(`autumn-2026/${name}`, automaker)).toBeLessThan(chance(name, automaker));
    }
  });

  // Its licences are slow from day 0 on.
  it('has its most exposed automaker in Japan while the truce holds', () => {
    const [calm] = autumnNames;
    const others = Object.keys(runs.get(calm!)!.outcomes).filter((id) => id !== 'japan-compact');
    for (const id of others) expect(chance(calm!, id)).toBeLessThan(chance(calm!, 'japan-compact'));
  });
});
