// Tables of docs/hindcast.md that set the model beside what was observed, and beside the baselines.

import type { Hindcast } from '../../../src/analysis/hindcast/hindcast.ts';
import type { Verification } from '../../../src/analysis/hindcast/verification.ts';
import type { Approvals } from '../../../src/history/index.ts';
import { BASELINE_NAMES, BASELINES } from './baselines.ts';
import { number, percent, span, table, verified, yesOrNo } from './markdown.ts';
import {
  type Case,
  coverage,
  FORECAST_NAMES,
  FORECASTS,
  type Forecast,
  meanScore,
  scored,
  skills,
} from './predictions.ts';
import type { Skill } from './skill.ts';
import type { Target } from './targets.ts';
import { findingOf } from './verdict.ts';

/** Targets as the members have them, and with the discrepancy in their flows. */
export function targetTable(raw: readonly Target[], widened: readonly Target[]): string {
  return table(
    ['target', 'class', 'observed', 'median', 'central 90 %', 'inside', 'widened: 90 %', 'inside'],
    raw.flatMap((one, t) =>
      one.parts.length === 0
        ? [[one.title, one.class, '–', '–', '–', '–', '–', '–']]
        : one.parts.map((part, i) => {
            const wide = widened[t]!.parts[i]!;
            return [
              ...(i === 0 ? [one.title, one.class] : ['', '']),
              ...verified(part),
              yesOrNo(part.inside),
              span(wide.interval90, wide.unit.startsWith('days') ? 0 : 2),
              yesOrNo(wide.inside),
            ];
          }),
    ),
  );
}

/** Mean CRPS of the model and the baselines by group of cases, over the months that count. */
export function scoreTable(
  head: string,
  groups: readonly (readonly [label: string, cases: readonly Case[]])[],
): string {
  const row = ([label, all]: readonly [string, readonly Case[]]): string[] => {
    const of = scored(all);
    const counts = [String(of.length), String(all.length - of.length)];
    const names = [...FORECAST_NAMES, ...BASELINE_NAMES];
    return [
      label,
      ...counts,
      ...names.map((name) => (of.length === 0 ? '–' : number(meanScore(of, name).crps, 3))),
    ];
  };
  return table(
    [
      head,
      'months scored',
      'not scored',
      ...Object.values(FORECASTS),
      ...BASELINE_NAMES.map((name) => BASELINES[name]),
    ],
    groups.filter(([, cases]) => cases.length > 0).map(row),
  );
}

/** Shares inside the central 50 and 90 %, by group of cases. */
export function coverageTable(
  head: string,
  groups: readonly (readonly [label: string, cases: readonly Case[]])[],
): string {
  const inside = (cases: readonly Case[], forecast: Forecast): string[] => {
    const { of50, of90 } = coverage(cases, forecast);
    return [`${percent(of50)} %`, `${percent(of90)} %`];
  };
  return table(
    [head, 'months scored', 'raw: in 50 %', 'in 90 %', 'widened: in 50 %', 'in 90 %'],
    groups
      .map(([label, cases]) => [label, scored(cases)] as const)
      .filter(([, cases]) => cases.length > 0)
      .map(([label, cases]) => [
        label,
        String(cases.length),
        ...inside(cases, 'raw'),
        ...inside(cases, 'widened'),
      ]),
  );
}

/** Skill over each baseline with its interval, and the Brier scores. */
export function skillTable(cases: readonly Case[]): string {
  const of = scored(cases);
  const [raw, widened] = [skills(of, 'raw'), skills(of, 'widened')];
  const brier = (name: Parameters<typeof meanScore>[1]): string => number(meanScore(of, name).brier, 3);
  return table(
    [
      'baseline',
      'raw: skill, 90 %',
      'no better in',
      'finding',
      'widened: skill, 90 %',
      'no better in',
      'finding',
      'Brier score',
    ],
    [
      ...BASELINE_NAMES.map((name) => [
        BASELINES[name],
        ...skillCells(raw[name]),
        ...skillCells(widened[name]),
        brier(name),
      ]),
      ...FORECAST_NAMES.map((name) => [FORECASTS[name], '–', '–', '–', '–', '–', '–', brier(name)]),
    ],
  );
}

function skillCells(skill: Skill): string[] {
  const { value, interval90, notBetter } = skill;
  return [
    `${percent(value)} % (${interval90.map(percent).join(' … ')} %)`,
    `${percent(notBetter)} %`,
    FINDINGS[findingOf(skill)],
  ];
}

const FINDINGS = { better: 'better', worse: '**worse**', 'not shown': '**no skill shown**' } as const;

/** Observations whose ids begin like one of these. */
export function verificationTable(
  { verifications }: Pick<Hindcast, 'verifications'>,
  prefixes: readonly string[],
): string {
  return table(
    ['', 'observed', 'median', 'central 90 %', 'inside'],
    verifications
      .filter(({ id }) => prefixes.some((prefix) => id.startsWith(prefix)))
      .map((one) => [one.title, ...verified(one), yesOrNo(one.inside)]),
  );
}

/** Shares of files approved by a date: known to the fit, open, or of samples that are not scored. */
export function approvalTable(
  { verifications }: { readonly verifications: readonly Verification[] },
  { rates }: Approvals,
  until: string,
): string {
  const rows = Object.entries(rates).flatMap(([id, { approvedShare, scored: counts }]) => {
    const one = verifications.find((verification) => verification.id === `approved-${id}`);
    if (one === undefined) return [];
    const use = approvedShare.publishedOn <= until ? 'fitted' : 'open';
    return [
      [
        one.title,
        counts ? use : 'selected sample, not scored',
        ...verified(one),
        counts ? yesOrNo(one.inside) : '–',
      ],
    ];
  });
  return table(['', 'use', 'observed', 'median', 'central 90 %', 'inside'], rows);
}
