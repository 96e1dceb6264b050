import * as z from 'zod/mini';
import { entity, flag, id, recordOf, text, whole, withDefault } from '../scenario/fields.ts';
import { REGIMES } from './evidence.ts';
import {
  alternatives,
  byPeriod,
  byPlace,
  date,
  evidence,
  observedAmount,
  observedChange,
  observedDate,
  observedDays,
  observedShare,
  oneOf,
  place,
  remark,
} from './fields.ts';
import type { Observations } from './types.ts';

/*
 * The schema of the files in scenarios/history (docs/history-files.md says what the keys mean). Checks
 * across fields, such as a source that is not listed, are in checks.ts.
 */

const optional = z.optional;

/** The keys that every file has. */
export const sourced: Readonly<Record<'remarks' | 'sources', z.ZodMiniType>> = {
  remarks: withDefault(recordOf(remark), {}),
  sources: recordOf(entity({ title: text, url: optional(text) })),
};

const magnetExports = entity({
  tonnes: byPeriod(observedAmount),
  changeOnYear: byPeriod(observedChange),
  changeOnMonth: byPeriod(observedChange),
  shares: byPeriod(observedShare),
  meanTonnesPerMonth: byPeriod(observedAmount),
  shortfallTonnes: byPeriod(observedAmount),
  ...sourced,
});

const approvals = entity({
  controlsFrom: observedDate,
  rates: recordOf(
    entity({
      title: text,
      destination: place,
      asOf: observedDate,
      files: optional(observedAmount),
      approved: optional(observedAmount),
      pending: optional(observedAmount),
      refused: optional(observedAmount),
      approvedShare: observedShare,
      refusedShare: optional(observedShare),
      appliedShare: optional(observedShare),
      delayedShare: optional(observedShare),
      scored: withDefault(flag, true),
      scoredSource: optional(text),
    }),
  ),
  times: recordOf(
    entity({
      title: text,
      destination: place,
      to: optional(observedDate),
      days: observedDays,
      workingDays: optional(observedDays),
      censored: withDefault(flag, false),
    }),
  ),
  ...sourced,
});

const disruptions = recordOf(
  entity({
    title: text,
    note: optional(text),
    firstDay: optional(observedDate),
    restart: optional(observedDate),
    days: optional(observedDays),
    daysAfterControls: optional(observedDays),
    units: optional(recordOf(observedAmount)),
    outputShare: optional(observedShare),
  }),
);

const halts = entity({
  controlsFrom: observedDate,
  likeSource: text,
  firms: recordOf(
    entity({
      title: text,
      destination: place,
      like: id,
      outcome: entity({
        value: oneOf(['halted', 'reduced', 'none']),
        basis: oneOf(['statement', 'absence-of-reports']),
        ...evidence,
      }),
      holdsUntil: observedDate,
      coverMonths: optional(observedAmount),
      halts: withDefault(disruptions, {}),
      reductions: withDefault(disruptions, {}),
    }),
  ),
  shareHalted: recordOf(
    entity({
      title: text,
      day: whole('a whole number of days from 0 to 3650', 0, 3650),
      firms: z.array(id, { error: 'a list of firms' }),
      share: observedShare,
    }),
  ),
  industry: recordOf(
    entity({
      title: text,
      destination: place,
      kind: oneOf(['observed', 'expected']),
      asOf: observedDate,
      stops: optional(observedAmount),
      share: optional(observedShare),
      daysAfterControls: optional(observedDays),
      ...evidence,
    }),
  ),
  excluded: recordOf(remark),
  ...sourced,
});

const cover = entity({
  controlsFrom: observedDate,
  statements: recordOf(
    entity({
      title: text,
      destination: place,
      asOf: observedDate,
      coverDays: optional(observedDays),
      lastsUntil: optional(observedDate),
      daysFromControls: optional(observedDays),
    }),
  ),
  ...sourced,
});

const regime = oneOf(REGIMES);
const regimePeriod = entity({
  from: date,
  to: date,
  regime,
  inferred: withDefault(flag, false),
  ...evidence,
  alternatives: alternatives(regime),
});
const regimes = entity({
  series: byPlace(z.array(regimePeriod, { error: 'a list of regimes' })),
  unknown: byPlace(text),
  ...sourced,
});

const controlledElements = entity({
  tonnes: recordOf(byPeriod(observedAmount)),
  changeOnYear: recordOf(byPeriod(observedChange)),
  ...sourced,
});

/** Validates all files together and fills in defaults. */
export const observationsSchema: z.ZodMiniType<Observations> = entity({
  'magnet-exports': magnetExports,
  approvals,
  halts,
  cover,
  regimes,
  'controlled-elements': controlledElements,
}) as unknown as z.ZodMiniType<Observations>;
