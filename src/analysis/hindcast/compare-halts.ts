import type { FirmHistory, Observations, ShareHalted } from '../../history/types.ts';
import type { HindcastRun } from './hindcast-run.ts';
import { type Verification, verification } from './verification.ts';

/**
 * Compares the share of firms halted by a day, their first halts, the lengths of these, and firms with a
 * year of cover. Returns nothing unless the hindcast starts with the controls.
 */
export function compareHalts(past: HindcastRun, { halts }: Observations): Verification[] {
  if (past.scenario.start !== halts.controlsFrom.value) return [];
  const horizon = past.scenario.horizonDays;
  const shares = Object.values(halts.shareHalted).filter(({ day }) => day <= horizon);
  return [
    ...shares.flatMap((share) => [shareHalted(past, share), ...firstStops(past, share, halts.firms)]),
    ...shares.flatMap((share) => haltLengths(past, share, halts.firms)),
    ...yearsOfCover(past, halts.firms),
  ];
}

function shareHalted(past: HindcastRun, { day, firms, title, share }: ShareHalted): Verification {
  const columns = firms.map((id) => past.firstHaltDay[id]!);
  return verification(
    {
      id: `share-halted-day-${day}`,
      title,
      unit: 'share of firms',
      observed: share.value,
      observedInterval: share.interval,
    },
    columns[0]!.map((_, i) => columns.filter((column) => column[i]! < day).length / firms.length),
  );
}

/** Compares the days of the first halt among the firms, of the second, … as many as there were. */
function firstStops(
  past: HindcastRun,
  { firms }: ShareHalted,
  histories: Readonly<Record<string, FirmHistory>>,
): Verification[] {
  const observed = firms
    .map((id) => Object.values(histories[id]!.halts)[0]?.daysAfterControls)
    .filter((days) => days !== undefined)
    .sort((a, b) => a.value - b.value);
  const columns = firms.map((id) => past.firstHaltDay[id]!);
  const ordered = Array.from(columns[0]!, (_, i) =>
    columns.map((column) => column[i]!).sort((a, b) => a - b),
  );
  return observed.map(({ value, interval }, rank) =>
    verification(
      {
        id: `stop-${rank + 1}`,
        title: `Assembly stop number ${rank + 1}`,
        unit: 'days after the controls',
        observed: value,
        observedInterval: interval,
      },
      ordered.map((days) => days[rank]!),
    ),
  );
}

/** Compares each known length with the lengths of all first halts that begin by the day of the share. */
function haltLengths(
  past: HindcastRun,
  { day, firms }: ShareHalted,
  histories: Readonly<Record<string, FirmHistory>>,
): Verification[] {
  const lengths = firms.flatMap((id) =>
    Array.from(past.haltLength[id]!).filter((_, i) => past.firstHaltDay[id]![i]! < day),
  );
  return firms.flatMap((id) =>
    Object.values(histories[id]!.halts)
      .filter(({ days }) => days !== undefined)
      .map(({ days }) =>
        verification(
          {
            id: `halt-length-${id}`,
            title: `Length of the halt of ${histories[id]!.title}`,
            unit: 'days',
            observed: days!.value,
            observedInterval: days!.interval,
          },
          lengths,
        ),
      ),
  );
}

const LONG_COVER_MONTHS = 12;
const LONG_COVER_DAYS = 180;

/**
 * Compares whether a firm with a year of cover halted within 180 days with the chance of it in each
 * parameter draw.
 */
function yearsOfCover(past: HindcastRun, firms: Readonly<Record<string, FirmHistory>>): Verification[] {
  return Object.entries(firms)
    .filter(([, { coverMonths }]) => (coverMonths?.value ?? 0) >= LONG_COVER_MONTHS)
    .map(([id, { title, halts }]) => {
      const first = Object.values(halts)[0]?.daysAfterControls;
      const observed = first !== undefined && first.value < LONG_COVER_DAYS ? 1 : 0;
      return verification(
        {
          id: `year-of-cover-${id}`,
          title: `${title}, with a year of cover: chance of a halt within ${LONG_COVER_DAYS} days`,
          unit: 'chance',
          observed,
          observedInterval: [observed, observed],
        },
        Array.from({ length: past.parameterDraws }, (_, k) => {
          const days = past.firstHaltDay[id]!.subarray(k * past.trials, (k + 1) * past.trials);
          return days.filter((day) => day < LONG_COVER_DAYS).length / past.trials;
        }),
      );
    });
}
