import { checkList } from '../check.ts';
import type { Distribution } from '../distribution.ts';
import { describe, rangeError } from '../errors.ts';
import { samplerOf } from '../random/sampler-of.ts';
import { openStream } from '../random/stream.ts';
import { isParsed, markParsed } from '../scenario/parsed.ts';
import { isObject, type Json } from '../scenario/patch.ts';
import { entityIds } from '../scenario/sources.ts';
import type { PolicyChain, Scenario } from '../scenario/types.ts';
import { valueAt } from '../scenario/value-at.ts';

/** A number of the scenario that is not known: a future has one value of it, drawn from a distribution. */
export interface Unknown {
  /** Path of the number in the scenario. */
  readonly keys: readonly string[];
  /**
   * Returns its value in outer draw k, from the distribution at its path in the parameter set of the draw.
   */
  readonly draw: (k: number, inSet: Distribution) => number;
}

/**
 * Returns the numbers of a scenario that are given as distributions and drawn once per future.
 *
 * These are numbers of the market, rates of policy jumps and chances of dated events. Buffers are drawn
 * for each chain, and efforts for each application: they are chance within a future, unless `more` names
 * them, which then draws one value for all chains or applications. Draw k equals that of trial k of a run
 * with the same seed, except for chances of events, of which a run uses the means.
 *
 * @param more - paths such as `automakers.us-volume.lanes.Dy.bufferDays`.
 * @throws {RangeError} for a path in `more` without a distribution.
 */
export function unknowns(scenario: Scenario, seed: string, more: readonly string[] = []): Unknown[] {
  const { market, policy } = scenario;
  const at = (keys: readonly string[], entity: string): Unknown[] => {
    const distribution = valueAt(scenario, keys);
    return isUncertain(distribution) ? [unknown(keys, seed, entity, distribution)] : [];
  };
  const scalars = entityIds(market).filter((key) => key !== 'separatedInChina' && key !== 'stage');
  checkList('options.unknown', more);
  const named = more.map((path, i) => {
    if (typeof path !== 'string')
      throw rangeError(`Expected options.unknown[${i}] to be a path, got ${describe(path)}`);
    const [found] = at(path.split('.'), `unknown/${path}`);
    if (found) return found;
    const got = describe(valueAt(scenario, path.split('.')));
    throw rangeError(`Expected options.unknown[${i}], ${path}, to be the path of a distribution, got ${got}`);
  });
  const known = [
    ...scalars.flatMap((key) => at(['market', key], `market/${key}`)),
    ...entityIds(market.separatedInChina).flatMap((element) =>
      at(['market', 'separatedInChina', element], `market/separatedInChina/${element}`),
    ),
    ...ofChain(policy, ['policy'], 'policy/', at),
    ...entityIds(policy.destinations).flatMap((id) =>
      ofChain(policy.destinations[id]!, ['policy', 'destinations', id], `policy/${id}`, at),
    ),
  ];
  return [...known, ...named.filter(({ keys }) => !known.some((other) => other.keys.join() === keys.join()))];
}

/** Returns the scenario with every unknown at its value in outer draw k. */
export function settle(scenario: Scenario, all: readonly Unknown[], k: number): Scenario {
  const settled = all.reduce(
    (json, { keys, draw }) => replaceAt(json, keys, draw(k, valueAt(scenario, keys) as Distribution)),
    scenario as unknown as Json,
  );
  return isParsed(settled) ? settled : markParsed(settled as unknown as Scenario);
}

function ofChain(
  { ratesPerYear, events }: PolicyChain,
  keys: readonly string[],
  address: string,
  at: (keys: readonly string[], entity: string) => Unknown[],
): Unknown[] {
  const rates = entityIds(ratesPerYear).flatMap((from) =>
    entityIds(ratesPerYear[from]!).flatMap((to) =>
      at([...keys, 'ratesPerYear', from, to], `${address}/rate/${from}/${to}`),
    ),
  );
  // The address of an event is its content; an event that is listed twice has two chances.
  const chances = events.flatMap(({ date, to }, i) => {
    const repeat = events.slice(0, i).filter((other) => other.date === date && other.to === to).length;
    return at([...keys, 'events', `${i}`, 'probability'], `${address}/chance/${date}/${to}/${repeat}`);
  });
  return [...rates, ...chances];
}

function unknown(keys: readonly string[], seed: string, entity: string, distribution: Distribution): Unknown {
  const law = samplerOf(distribution);
  const stream = openStream(seed, entity);
  return {
    keys,
    draw: (k, inSet) => (inSet === distribution ? law : samplerOf(inSet)).quantile(stream.uniform(k, 0)),
  };
}

/** Returns whether a value is a distribution other than a plain number. */
function isUncertain(value: unknown): value is Distribution {
  const families = ['median', 'p5', 'mean', 'low', 'values'];
  return isObject(value as Json) && families.some((key) => Object.hasOwn(value as object, key));
}

/** Returns plain data with the number at those keys replaced; the index of a list is a key. */
export function replaceAt(value: Json, [key, ...rest]: readonly string[], number: number): Json {
  if (key === undefined) return number;
  if (Array.isArray(value)) {
    return value.map((item: Json, i) => (key === `${i}` ? replaceAt(item, rest, number) : item));
  }
  const object = value as Record<string, Json>;
  return { ...object, [key]: replaceAt(object[key]!, rest, number) };
}
