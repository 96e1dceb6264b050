import { compileLines } from '../model/compile.ts';
import type { AutomakerModel, Model } from '../model/model.ts';
import { type BufferLaw, bufferLaw } from '../sampling/buffer-law.ts';
import type { FieldMeta } from '../scenario/field-meta.ts';
import { movementOf } from '../scenario/moves.ts';
import type { Json } from '../scenario/patch.ts';
import type { Scenario } from '../scenario/types.ts';
import { fieldAt, withoutFields } from '../scenario/walk-fields.ts';

/** Scenarios that share their sample paths, except for buffers. */
export type PathGroup = readonly ModelGroup[];

/** Scenarios that differ at most in buffers, so that one workspace serves all of them. */
export interface ModelGroup {
  readonly model: Model;
  /** One for each of `Model.automakers`. */
  readonly automakers: readonly BufferVariants[];
  readonly members: readonly GroupMember[];
}

/** One scenario of a group: its place among all scenarios, and the variant of each automaker. */
export interface GroupMember {
  readonly place: number;
  readonly variants: readonly number[];
}

/** The different buffers of an automaker's lanes in the scenarios of a group. */
export interface BufferVariants {
  /** By lane, the different laws of its buffer. */
  readonly laws: readonly (readonly BufferLaw[])[];
  /** Number of variants. */
  readonly count: number;
  /** Entry v · lanes + l: the law of lane l in variant v. */
  readonly lawOf: Uint32Array;
}

/** Groups scenarios that share their sample paths, and within them those that share a model. */
export function groupByPath(scenarios: readonly Scenario[]): PathGroup[] {
  const groups = grouped(scenarios, (scenario) => {
    const text = textWithout(scenario, ({ drawn }) => drawn !== 'path');
    // Buffers and regimes can decide whether trials have parameter sets at all.
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
 * Returns a scenario as text, without fields of prose and the fields to leave out. Their paths are also
 * removed from the list of numbers that no parameter set changes.
 */
function textWithout(scenario: Scenario, isLeftOut: (meta: FieldMeta) => boolean): string {
  const { parameters, ...others } = scenario;
  const isRemoved = (meta: FieldMeta): boolean => meta.unit === 'text' || isLeftOut(meta);
  const fixed = parameters?.fixed.filter((path) => {
    const keys = path.split('.');
    // The path may name a parameter of a distribution; the field is then one level up.
    return !isRemoved(fieldAt(keys) ?? fieldAt(keys.slice(0, -1))!);
  });
  return JSON.stringify([withoutFields(others as unknown as Json, isRemoved), parameters?.sets, fixed]);
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
  readonly #automaker: AutomakerModel;
  readonly #laws: Map<string, number>[];
  readonly #variants = new Map<string, number>();

  constructor(automaker: AutomakerModel) {
    this.#automaker = automaker;
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
    const choice = this.#automaker.lanes.map(({ element }, l) => {
      const law = bufferLaw(scenario, this.#automaker.id, element);
      return numberOf(this.#laws[l]!, law.key, () => this.laws[l]!.push(law));
    });
    return numberOf(this.#variants, choice.join(), () => this.#chosen.push(...choice));
  }
}

/** Returns the number of a text, in the order of first appearance; calls `onNew` for a new one. */
function numberOf(known: Map<string, number>, text: string, onNew: () => void): number {
  const number = known.get(text);
  if (number !== undefined) return number;
  known.set(text, known.size);
  onNew();
  return known.size - 1;
}

/** Returns the places of entries with equal keys, in the order of first appearance. */
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
