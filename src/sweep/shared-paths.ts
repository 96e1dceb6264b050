import { compileLines } from '../model/compile.ts';
import type { AutomakerModel, Model } from '../model/model.ts';
import { type BufferLaw, bufferLaw } from '../sampling/buffer-law.ts';
import type { FieldMeta } from '../scenario/field-meta.ts';
import { movementOf } from '../scenario/moves.ts';
import type { Json } from '../scenario/patch.ts';
import type { Scenario } from '../scenario/types.ts';
import { fieldAt, withoutFields } from '../scenario/walk-fields.ts';

/** Scenarios that share their weather, but for buffers. */
export type PathGroup = readonly ModelGroup[];

/** Scenarios that differ at most in buffers, whose fleets meet the same weather in the same way. */
export interface ModelGroup {
  readonly model: Model;
  /** One for each of `Model.automakers`. */
  readonly automakers: readonly BufferVariants[];
  readonly members: readonly GroupMember[];
}

/** One of the scenarios, by its place among all, and which variant each of its automakers is. */
export interface GroupMember {
  readonly place: number;
  readonly variants: readonly number[];
}

/** The ways in which an automaker's lanes are buffered in the scenarios of a world. */
export interface BufferVariants {
  /** By lane, the different laws of its buffer. */
  readonly laws: readonly (readonly BufferLaw[])[];
  /** How many variants there are; entry v · lanes + l is the law of lane l of variant v. */
  readonly count: number;
  readonly lawOf: Uint32Array;
}

/** Sorts scenarios by what they share. */
export function groupByPath(scenarios: readonly Scenario[]): PathGroup[] {
  const groups = grouped(scenarios, (scenario) => {
    const text = textWithout(scenario, ({ drawn }) => drawn !== 'path');
    // Whether each trial has a parameter set may hang on buffers and regimes, too.
    return `${movementOf(scenario) !== undefined} ${text}`;
  });
  return groups.map((places) => {
    const modelGroups = grouped(
      places.map((place) => scenarios[place]!),
      (scenario) => textWithout(scenario, ({ drawn }) => drawn === 'buffer'),
    );
    return modelGroups.map((members) =>
      modelGroup(
        members.map((member) => places[member]!),
        scenarios,
      ),
    );
  });
}

/**
 * Returns a scenario as text without the fields that are left out and those for readers alone. Paths of left-out
 * fields go from the list of numbers that no parameter set moves, too.
 */
function textWithout(scenario: Scenario, isLeftOut: (meta: FieldMeta) => boolean): string {
  const { parameters, ...others } = scenario;
  const goes = (meta: FieldMeta): boolean => meta.unit === 'text' || isLeftOut(meta);
  const fixed = parameters?.fixed.filter((path) => {
    const keys = path.split('.');
    // The number may be a part of a distribution.
    return !goes(fieldAt(keys) ?? fieldAt(keys.slice(0, -1))!);
  });
  return JSON.stringify([withoutFields(others as unknown as Json, goes), parameters?.sets, fixed]);
}

function modelGroup(places: readonly number[], scenarios: readonly Scenario[]): ModelGroup {
  const model = compileLines(scenarios[places[0]!]!);
  const { automakers } = model;
  const catalogues = automakers.map((automaker) => new VariantCatalogue(automaker));
  const members = places.map((place) => ({
    place,
    variants: automakers.map((_, i) => catalogues[i]!.add(scenarios[place]!)),
  }));
  return { model, automakers: catalogues.map(({ laws, count, lawOf }) => ({ laws, count, lawOf })), members };
}

/** Collects the variants of one automaker. */
class VariantCatalogue implements BufferVariants {
  readonly laws: BufferLaw[][];
  readonly #chosen: number[] = [];
  readonly #maker: AutomakerModel;
  readonly #laws: Map<string, number>[];
  readonly #variants = new Map<string, number>();

  constructor(automaker: AutomakerModel) {
    this.#maker = automaker;
    this.laws = automaker.lanes.map(() => []);
    this.#laws = automaker.lanes.map(() => new Map());
  }

  get count(): number {
    return this.#variants.size;
  }

  get lawOf(): Uint32Array {
    return Uint32Array.from(this.#chosen);
  }

  add(scenario: Scenario): number {
    const choice = this.#maker.lanes.map(({ element }, l) => {
      const law = bufferLaw(scenario, this.#maker.id, element);
      return numberOf(this.#laws[l]!, law.key, () => this.laws[l]!.push(law));
    });
    return numberOf(this.#variants, choice.join(), () => this.#chosen.push(...choice));
  }
}

/** The number under which a text was first met. */
function numberOf(known: Map<string, number>, text: string, onNew: () => void): number {
  const number = known.get(text);
  if (number !== undefined) return number;
  known.set(text, known.size);
  onNew();
  return known.size - 1;
}

/** The places of entries with the same key, in the order of their first. */
function grouped<T>(list: readonly T[], keyOf: (entry: T) => string): number[][] {
  const groups = new Map<string, number[]>();
  list.forEach((entry, place) => {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  });
  return [...groups.values()];
}
