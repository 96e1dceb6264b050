// The pictures of docs/hindcast.md, by the name of their file.

import type { Hindcast } from '../../../src/analysis/hindcast/hindcast.ts';
import { parseDay } from '../../../src/calendar/days.ts';
import { observations } from '../../../src/history/index.ts';
import { densityGrid } from '../../../src/report/charts/density-grid.ts';
import { fanChart } from '../../../src/report/charts/fan-chart.ts';
import { survivalChart } from '../../../src/report/charts/survival-chart.ts';
import type { Calibration } from './calibration.ts';
import type { CutOff } from './cut-offs.ts';
import { NAMES, PARAMETERS, priorOf } from './parameters.ts';
import { FORECAST_NAMES, FORECASTS, pit, scored } from './predictions.ts';

/** Places of customs data with a fan of their own, and the destination whose flow it is. */
const FANS = {
  world: { title: 'World', of: 'world' },
  us: { title: 'United States', of: 'us' },
  germany: { title: 'Germany, standing for Europe', of: 'eu' },
  japan: { title: 'Japan', of: 'japan' },
} as const;

/** Days of the survival curve. */
const DAYS = 180;

/** Returns the pictures; months that the fit does not know are drawn as predicted. */
export function pictures(
  spring: Hindcast,
  cutOffs: readonly CutOff[],
  calibration: Calibration,
): Record<string, string> {
  const { widened, first } = cutOffs[0]!;
  const fans = Object.entries(FANS).flatMap(([place, { title, of }]) => [
    [`flow-${place}.svg`, fan(spring, { place, title: `${title}, raw`, of }, first.unknown)] as const,
    [`widened-${place}.svg`, fan(widened, { place, title: `${title}, widened`, of }, first.unknown)] as const,
  ]);
  return {
    ...Object.fromEntries(fans),
    'halts.svg': survival(spring),
    'posteriors.svg': posteriors(calibration),
    'pit.svg': transforms(cutOffs),
  };
}

/** Where observations fall in the forecasts, for each cut-off: raw above widened. */
function transforms(cutOffs: readonly CutOff[]): string {
  return densityGrid({
    title: 'Where observations fall in the forecasts',
    subtitle: 'share of members below the observation; outline: as it should be',
    panels: FORECAST_NAMES.flatMap((name) =>
      cutOffs.map(({ day, cases }) => ({
        label: `${FORECASTS[name]}, ${day}`,
        prior: [0, 1],
        posterior: { values: scored(cases).map(({ forecasts }) => pit(forecasts[name])) },
      })),
    ),
  });
}

function fan(
  { flows, verifications }: Hindcast,
  { place, title, of }: Record<'place' | 'title' | 'of', string>,
  first: string,
): string {
  const months = Object.keys(flows[of]!).sort();
  const sorted = months.map((month) => flows[of]![month]!.slice().sort());
  const at = (p: number): number[] => sorted.map((draws) => draws[Math.floor(p * draws.length)]!);
  const seen = months.map((month) => verifications.find(({ id }) => id === `flow-${place}-${month}`));
  return fanChart({
    title: `Magnet exports: ${title}`,
    unit: 'share of a month of 2024',
    months,
    bands: [
      { level: 0.9, low: at(0.05), high: at(0.95) },
      { level: 0.5, low: at(0.25), high: at(0.75) },
    ],
    median: at(0.5),
    observed: seen.map((one) => one?.observed ?? null),
    observedIntervals: seen.map((one) => one?.observedInterval ?? null),
    split: first,
  });
}

function survival({ firstHaltDay, trials, parameterDraws }: Hindcast): string {
  const { controlsFrom, shareHalted, firms: histories } = observations.halts;
  const { firms } = shareHalted['by-day-90']!;
  const days = Array.from({ length: DAYS + 1 }, (_, day) => day);
  const shares = days.map((day) =>
    Float64Array.from({ length: trials * parameterDraws }, (_, i) => {
      return firms.filter((id) => firstHaltDay[id]![i]! > day).length / firms.length;
    }).sort(),
  );
  const at = (p: number): number[] => shares.map((of) => of[Math.floor(p * of.length)]!);
  return survivalChart({
    title: 'Car groups not yet halted',
    subtitle: 'mean and central 90 % of twelve groups, days after 4 April 2025; stops of history below',
    days,
    survival: shares.map((of) => of.reduce((a, b) => a + b, 0) / of.length),
    band: [at(0.05), at(0.95)],
    events: firms.flatMap((id) =>
      Object.values(histories[id]!.halts)
        .filter(({ daysAfterControls }) => daysAfterControls !== undefined)
        .map(({ daysAfterControls }) => ({
          day: daysAfterControls!.value,
          interval: daysAfterControls!.interval,
          label: histories[id]!.title,
        })),
    ),
    stillRunning: firms
      .filter((id) => Object.keys(histories[id]!.halts).length === 0)
      .map((id) => ({
        day: parseDay(histories[id]!.holdsUntil.value)! - parseDay(controlsFrom.value)!,
        label: histories[id]!.title,
      })),
  });
}

function posteriors({ sets }: Calibration): string {
  return densityGrid({
    title: 'What the facts up to 30 June 2025 settle',
    subtitle: 'histogram: after; outline: before',
    panels: NAMES.map((name) => ({
      label: PARAMETERS[name].label,
      ...(/days/.test(PARAMETERS[name].unit) ? { unit: 'days' } : {}),
      prior: priorOf(name),
      posterior: { values: sets.map((set) => set[name]) },
    })),
  });
}
