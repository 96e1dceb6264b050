/** A survival curve just after a time at which events came. */
export interface Step {
  readonly time: number;
  readonly survival: number;
  /** Greenwood's sum Σ events / (at risk · (at risk − events)): the variance of the curve over its square; 0 once nobody is left. */
  readonly greenwood: number;
  /** Plain entries that would have the same error. */
  readonly effective: number;
}

/** Kaplan and Meier's product over the distinct times of events, ascending; entries censored at such a time were at risk then. */
export function steps(times: ArrayLike<number>, observed: ArrayLike<number> | undefined): Step[] {
  const { came, censored } = parted(times, observed);
  const curve: Step[] = [];
  let [survival, greenwood, effective] = [1, 0, times.length];
  let lost = 0;
  for (let first = 0; first < came.length; ) {
    const time = came[first]!;
    let next = first;
    while (came[next] === time) next += 1;
    while (censored[lost]! < time) lost += 1;
    const atRisk = times.length - first - lost;
    const left = atRisk - (next - first);
    if (survival === 1) effective = atRisk;
    if (left > 0) greenwood += (next - first) / (atRisk * left);
    // Until the first censoring the product is a plain share, and is computed as one.
    survival = lost === 0 ? left / times.length : survival * (left / atRisk);
    if (lost > 0 && left > 0) effective = (1 - survival) / (survival * greenwood);
    curve.push({ time, survival, greenwood: left > 0 ? greenwood : 0, effective });
    first = next;
  }
  return curve;
}

/** Times of events and of censorings, each ascending. */
function parted(
  times: ArrayLike<number>,
  observed: ArrayLike<number> | undefined,
): { came: Float64Array; censored: Float64Array } {
  const room = new Float64Array(times.length);
  let events = 0;
  let others = times.length;
  for (let i = 0; i < times.length; i++) {
    if (observed === undefined || observed[i] !== 0) room[events++] = times[i]!;
    else room[--others] = times[i]!;
  }
  return { came: room.subarray(0, events).sort(), censored: room.subarray(others).sort() };
}
