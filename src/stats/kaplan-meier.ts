/** A survival curve just after a time at which events happened. */
export interface Step {
  readonly time: number;
  readonly survival: number;
  /**
   * Greenwood's sum Σ events / (at risk · (at risk − events)), the relative variance; 0 once nobody is at
   * risk.
   */
  readonly greenwood: number;
  /** Number of uncensored entries that would have the same error. */
  readonly effective: number;
}

/**
 * Returns the steps of Kaplan and Meier's curve, at the distinct times of events, ascending. An entry
 * censored at such a time counts as at risk then.
 */
export function steps(times: ArrayLike<number>, observed: ArrayLike<number> | undefined): Step[] {
  const { events, censored } = splitTimes(times, observed);
  const curve: Step[] = [];
  let [survival, greenwood, effective] = [1, 0, times.length];
  let dropped = 0;
  for (let first = 0; first < events.length; ) {
    const time = events[first]!;
    let next = first;
    while (events[next] === time) next += 1;
    while (censored[dropped]! < time) dropped += 1;
    const atRisk = times.length - first - dropped;
    const left = atRisk - (next - first);
    if (survival === 1) effective = atRisk;
    if (left > 0) greenwood += (next - first) / (atRisk * left);
    // Until the first censoring the product is a share, and is computed as one.
    survival = dropped === 0 ? left / times.length : survival * (left / atRisk);
    if (dropped > 0 && left > 0) effective = (1 - survival) / (survival * greenwood);
    curve.push({ time, survival, greenwood: left > 0 ? greenwood : 0, effective });
    first = next;
  }
  return curve;
}

/** Returns the times of events and those of censorings, each ascending. */
function splitTimes(
  times: ArrayLike<number>,
  observed: ArrayLike<number> | undefined,
): { events: Float64Array; censored: Float64Array } {
  const split = new Float64Array(times.length);
  let events = 0;
  let rest = times.length;
  for (let i = 0; i < times.length; i++) {
    if (observed === undefined || observed[i] !== 0) split[events++] = times[i]!;
    else split[--rest] = times[i]!;
  }
  return { events: split.subarray(0, events).sort(), censored: split.subarray(rest).sort() };
}
