import { ATOMIC_NUMBER } from '../../src/elements.ts';
import type { OutcomeColumns } from '../../src/index.ts';
import type { ReferenceResult } from './stepper.ts';

/** Columns of `simulate` as the reference would fill them. */
export function referenceColumns(futures: readonly ReferenceResult[]): OutcomeColumns {
  const column = (of: (future: ReferenceResult) => number): Float64Array => Float64Array.from(futures, of);
  return {
    firstHaltDay: column(({ firstHaltDay }) => firstHaltDay),
    haltDays: column(({ haltDays }) => haltDays),
    halts: column(({ halts }) => halts),
    vehiclesLost: column(({ vehiclesLost }) => vehiclesLost),
    bindingElement: Uint8Array.from(futures, ({ bindingElement }) =>
      bindingElement === null ? 0 : ATOMIC_NUMBER[bindingElement],
    ),
    daysToRestart: column(({ daysToRestart }) => daysToRestart),
    timeToSurvive: column(({ timeToSurvive }) => timeToSurvive),
  };
}
