// What earlier Chinese export controls say of a month under control: exports of other goods, as shares of
// their usual month, so many months after the controls began.

import { type Episodes, episodesKnownBy } from '../../../src/history/index.ts';
import { monthAfter, monthsBetween } from './months.ts';

/** Months under control are numbered from the first full one. */
const NEIGHBOURS = 1;
/** Fewer values than these are not a pool: months further away come in. */
const ENOUGH = 3;
/** The first full month under the controls of April 2025. */
const FIRST_MONTH = '2025-05';
const CONTROLS = '2025-04-04';

/** Returns the shares of a usual month that stand for a month under the controls of April 2025. */
export type Pool = (month: string) => readonly number[];

/**
 * Pools licensed goods whose controls began before those of April 2025, as published by a day: their
 * months with the same number, one less and one more, or the nearest where these are fewer than three.
 */
export function poolOf(episodes: Episodes, cutOff: string): Pool {
  const months = Object.values(episodesKnownBy(episodes, cutOff).goods)
    .filter(({ kind, inForce }) => kind === 'licence' && inForce.value < CONTROLS)
    .flatMap(({ inForce, base, months }) => {
      const first = firstFullMonth(inForce.value);
      return Object.entries(months).map(([month, { value }]) => ({
        number: monthsBetween(first, month) + 1,
        share: value / base.value,
      }));
    })
    .filter(({ number }) => number >= 1);
  return (month) => {
    const number = monthsBetween(FIRST_MONTH, month) + 1;
    for (let reach = NEIGHBOURS; ; reach++) {
      const near = months.filter((one) => Math.abs(one.number - number) <= reach);
      if (near.length >= ENOUGH || near.length === months.length) return near.map(({ share }) => share);
    }
  };
}

function firstFullMonth(day: string): string {
  const month = day.slice(0, 7);
  return day.endsWith('-01') ? month : monthAfter(month);
}
