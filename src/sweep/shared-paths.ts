import { compileLines } from '../model/compile.ts';
import type { AutomakerModel, Model } from '../model/model.ts';
import { type BufferLaw, bufferLaw } from '../sampling/buffer-law.ts';
import { movementOf } from '../scenario/moves.ts';
import type { Scenario } from '../scenario/types.ts';

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

/** Keys of a scenario that say nothing of what is drawn, or nothing of what happens. */
const WORDS = /^(title|name|notice|source|\$schema|.*Source)$/;
const NOT_DRAWN = new Set([
  'plant',
  'speed',
  'embargo',
  'periodLicences',
  'returned',
  'approval',
  'inflow',
  'capacityPerWorkingDay',
  'filedPerWorkingDay',
  'backlog',
  'vehiclesPerDay',
  'plannedLicenceDays',
  'transitDays',
  'expediteBelowDays',
  'expediteTransitDays',
  'priority',
  'renewDaysBefore',
]);

/** Sorts scenarios by what they share. */
export function groupByPath(scenarios: readonly Scenario[]): PathGroup[] {
  const groups = grouped(scenarios, (scenario) => {
    const text = textWithout(
      scenario,
      (key) => NOT_DRAWN.has(key),
      (path) => isBuffer(path) || path.startsWith('policy.regimes.'),
    );
    // Whether each trial has a parameter set may hang on buffers and regimes, too.
    return `${movementOf(scenario) !== undefined} ${text}`;
  });
  return groups.map((places) => {
    const modelGroups = grouped(
      places.map((place) => scenarios[place]!),
      (scenario) => textWithout(scenario, () => false, isBuffer),
    );
    return modelGroups.map((members) =>
      modelGroup(
        members.map((member) => places[member]!),
        scenarios,
      ),
    );
  });
}

/** A scenario as text without its words, its buffers and other keys, and without those paths among the numbers that no parameter set moves. */
function textWithout(
  scenario: Scenario,
  isLeftOut: (key: string) => boolean,
  isLeftOutOfFixed: (path: string) => boolean,
): string {
  return JSON.stringify(scenario, (key, value) => {
    if (key === 'bufferDays' || WORDS.test(key) || isLeftOut(key)) return undefined;
    return key === 'fixed' && Array.isArray(value) ? value.filter((path) => !isLeftOutOfFixed(path)) : value;
  });
}

function isBuffer(path: string): boolean {
  return /\.bufferDays(\.|$)/.test(path);
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
