// The facts that a calibration may use: those published by its cut-off, as numbers beside what the model
// says.

import { SHARE_ERROR } from '../../../src/analysis/hindcast/compare-licences.ts';
import { observedFlows, worldWeights } from '../../../src/analysis/hindcast/normal-flow.ts';
import { parseDay } from '../../../src/calendar/days.ts';
import { knownBy, type Observations } from '../../../src/history/index.ts';

/** The last day whose publications are read. */
export const CUT_OFF = '2025-06-30';

/** Standard deviation of the share of one distributor, standing for all buyers of its country. */
const ONE_FIRM_ERROR = 0.15;

/** Standard normal quantile of 0.95: an observation's interval is read as its central 90 %. */
const Z95 = 1.6448536269514722;

/** A month's customs flow, in normal months. */
export interface FlowFact {
  readonly place: string;
  readonly month: string;
  readonly value: number;
  /** Standard deviation of the observation itself, beside that of a month around the model. */
  readonly sd: number;
}

/** Share of the applications of a destination that were decided by the end of a day. */
export interface ShareFact {
  readonly id: string;
  readonly destination: string;
  readonly day: number;
  readonly value: number;
  readonly sd: number;
}

/** Whether and when a firm halted. */
export interface FirmFact {
  readonly id: string;
  readonly like: string;
  readonly destination: string;
  /** First and last day on which its first halt may have begun; absent of a firm that had not halted. */
  readonly window?: readonly [first: number, last: number];
  /** The last day of which anything was known. */
  readonly until: number;
  /** Whether somebody said so, or nobody said otherwise. */
  readonly isStated: boolean;
}

/** All facts; days are counted from the first day of the controls. */
export interface KnownFacts {
  readonly lastDay: number;
  readonly flows: readonly FlowFact[];
  readonly shares: readonly ShareFact[];
  readonly firms: readonly FirmFact[];
  /** What each destination weighs in the world's flow. */
  readonly weights: Readonly<Record<string, number>>;
}

/** Reads the facts that were published by `cutOff`, and nothing else. */
export function knownFacts(observations: Observations, cutOff: string = CUT_OFF): KnownFacts {
  const known = knownBy(observations, cutOff);
  const start = parseDay(known.halts.controlsFrom.value)!;
  const dayOf = (iso: string): number => parseDay(iso)! - start;
  const lastDay = dayOf(cutOff);
  const shares = Object.entries(known.approvals.rates)
    .filter(([, { scored, asOf }]) => scored !== false && dayOf(asOf.value) <= lastDay)
    .map(([id, { destination, asOf, approvedShare, files }]) => ({
      id,
      destination,
      day: dayOf(asOf.value),
      value: approvedShare.value,
      sd: files === undefined ? SHARE_ERROR : ONE_FIRM_ERROR,
    }));
  const firms = Object.entries(known.halts.firms).map(
    ([id, { like, destination, halts, holdsUntil, outcome }]) => {
      const first = Object.values(halts)
        .flatMap(({ firstDay }) => firstDay ?? [])
        .sort((a, b) => (a.value < b.value ? -1 : 1))[0];
      const until = Math.min(lastDay, dayOf(holdsUntil.value));
      const window = first?.interval.map(dayOf) as [number, number] | undefined;
      return {
        id,
        like,
        destination,
        until,
        isStated: outcome.basis === 'statement',
        ...(window ? { window } : {}),
      };
    },
  );
  return {
    lastDay,
    flows: observedFlows(known, '2025-04', '2025-06').map(
      ({ place, month, value, interval: [low, high] }) => ({
        place,
        month,
        value,
        sd: (high - low) / (2 * Z95),
      }),
    ),
    shares,
    firms,
    weights: worldWeights(known, 'korea'),
  };
}
