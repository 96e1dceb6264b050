// The model without licences: what customs would have counted, did no tonne need one.

import { customsFlow } from '../../../src/analysis/hindcast/customs.ts';
import type { HindcastRun } from '../../../src/analysis/hindcast/hindcast-run.ts';
import { type Calibration, shownSets } from './calibration.ts';
import { customsOf } from './parameters.ts';

/** Returns the flows of every member of the run, for the same parameter sets with `licensedTonnes` 0. */
export function freeGoods(
  run: Pick<HindcastRun, 'scenario' | 'expectedFlows' | 'trials'>,
  calibration: Calibration,
): HindcastRun['flows'] {
  const { scenario, expectedFlows, trials } = run;
  const nothing = new Float64Array(scenario.horizonDays);
  const flows = shownSets(calibration).map((set) =>
    customsFlow(nothing, scenario.start, { ...customsOf(set), licensedTonnes: 0 }),
  );
  return Object.fromEntries(
    Object.entries(expectedFlows).map(([place, months]) => [
      place,
      Object.fromEntries(
        Object.keys(months).map((month) => [
          month,
          Float64Array.from(
            { length: flows.length * trials },
            (_, i) => flows[Math.floor(i / trials)]![month]!,
          ),
        ]),
      ),
    ]),
  );
}
