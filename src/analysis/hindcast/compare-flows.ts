import type { Observations } from '../../history/types.ts';
import type { HindcastRun } from './hindcast-run.ts';
import { observedFlows, STANDS_FOR } from './normal-flow.ts';
import { type Verification, verification } from './verification.ts';

const UNIT = 'share of a normal month';

/** Compares the flow of every month of customs data within the hindcast, place by place. */
export function compareFlows(past: Pick<HindcastRun, 'flows'>, observations: Observations): Verification[] {
  return observedFlows(observations, '0000-00', '9999-99').flatMap(({ place, month, value, interval }) => {
    const draws = past.flows[STANDS_FOR[place] ?? place]?.[month];
    if (!draws) return [];
    const title = `Magnet exports, ${place}, ${month}`;
    return [
      verification(
        { id: `flow-${place}-${month}`, title, unit: UNIT, observed: value, observedInterval: interval },
        draws,
      ),
    ];
  });
}

/**
 * Compares a place's mean flow over months `from` to `to`; `undefined` unless the hindcast has all of
 * them.
 */
export function compareMeanFlow(
  past: Pick<HindcastRun, 'flows'>,
  observations: Observations,
  place: string,
  from: string,
  to: string,
): Verification | undefined {
  const months = observedFlows(observations, from, to).filter((flow) => flow.place === place);
  const draws = months.map(({ month }) => past.flows[STANDS_FOR[place] ?? place]?.[month]);
  if (months.length === 0 || draws.some((of) => of === undefined)) return undefined;
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  return verification(
    {
      id: `flow-${place}-${from}-to-${to}`,
      title: `Magnet exports, ${place}, ${from} to ${to}`,
      unit: UNIT,
      observed: mean(months.map(({ value }) => value)),
      observedInterval: [
        mean(months.map(({ interval }) => interval[0])),
        mean(months.map(({ interval }) => interval[1])),
      ],
    },
    draws[0]!.map((_, k) => mean(draws.map((of) => of![k]!))),
  );
}

/** Compares the difference between two places' flows, as shares of normal, in a month. */
export function compareGap(
  past: Pick<HindcastRun, 'flows'>,
  observations: Observations,
  place: string,
  other: string,
  month: string,
): Verification | undefined {
  const flows = observedFlows(observations, month, month);
  const of = (name: string) => flows.find((flow) => flow.place === name);
  const [a, b] = [of(place), of(other)];
  const [x, y] = [past.flows[place]?.[month], past.flows[other]?.[month]];
  if (!a || !b || !x || !y) return undefined;
  return verification(
    {
      id: `gap-${place}-${other}-${month}`,
      title: `Magnet exports, ${place} above ${other}, ${month}`,
      unit: UNIT,
      observed: a.value - b.value,
      observedInterval: [a.interval[0] - b.interval[1], a.interval[1] - b.interval[0]],
    },
    x.map((flow, k) => flow - y[k]!),
  );
}
