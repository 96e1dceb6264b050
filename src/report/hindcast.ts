import type { Hindcast } from '../analysis/hindcast/hindcast.ts';
import type { Verification } from '../analysis/hindcast/verification.ts';
import { table, titleOf, wrap } from './layout.ts';
import { count } from './numbers.ts';

/** Returns a hindcast as text: every observation beside the model's central 90 %, marked if outside. */
export function hindcastText({ scenario, verifications, trials, parameterDraws }: Hindcast): string {
  const inside = verifications.filter((one) => one.inside).length;
  return [
    wrap(
      `${titleOf(scenario)} compared with history: ${inside} of ${verifications.length} observations lie in the central 90 %. ${count(parameterDraws)} \
parameter ${parameterDraws === 1 ? 'draw' : 'draws'}, each simulated ${count(trials)} ${trials === 1 ? 'time' : 'times'}.`,
    ),
    table([['', 'observed', 'median', 'central 90 %', ''], ...verifications.map(row)]),
  ].join('\n\n');
}

function row({ id, unit, observed, median, interval90, inside }: Verification): string[] {
  const places = unit.startsWith('days') ? 0 : 2;
  const text = (x: number): string => (Number.isNaN(x) ? '–' : x.toFixed(places));
  const interval = Number.isNaN(median) ? '–' : interval90.map(text).join(' … ');
  return [id, text(observed), text(median), interval, inside ? '' : 'outside'];
}
