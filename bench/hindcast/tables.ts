// Tables of docs/hindcast.md.

import type { Hindcast } from '../../src/analysis/hindcast/hindcast.ts';
import type { Verification } from '../../src/analysis/hindcast/verification.ts';
import type { Calibration } from './calibration.ts';
import { type Defaults, quantile } from './defaults.ts';
import { JUDGED_BEFORE, JUDGED_BUFFERS } from './judged.ts';
import type { June } from './june.ts';
import { NAMES, PARAMETERS } from './parameters.ts';
import { BASELINES, type Baseline, baselineScores, type Case, coverage, modelScore } from './predictions.ts';
import type { Target } from './targets.ts';

const number = (x: number, digits = 2): string => (Number.isNaN(x) ? '–' : x.toFixed(digits));
const span = ([low, high]: readonly [number, number], digits = 2): string =>
  `${number(low, digits)} … ${number(high, digits)}`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
const digitsOf = ({ unit }: Verification): number => (unit.startsWith('days') ? 0 : 2);

export function targetTable(targets: readonly Target[]): string {
  return table(
    ['target', 'observed', 'median', 'central 90 %', 'inside'],
    targets.flatMap(({ title, parts }) =>
      parts.map((part, i) => [
        i === 0 ? title : '',
        number(part.observed, digitsOf(part)),
        number(part.median, digitsOf(part)),
        span(part.interval90, digitsOf(part)),
        part.inside ? 'yes' : '**no**',
      ]),
    ),
  );
}

export function posteriorTable({ worlds }: Calibration): string {
  return table(
    ['open number', 'unit', 'before', 'after: median', 'after: 90 %'],
    NAMES.map((name) => {
      const { label, unit, prior } = PARAMETERS[name];
      const values = worlds.map((world) => world[name]);
      const at = (p: number): number => quantile(values, p);
      const digits = prior[1] > 10 ? 0 : 2;
      return [label, unit, span(prior, digits), number(at(0.5), digits), span([at(0.05), at(0.95)], digits)];
    }),
  );
}

/** Mean CRPS of the model and the baselines, by place. */
export function scoreTable(cases: readonly Case[]): string {
  const places = [...new Set(cases.map(({ place }) => place))];
  const names = Object.keys(BASELINES) as Baseline[];
  const row = (label: string, of: readonly Case[]): string[] => {
    const scores = baselineScores(of);
    const { of50, of90 } = coverage(of);
    return [
      label,
      String(of.length),
      number(modelScore(of).crps, 3),
      ...names.map((name) => number(scores[name].crps, 3)),
      `${number(100 * of50, 0)} %`,
      `${number(100 * of90, 0)} %`,
    ];
  };
  return table(
    ['place', 'months', 'model', ...names.map((name) => BASELINES[name]), 'in 50 %', 'in 90 %'],
    [
      ...places.map((place) =>
        row(
          place,
          cases.filter((one) => one.place === place),
        ),
      ),
      row('all', cases),
    ],
  );
}

export function brierTable(cases: readonly Case[]): string {
  const scores = baselineScores(cases);
  return table(
    ['Brier score', 'all months'],
    [
      ['model', number(modelScore(cases).brier, 3)],
      ...Object.entries(BASELINES).map(([name, label]) => [label, number(scores[name as Baseline].brier, 3)]),
    ],
  );
}

/** Observations whose ids begin like one of these. */
export function verificationTable({ verifications }: Hindcast, prefixes: readonly string[]): string {
  return table(
    ['', 'observed', 'median', 'central 90 %', 'inside'],
    verifications
      .filter(({ id }) => prefixes.some((prefix) => id.startsWith(prefix)))
      .map((one) => [
        one.title,
        number(one.observed, digitsOf(one)),
        number(one.median, digitsOf(one)),
        span(one.interval90, digitsOf(one)),
        one.inside ? 'yes' : '**no**',
      ]),
  );
}

/** Cover on the morning of 6 June 2025, and the buffers that follow from it beside those judged before, for elements that stop lines. */
export function juneTable(june: Readonly<Record<string, June>>, { buffers }: Defaults): string {
  const rows = Object.entries(buffers).flatMap(([maker, lanes]) =>
    (['Sm', 'Tb', 'Dy', 'Y'] as const).map((element) => {
      const values = june[maker]!.cover[element]!;
      const at = (p: number): number => quantile(values, p);
      return [
        maker,
        element,
        number(at(0.5), 0),
        span([at(0.05), at(0.95)], 0),
        number(JUDGED_BUFFERS[maker]![element]!, 0),
        number(lanes[element]!, 0),
      ];
    }),
  );
  return table(
    ['maker', 'element', 'cover: median', 'cover: 90 %', 'buffer: judged', 'buffer: default'],
    rows,
  );
}

/** What else the named scenarios take from the worlds, beside what was judged before. */
export function defaultsTable(now: Defaults): string {
  const rows = (of: Omit<Defaults, 'buffers'>): [label: string, value: number, digits?: number][] => [
    ['Review, median, working days', of.effort.median, 0],
    ['Review, spread, sigma', of.effort.sigma],
    ['Spread of buffers, sigma', of.bufferSigma],
    ['Returned under the truce', of.truce.returned],
    ['Returned when slowed', of.slowed.returned],
    ['Speed when slowed', of.slowed.speed],
    ...Object.keys(now.clearedAtStart).map((id): [string, number] => [
      `Cleared at the start, ${id}`,
      of.clearedAtStart[id]!,
    ]),
  ];
  const before = rows(JUDGED_BEFORE);
  return table(
    ['', 'judged', 'default'],
    rows(now).map(([label, value, digits], i) => [
      label,
      number(before[i]![1], digits),
      number(value, digits),
    ]),
  );
}
