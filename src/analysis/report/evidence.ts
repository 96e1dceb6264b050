import { isSource } from '../../scenario/sources.ts';
import type { Scenario } from '../../scenario/types.ts';

/** Where a number comes from. */
export type SourceKind = 'source' | 'calibrated' | 'judgement' | 'none';

/** A number of a scenario, or a distribution, and its source. */
export interface SourcedNumber {
  readonly path: string;
  readonly value: unknown;
  readonly kind: SourceKind;
  /** Text of the source; empty where there is none. */
  readonly source: string;
}

/** How many numbers behind a line come from where, and those that matter most with their sources. */
export interface Evidence {
  readonly counts: Readonly<Record<SourceKind, number>>;
  readonly rows: readonly SourcedNumber[];
}

/** Parts of a scenario whose numbers are those of every line. */
const SHARED = ['policy', 'desk', 'market', 'plant'] as const;

/** Returns the evidence behind a line: all its numbers counted, those of the given paths in full. */
export function evidenceOf(scenario: Scenario, automaker: string, paths: readonly string[]): Evidence {
  const all = numbersBehind(scenario, automaker);
  const counts = { source: 0, calibrated: 0, judgement: 0, none: 0 };
  for (const { kind } of all) counts[kind] += 1;
  const rows = paths.flatMap(
    (path) => all.find((one) => path === one.path || path.startsWith(`${one.path}.`)) ?? [],
  );
  return { counts, rows: [...new Set(rows)] };
}

/**
 * Returns the numbers and distributions of a line, and of what all lines share, in the order of the file.
 */
export function numbersBehind(scenario: Scenario, automaker: string): SourcedNumber[] {
  const shared = SHARED.flatMap((key) => within(scenario[key], key, ''));
  return [...shared, ...within(scenario.automakers[automaker]!, `automakers.${automaker}`, '')];
}

/** Returns the numbers within a part; what has no source of its own has that of the object around it. */
function within(part: object, path: string, around: string): SourcedNumber[] {
  const texts = part as Readonly<Record<string, unknown>>;
  const own = typeof texts.source === 'string' ? texts.source : around;
  return Object.entries(part).flatMap(([key, value]): SourcedNumber[] => {
    if (isSource(key)) return [];
    const beside = texts[`${key}Source`];
    const source = typeof beside === 'string' ? beside : own;
    const at = `${path}.${key}`;
    if (typeof value === 'number' || isDistribution(value))
      return [{ path: at, value, kind: kindOf(source), source }];
    return typeof value === 'object' && value !== null ? within(value, at, source) : [];
  });
}

/** Sets of keys of which one is in each distribution. */
const PARTS = ['median', 'p5', 'mode', 'mean', 'low', 'values'];

function isDistribution(value: unknown): boolean {
  return typeof value === 'object' && value !== null && PARTS.some((key) => Object.hasOwn(value, key));
}

/** A source says itself what it is: the first of the words judgement and calibrated in its text. */
function kindOf(source: string): SourceKind {
  if (source === '') return 'none';
  const [word] = /judge?ment|calibrat/i.exec(source) ?? [];
  if (word === undefined) return 'source';
  return /^j/i.test(word) ? 'judgement' : 'calibrated';
}
