import type { Element } from '../../elements.ts';
import type { Digest } from '../../engine/digest.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Scenario } from '../../scenario/types.ts';
import { summarize } from '../summary.ts';
import { essentialOf } from './measures.ts';

/** What a pilot run chose: no number of it is shown. */
export interface PilotChoice {
  readonly automaker: string;
  /** The mildest first. */
  readonly scenarios: readonly Scenario[];
  readonly focus: Scenario;
  /** Essential elements of the line in the focus, those that stop it most often first. */
  readonly binding: readonly Element[];
}

/**
 * Chooses the line, unless it is named, the order of the scenarios and the one to look at closely: the
 * line most exposed in the second mildest scenario, and that scenario.
 */
export function choose(digests: readonly Digest[], named: string | undefined): PilotChoice {
  const summaries = digests.map((digest) => ({ scenario: digest.scenario, of: summarize(digest) }));
  const byAny = [...summaries].sort(
    (a, b) => a.of.any.haltProbability.value - b.of.any.haltProbability.value,
  );
  const { automakers } = (byAny[1] ?? byAny[0]!).of;
  const exposed = sharedLines(digests.map(({ scenario }) => scenario)).sort(
    (a, b) => automakers[b]!.haltProbability.value - automakers[a]!.haltProbability.value,
  );
  const automaker = named ?? exposed[0]!;
  const chance = ({ of }: (typeof summaries)[number]): number =>
    of.automakers[automaker]!.haltProbability.value;
  const sorted = [...summaries].sort((a, b) => chance(a) - chance(b));
  const focus = sorted[1] ?? sorted[0]!;
  const seen = Object.keys(focus.of.automakers[automaker]!.bindingElements) as Element[];
  const essential = essentialOf(focus.scenario.automakers[automaker]!);
  return {
    automaker,
    scenarios: sorted.map(({ scenario }) => scenario),
    focus: focus.scenario,
    binding: [...new Set([...seen, ...essential])],
  };
}

/** Returns the ids of lines that all scenarios have. */
export function sharedLines(scenarios: readonly Pick<Scenario, 'automakers'>[]): string[] {
  return entityIds(scenarios[0]!.automakers).filter((id) =>
    scenarios.every(({ automakers }) => Object.hasOwn(automakers, id)),
  );
}
