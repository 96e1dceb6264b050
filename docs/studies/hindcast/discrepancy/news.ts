// What was published after the fit, by the day of a forecast.

import { observedFlows, STANDS_FOR } from '../../../../src/analysis/hindcast/normal-flow.ts';
import { knownBy, type Observations } from '../../../../src/history/index.ts';
import { type FirmFact, type FlowFact, knownFacts, type ShareFact } from '../../calibration/known-facts.ts';

/** A firm as the fit knew it, and as it is known now. */
export interface FirmNews {
  readonly before: FirmFact | undefined;
  readonly now: FirmFact;
}

/** What the fit did not know; places are the world and destinations of the model. */
export interface News {
  /** Months of the fit. */
  readonly fitted: readonly FlowFact[];
  /** Months published since. */
  readonly flows: readonly FlowFact[];
  readonly shares: readonly ShareFact[];
  readonly firms: readonly FirmNews[];
}

/** The first month of the controls. */
const CONTROLS = '2025-04';
const LAST = '9999-12';
/** Standard normal quantile of 0.95: an observation's interval is read as its central 90 %. */
const Z95 = 1.6448536269514722;

/**
 * Returns what was published after the day of the fit and by `cutOff`. A month that the fit knew stays out,
 * even when it was revised: the fit has used it.
 */
export function newsSince(observations: Observations, until: string, cutOff: string): News {
  const [before, now] = [knownFacts(observations, until), knownFacts(observations, cutOff)];
  const fitted = flowsBy(observations, until);
  const used = new Set(fitted.map(keyOf));
  return {
    fitted,
    flows: flowsBy(observations, cutOff).filter((fact) => !used.has(keyOf(fact))),
    shares: now.shares.filter(({ id }) => before.shares.every((share) => share.id !== id)),
    firms: now.firms.map((firm) => ({ before: before.firms.find(({ id }) => id === firm.id), now: firm })),
  };
}

function flowsBy(observations: Observations, cutOff: string): FlowFact[] {
  return observedFlows(knownBy(observations, cutOff), CONTROLS, LAST)
    .filter(({ value }) => Number.isFinite(value))
    .map(({ place, month, value, interval: [low, high] }) => ({
      place: STANDS_FOR[place] ?? place,
      month,
      value,
      sd: (high - low) / (2 * Z95),
    }));
}

function keyOf({ place, month }: FlowFact): string {
  return `${place}/${month}`;
}
