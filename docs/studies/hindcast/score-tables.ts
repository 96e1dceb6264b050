// Tables of docs/hindcast.md that set the model beside what was observed, and beside the baselines.

import type { Hindcast } from '../../../src/analysis/hindcast/hindcast.ts';
import type { Verification } from '../../../src/analysis/hindcast/verification.ts';
import type { Approvals } from '../../../src/history/index.ts';
import { BASELINE_NAMES, BASELINES } from './baselines.ts';
import { number, percent, table, verified, yesOrNo } from './markdown.ts';
import { baselineScores, type Case, coverage, modelScore, scored, skills } from './predictions.ts';
import type { Target } from './targets.ts';
import { findingOf } from './verdict.ts';

export function targetTable(targets: readonly Target[]): string {
  return table(
    ['target', 'class', 'observed', 'median', 'central 90 %', 'inside'],
    targets.flatMap((one) =>
      one.parts.length === 0
        ? [[one.title, one.class, '–', '–', '–', '–']]
        : one.parts.map((part, i) => [
            ...(i === 0 ? [one.title, one.class] : ['', '']),
            ...verified(part),
            yesOrNo(part.inside),
          ]),
    ),
  );
}

/** Mean CRPS of the model and the baselines by place, over the months that count. */
export function scoreTable(cases: readonly Case[]): string {
  const places = [...new Set(cases.map(({ place }) => place))];
  const row = (label: string, all: readonly Case[]): string[] => {
    const of = scored(all);
    const counts = [String(of.length), String(all.length - of.length)];
    if (of.length === 0) return [label, ...counts, '–', ...BASELINE_NAMES.map(() => '–'), '–', '–'];
    const scores = baselineScores(of);
    const { of50, of90 } = coverage(of);
    return [
      label,
      ...counts,
      number(modelScore(of).crps, 3),
      ...BASELINE_NAMES.map((name) => number(scores[name].crps, 3)),
      `${percent(of50)} %`,
      `${percent(of90)} %`,
    ];
  };
  return table(
    [
      'place',
      'months scored',
      'not scored',
      'model',
      ...BASELINE_NAMES.map((name) => BASELINES[name]),
      'in 50 %',
      'in 90 %',
    ],
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

/** Skill over each baseline with its interval, and the Brier scores. */
export function skillTable(cases: readonly Case[]): string {
  const of = scored(cases);
  const all = skills(of);
  const scores = baselineScores(of);
  return table(
    ['baseline', 'skill', '90 %', 'no better in', 'finding', 'Brier score'],
    [
      ...BASELINE_NAMES.map((name) => {
        const { value, interval90, notBetter } = all[name];
        return [
          BASELINES[name],
          `${percent(value)} %`,
          `${interval90.map(percent).join(' … ')} %`,
          `${percent(notBetter)} %`,
          FINDINGS[findingOf(all[name])],
          number(scores[name].brier, 3),
        ];
      }),
      ['model', '–', '–', '–', '–', number(modelScore(of).brier, 3)],
    ],
  );
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
