import type { Element } from '../../elements.ts';
import type { Digest } from '../../engine/digest.ts';
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
  const automaker = named ?? (byAny[1] ?? byAny[0]!).of.mostExposed;
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
