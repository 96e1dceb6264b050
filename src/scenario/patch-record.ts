import type { ScenarioIssue } from '../errors.ts';
import type { LostSpread } from './lost-spreads.ts';

/** What patches have brought up so far, one laid over the other. */
export interface PatchRecord {
  /** What the patches may not name. */
  readonly issues: ScenarioIssue[];
  /** Places where a number took the place of a distribution. */
  readonly lostSpreads: LostSpread[];
}

/**
 * How strictly a patch names things: a `change` names none that the base does not have, an `extension` (a
 * file that extends another) may add some.
 */
export type PatchKind = 'change' | 'extension';

/** Returns an empty record, or one with the spreads that earlier patches took away. */
export function openRecord(lostSpreads: readonly LostSpread[] = []): PatchRecord {
  return { issues: [], lostSpreads: [...lostSpreads] };
}
