import { describe } from '../../errors.ts';
import type { Json } from '../../scenario/patch.ts';
import type { Scenario, ScenarioPatch } from '../../scenario/types.ts';
import { changeIn, writtenOut } from '../../scenario/written-out.ts';
import type { DesignKind, design as designOf } from '../../sweep/design.ts';
import type { DesignInput } from '../../sweep/design-input.ts';
import type { SweepAxis, SweepOver } from '../../sweep/sweep.ts';
import type { Options } from '../table/option-values.ts';
import { numberOf } from './numbers.ts';
import { readValue } from './settings.ts';

/** Points of a design by default. */
const POINTS = 16;

/** One axis as it is given: a list of texts, or a range with a number of levels if it is stated. */
interface Axis {
  readonly path: string;
  readonly values?: readonly string[];
  readonly range?: readonly [low: number | string, high: number | string];
  readonly levels?: number;
}

/** Returns what a sweep is over: the axes of a grid, or the points of a design that fills ranges. */
export function axesOf(scenario: Scenario, options: Options, design: typeof designOf): SweepOver {
  const { axis = [], points = POINTS, seed, design: given } = options;
  const axes = axis.map(axisOf);
  if (axes.length === 0)
    throw new RangeError(
      'Expected --axis with a path and its values, such as plant.minimumRate=0.2,0.5, got none',
    );
  const twice = axes.find(({ path }, i) => axes.findIndex((other) => other.path === path) < i);
  if (twice)
    throw new RangeError(`Expected each --axis to have a path of its own, got ${describe(twice.path)} twice`);
  const kind = (given ?? 'grid') as DesignKind;
  const isPlain =
    kind === 'grid' && axes.every(({ range, levels }) => range === undefined || levels !== undefined);
  if (isPlain) return Object.fromEntries(axes.map((one) => [one.path, listOf(scenario, one)]));
  const inputs = axes.map((one): [string, DesignInput] => [one.path, inputOf(scenario, one)]);
  return design(Object.fromEntries(inputs), { points, kind, ...(seed === undefined ? {} : { seed }) });
}

function axisOf(text: string): Axis {
  const at = text.indexOf('=');
  const [path, rest] = [text.slice(0, at), text.slice(at + 1)];
  if (at <= 0 || rest === '')
    throw new RangeError(
      `Expected --axis to be path=values, such as plant.minimumRate=0.2,0.5, got ${describe(text)}`,
    );
  const [, low, high, levels] = /^(.+?)\.\.(.+?)(?:\/(\d+))?$/.exec(rest) ?? [];
  if (low === undefined || high === undefined) return { path, values: rest.split(',') };
  const ends = [low, high].map((end) => (/^\d{4}-\d\d-\d\d$/.test(end) ? end : numberOf(end)));
  if (ends.some((end) => typeof end === 'number' && !Number.isFinite(end)))
    throw new RangeError(
      `Expected --axis ${path} to be a range such as 30..90 or 30..90/7, got ${describe(rest)}`,
    );
  return {
    path,
    range: ends as [number, number] | [string, string],
    ...(levels === undefined ? {} : { levels: Number(levels) }),
  };
}

function listOf(scenario: Scenario, { path, values, range, levels = 1 }: Axis): SweepAxis {
  if (range === undefined) return axisOfTexts(scenario, path, values!);
  const [low, high] = range;
  if (typeof low !== 'number' || typeof high !== 'number' || levels < 2 || levels > 100_000)
    throw new RangeError(
      `Expected --axis ${path} to be a range of two numbers with 2 to 100000 levels, got ${low}..${high}/${levels}`,
    );
  return Array.from({ length: levels }, (_, i) =>
    Number((low + ((high - low) * i) / (levels - 1)).toPrecision(12)),
  );
}

/** Returns values as they are, or patches by text where they are relative or the path has a `*`. */
function axisOfTexts(scenario: Scenario, path: string, texts: readonly string[]): SweepAxis {
  const isRelative = path.includes('*') || texts.some((text) => changeIn(text) !== undefined);
  if (!isRelative) return texts.map((text) => readAxisValue(path, text));
  const data = scenario as unknown as Json;
  return Object.fromEntries(
    texts.map((text) => [
      text,
      writtenOut(data, path, text, (one) => readAxisValue(path, one)).reduce(withSetting, {}),
    ]),
  ) as unknown as Readonly<Record<string, ScenarioPatch>>;
}

/** Lays a setting into a patch. */
function withSetting(
  patch: { [key: string]: Json },
  { keys, value }: { readonly keys: readonly string[]; readonly value: Json },
) {
  let at: { [key: string]: Json } = patch;
  for (const key of keys.slice(0, -1)) {
    at[key] ??= {};
    at = at[key] as { [key: string]: Json };
  }
  at[keys.at(-1)!] = value;
  return patch;
}

function readAxisValue(path: string, text: string): Json {
  const number = numberOf(text);
  return Number.isNaN(number) ? readValue(path, text) : number;
}

function inputOf(scenario: Scenario, axis: Axis): DesignInput {
  const { path, values, range, levels } = axis;
  if (path.includes('*'))
    throw new RangeError(`Expected --axis of a design to name one path, got ${describe(path)}`);
  if (values !== undefined) return { oneOf: values.map((text) => readAxisValue(path, text)) };
  return levels === undefined ? (range as [number, number]) : { oneOf: listOf(scenario, axis) as unknown[] };
}
