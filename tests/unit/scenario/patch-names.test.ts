import { describe, expect, it } from 'vitest';
import {
  loadScenario,
  override,
  parseScenario,
  ScenarioError,
  type ScenarioPatch,
  sweep,
} from '../../../src/index.ts';

const base = loadScenario('spring-2025');
const lane = { lanes: { Dy: { bufferDays: 50 } } };

/** Returns the messages of the issues of a patch. */
function refused(patch: unknown, by: (patch: never) => unknown = (given) => override(base, given)): string[] {
  try {
    by(patch as never);
  } catch (error) {
    if (error instanceof ScenarioError) return error.issues.map(({ message }) => message);
    throw error;
  }
  return [];
}

describe('A patch that changes a scenario', () => {
  it.each([
    ['an automaker', { automakers: { 'eu-volum': lane } }, 'automakers.eu-volum', 'eu-volume'],
    ['a regime', { policy: { regimes: { slow: { speed: 0.5 } } } }, 'policy.regimes.slow', 'slowed'],
    ['a destination', { policy: { destinations: { jpan: {} } } }, 'policy.destinations.jpan', 'japan'],
    ['a destination', { policy: { destinations: { Japan: {} } } }, 'policy.destinations.Japan', 'japan'],
  ])('names %s that is there, with the nearest offered: %j', (kind, patch, path, near) => {
    const [message, ...others] = refused(patch);
    expect(others).toEqual([]);
    expect(message).toContain(`Expected ${path} to be ${kind} of spring-2025 (`);
    expect(message).toContain(`did you mean "${near}"? "new": true in it adds one`);
  });

  it('names a lane that is there', () => {
    const without = override(base, { automakers: { 'us-volume': { lanes: { Sc: null } } } });
    const patch = { automakers: { 'us-volume': { lanes: { Sc: { bufferDays: 9 } } } } };
    expect(() => override(without, patch)).toThrow(
      'Expected automakers.us-volume.lanes.Sc to be a lane of us-volume (',
    );
    const added = { automakers: { 'us-volume': { lanes: { Sc: { new: true, bufferDays: 9 } } } } } as const;
    expect(override(without, added).automakers['us-volume']!.lanes.Sc!.bufferDays).toBe(9);
  });

  it.each([
    { automakers: { 'eu-volum': null } },
    { policy: { regimes: { bam: null } } },
    { policy: { ratesPerYear: { trunce: null } } },
    { desk: { capacityPerWorkinDay: null } },
    { automakers: { 'us-volume': { lanes: { Nd: null } } } },
    { automakers: { 'us-volume': { lanes: { Dy: { bufferDays: { mim: null } } } } } },
    { policy: { ratesPerYear: { ban: { truse: null } } } },
    { desk: { paceeSource: null } },
  ])('removes nothing that is not there: %j', (patch) => {
    expect(refused(patch)).toHaveLength(1);
  });

  it('may remove what could be there', () => {
    const lanes = { Dy: { licensedShare: null, bufferDays: { max: null } } };
    const patch = { policy: { ratesPerYear: { ban: null } }, automakers: { 'us-volume': { lanes } } };
    expect(override(base, patch as ScenarioPatch)).toEqual(base);
  });

  it('adds what says that it is new, and all in it', () => {
    const { automakers } = override(base, { automakers: { mine: { new: true, ...lane } } } as ScenarioPatch);
    expect(automakers.mine!.lanes.Dy!.bufferDays).toBe(50);
    expect(JSON.stringify(automakers)).not.toContain('"new"');
  });

  it('adds a destination that an automaker has, also one that the patch moves there', () => {
    const patch = (id: string): unknown => ({
      automakers: { 'us-volume': { destination: 'mexico' } },
      policy: { destinations: { [id]: { initial: 'ban' } } },
    });
    expect(refused(patch('mexico'))).toEqual([]);
    expect(refused(patch('korea'))).toEqual([]);
    expect(refused(patch('mexiko'))[0]).toContain('did you mean "mexico"?');
  });

  it('says new of nothing else', () => {
    expect(refused({ automakers: { 'us-volume': { new: true } } })[0]).toContain(
      'Expected automakers.us-volume.new to be absent, as there is one of that name',
    );
    expect(refused({ automakers: { mine: { new: 1, ...lane } } })[0]).toContain('true or absent, got 1');
    expect(refused({ automakers: { 'us-volume': { lanes: { new: true } } } })).toHaveLength(1);
    expect(refused({ desk: { new: true } })[0]).toContain(
      'in an automaker, a lane, a regime or a destination',
    );
  });

  it('is refused with all its issues at once', () => {
    const messages = refused({ automakers: { 'eu-volum': lane }, horizonDays: -4, plant: { rate: 1 } });
    expect(messages.map((message) => message.split(' ')[1])).toEqual([
      'horizonDays',
      'automakers.eu-volum',
      'plant.rate',
    ]);
  });

  it('is an object', () => {
    for (const wrong of [null, undefined, [], 'x', 5])
      expect(() => override(base, wrong as never)).toThrow(/^Expected patch to be an object of keys/);
  });

  it('is refused by the axis of a sweep, too', () => {
    const axis = (path: string) => refused({ [path]: [30, 120] }, (axes) => sweep(base, axes, { trials: 1 }));
    expect(axis('automakers.eu-volum.lanes.Dy.bufferDays')[0]).toContain('did you mean "eu-volume"?');
    expect(axis('automakers.eu-volume.lanes.Dy.bufferDays')).toEqual([]);
  });
});

describe('A file that extends another', () => {
  const extending = (patch: object): string[] =>
    refused({ extends: 'truce-holds', name: 'mine', ...patch }, parseScenario);

  it('may add automakers, unless they are spelt nearly like one of the base', () => {
    expect(extending({ automakers: { 'my-own': lane } })).toEqual([]);
    expect(extending({ automakers: { 'eu-volum': lane } })[0]).toContain('did you mean "eu-volume"?');
    expect(extending({ automakers: { 'eu-volum': { new: true, ...lane } } })).toEqual([]);
  });

  it('may add destinations, unless they are spelt nearly like one that an automaker has', () => {
    expect(extending({ policy: { destinations: { mexico: {} } } })).toEqual([]);
    expect(extending({ policy: { destinations: { Japan: {} } } })[0]).toContain('did you mean "japan"?');
  });

  it('has its own name as title, unless it states one', () => {
    const of = (patch: object): string => parseScenario({ extends: 'truce-holds', ...patch }).title;
    expect(of({ name: 'mine' })).toBe('mine');
    expect(of({ name: 'mine', title: 'Mine' })).toBe('Mine');
    expect(override(base, { name: 'mine' }).title).toBe('mine');
    expect(override(base, { horizonDays: 450 }).title).toBe(base.title);
  });
});

describe('A list', () => {
  const events = (patch: unknown): unknown =>
    override(base, { policy: { events: patch } } as ScenarioPatch).policy.events;
  const [first, second] = base.policy.events;

  it('is patched entry by entry by an object of indices, and null removes an entry', () => {
    expect(events({ 0: { date: '2025-05-20' } })).toEqual([{ ...first, date: '2025-05-20' }, second]);
    expect(events({ 1: { probability: 0.5 } })).toEqual([first, { ...second, probability: 0.5 }]);
    expect(events({ 0: null })).toEqual([second]);
    expect(events({})).toEqual(base.policy.events);
  });

  it.each(['2', '-1', '01', '1.5', 'first', 'source'])('has no entry %s', (index) => {
    expect(refused({ policy: { events: { [index]: { probability: 0.5 } } } })[0]).toContain(
      `Expected policy.events.${index} to be the index of an entry, 0 to 1`,
    );
  });

  it('is an axis of a sweep by the path of its entry', () => {
    const axis = { 'policy.events.0.date': ['2025-05-12', '2025-05-20'] };
    const { points } = sweep(base, axis, { trials: 1 });
    expect(points.map(({ digest }) => digest.scenario.policy.events[0]!.date)).toEqual(
      axis['policy.events.0.date'],
    );
  });

  it('of a distribution is patched in the same way', () => {
    const weighted = override(base, { market: { miningShare: { values: [0.6, 0.7], weights: [1, 1] } } });
    const patch = { market: { miningShare: { weights: { 1: 3 } } } } as unknown as ScenarioPatch;
    expect(override(weighted, patch).market.miningShare).toEqual({ values: [0.6, 0.7], weights: [1, 3] });
  });
});
