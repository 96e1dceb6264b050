import approvals from '../../scenarios/history/approvals.json' with { type: 'json' };
import controlledElements from '../../scenarios/history/controlled-elements.json' with { type: 'json' };
import cover from '../../scenarios/history/cover.json' with { type: 'json' };
import halts from '../../scenarios/history/halts.json' with { type: 'json' };
import magnetExports from '../../scenarios/history/magnet-exports.json' with { type: 'json' };
import regimes from '../../scenarios/history/regimes.json' with { type: 'json' };
import { parseObservations } from './parse.ts';
import type { Observations } from './types.ts';

/**
 * What public sources say about the rare-earth controls up to 2026-10-09, frozen (docs/history-files.md).
 *
 * @example
 * ```ts
 * import { observations } from 'rare-earth-risk/history';
 *
 * const { value, interval } = observations['magnet-exports'].tonnes.world!['2025-05']!;
 * console.log(value, interval); // 1238 [ 1237.5, 1238.5 ]
 * ```
 */
export const observations: Observations = parseObservations({
  'magnet-exports': magnetExports,
  approvals,
  halts,
  cover,
  regimes,
  'controlled-elements': controlledElements,
});
