// What a model that starts with the controls should tell, by how far each was open at the cut-off.

import { compareGap, compareMeanFlow } from '../../../src/analysis/hindcast/compare-flows.ts';
import type { Hindcast } from '../../../src/analysis/hindcast/hindcast.ts';
import type { Verification } from '../../../src/analysis/hindcast/verification.ts';
import { observations } from '../../../src/history/index.ts';
import { isInferred } from './inferred.ts';
import { type FirstMonths, monthsFrom, monthsText } from './months.ts';

/** Whether a target could have been missed, and by what. */
export const CLASSES = {
  open: 'neither the fit nor the regimes knew it; only these are counted',
  fitted: 'the fit knew it',
  'given by the regime': 'the regimes of the time were read off it, at least in part',
  tautological: 'the model could hardly say anything else',
  void: 'what was observed says nothing of the cause; not simulated',
} as const;
export type TargetClass = keyof typeof CLASSES;

export interface Target {
  readonly id: string;
  readonly title: string;
  readonly class: TargetClass;
  /** Why it is in its class, where that is not plain. */
  readonly why?: string;
  /** One or several verifications; none where the target is void. */
  readonly parts: readonly Verification[];
}

/** Returns the targets, in the order in which things came. */
export function targetsOf(spring: Hindcast, first: FirstMonths): Target[] {
  const named = (id: string): Verification | undefined => spring.verifications.find((one) => one.id === id);
  const flow = (place: string, months: readonly string[]): Verification | undefined =>
    compareMeanFlow(spring, observations, place, months[0] ?? '', months.at(-1) ?? '');
  const fitted = monthsFrom('2025-04', '2025-09').filter((month) => month < first.unknown);
  const unseen = monthsFrom(first.unknown, '2025-09').filter((month) => month < first.scored);
  const open = monthsFrom(first.scored, '2025-09');
  const openUs = beforeInferred('us', open);
  const ofUs = openUs.length < open.length ? `US, ${monthsText(openUs)}` : 'US';
  return [
    target('flow-fitted', 'fitted', `Magnet flow, ${monthsText(fitted)}: world, US`, [
      flow('world', fitted),
      flow('us', fitted),
    ]),
    ...(unseen.length === 0
      ? []
      : [
          target(
            'flow-unseen',
            'open',
            `Magnet flow, ${monthsText(unseen)}: world, US`,
            [flow('world', unseen), flow('us', unseen)],
            'over at the cut-off, but customs had not published it',
          ),
        ]),
    target(
      'flow-open',
      'open',
      `Magnet flow, ${monthsText(open)}: world; ${ofUs}`,
      [flow('world', open), flow('us', openUs)],
      openUs.length < open.length
        ? 'what follows in the US has a regime that was read off its flow'
        : undefined,
    ),
    target('approved', 'fitted', 'Approved share on 4 and 27 June 2025', [
      named('approved-clepa-june-start'),
      named('approved-clepa-june-end'),
    ]),
    target('first-stops', 'fitted', 'Days to the first two assembly stops', [
      named('stop-1'),
      named('stop-2'),
    ]),
    target('share-halted', 'fitted', 'Share of 12 car groups halted by day 90', [
      named('share-halted-day-90'),
    ]),
    target('halt-length', 'open', 'Length of halts, days: Ford, Suzuki', [
      named('halt-length-ford'),
      named('halt-length-suzuki'),
    ]),
    target(
      'year-of-cover',
      'tautological',
      'Chance of a halt within 180 days with a year of cover',
      [named('year-of-cover-hyundai-kia')],
      'a stock of a year outlasts 180 days whatever the licences do',
    ),
    target(
      're-slowing',
      'given by the regime',
      'September 2025: world flow above that of the US',
      [compareGap(spring, observations, 'world', 'us', '2025-09')],
      'that the US was slowed from 1 September was inferred from this flow',
    ),
    {
      id: 'japan',
      class: 'void',
      title: 'Licensed goods to Japan after the ban of 6 January 2026',
      why: 'dysprosium to Japan was down 95 % before the ban, so that finding none after it tells nothing of the ban',
      parts: [],
    },
  ];
}

/** Whether every part lies in its central 90 %; undefined without parts. */
export function isInside({ parts }: Target): boolean | undefined {
  return parts.length === 0 ? undefined : parts.every(({ inside }) => inside);
}

/** Returns the open targets, and how many of them lie inside with all their parts. */
export function countOpen(targets: readonly Target[]): { readonly open: number; readonly inside: number } {
  const open = targets.filter((one) => one.class === 'open');
  return { open: open.length, inside: open.filter((one) => isInside(one) === true).length };
}

/** The months up to the first whose regime was read off the flows of the place. */
function beforeInferred(place: string, months: readonly string[]): string[] {
  const end = months.findIndex((month) => isInferred(observations.regimes, place, month));
  return months.slice(0, end < 0 ? months.length : end);
}

function target(
  id: string,
  name: TargetClass,
  title: string,
  of: readonly (Verification | undefined)[],
  why?: string,
): Target {
  const parts = of.filter((part) => part !== undefined);
  if (parts.length !== of.length) {
    throw new Error(`Expected every part of target ${id} to be in the hindcast`);
  }
  return { id, title, class: name, ...(why === undefined ? {} : { why }), parts };
}
