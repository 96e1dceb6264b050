// Cases put together: by place, by how far ahead, by cut-off.

import type { Case } from './predictions.ts';

export type Group = readonly [label: string, cases: readonly Case[]];

export function byPlace(cases: readonly Case[]): Group[] {
  const places = [...new Set(cases.map(({ place }) => place))];
  const groups = places.map((name): Group => [name, cases.filter(({ place }) => place === name)]);
  return [...groups, ['all', cases]];
}

/** Months ahead, the last group open at its end. */
const AHEAD = [1, 4, 7, 10];

export function byMonthsAhead(cases: readonly Case[]): Group[] {
  return AHEAD.map((from, i): Group => {
    const to = (AHEAD[i + 1] ?? Number.POSITIVE_INFINITY) - 1;
    const label = Number.isFinite(to) ? `${from} to ${to}` : `${from} and more`;
    return [label, cases.filter(({ ahead }) => ahead >= from && ahead <= to)];
  });
}

export function byCutOff(cases: readonly Case[]): Group[] {
  const days = [...new Set(cases.map(({ cutOff }) => cutOff))];
  const groups = days.map((day): Group => [day, cases.filter(({ cutOff }) => cutOff === day)]);
  return [...groups, ['all three', cases]];
}
