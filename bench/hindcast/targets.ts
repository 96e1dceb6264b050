// The eight things that a model seeded on the eve of the controls should tell (one or several verifications each).

import { compareGap, compareMeanFlow } from '../../src/analysis/hindcast/compare-flows.ts';
import { compareNothing } from '../../src/analysis/hindcast/compare-licences.ts';
import type { Hindcast } from '../../src/analysis/hindcast/hindcast.ts';
import type { Verification } from '../../src/analysis/hindcast/verification.ts';
import { observations } from '../../src/history/index.ts';

export interface Target {
  readonly id: string;
  readonly title: string;
  /** Of the first part, the headline. */
  readonly observed: number;
  readonly interval: readonly [low: number, high: number];
  /** Whether every part lies in its central 90 %. */
  readonly inside: boolean;
  readonly parts: readonly Verification[];
}

export function targetsOf(spring: Hindcast, japan: Hindcast): Target[] {
  const named = (id: string): Verification | undefined => spring.verifications.find((one) => one.id === id);
  const flow = (place: string): Verification | undefined =>
    compareMeanFlow(spring, observations, place, '2025-04', '2025-09');
  return [
    target('flow', 'Magnet flow, April to September 2025: world, US', [flow('world'), flow('us')]),
    target('approved', 'Approved share on 4 and 27 June 2025', [
      named('approved-clepa-june-start'),
      named('approved-clepa-june-end'),
    ]),
    target('first-stops', 'Days to the first two assembly stops', [named('stop-1'), named('stop-2')]),
    target('share-halted', 'Share of 12 car groups halted by day 90', [named('share-halted-day-90')]),
    target('halt-length', 'Length of halts, days: Ford, Suzuki', [
      named('halt-length-ford'),
      named('halt-length-suzuki'),
    ]),
    target('year-of-cover', 'Chance of a halt within 180 days with a year of cover', [
      named('year-of-cover-hyundai-kia'),
    ]),
    target('re-slowing', 'September 2025: world flow above that of the US', [
      compareGap(spring, observations, 'world', 'us', '2025-09'),
    ]),
    target('japan', 'Licensed goods to Japan, from the ban of 6 January to March 2026', [
      compareNothing(japan, observations, 'japan', 'Dy'),
    ]),
  ];
}

function target(id: string, title: string, of: readonly (Verification | undefined)[]): Target {
  const parts = of.filter((part) => part !== undefined);
  if (parts.length !== of.length)
    throw new Error(`Expected every part of target ${id} to be in the hindcast`);
  const { observed, interval90 } = parts[0]!;
  return { id, title, observed, interval: interval90, inside: parts.every(({ inside }) => inside), parts };
}
