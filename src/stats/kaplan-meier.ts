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
  const order = new Uint32Array(times.length).map((_, i) => i).sort((i, j) => times[i]! - times[j]!);
  const curve: Step[] = [];
  let [survival, greenwood, effective] = [1, 0, times.length];
  let atRisk = times.length;
  let censored = 0;
  for (let first = 0; first < order.length; ) {
    const time = times[order[first]!]!;
    let next = first;
    let events = 0;
    for (; next < order.length && times[order[next]!] === time; next++) {
      if ((observed?.[order[next]!] ?? 1) !== 0) events += 1;
    }
    const left = atRisk - events;
    if (events > 0) {
      if (survival === 1) effective = atRisk;
      greenwood = left > 0 ? greenwood + events / (atRisk * left) : 0;
      if (censored === 0) {
        // Until the first censoring the product is a plain share, and is computed as one.
        survival = left / order.length;
      } else {
        survival *= left / atRisk;
        if (left > 0) effective = (1 - survival) / (survival * greenwood);
      }
      curve.push({ time, survival, greenwood, effective });
    }
    atRisk -= next - first;
    censored += next - first - events;
    first = next;
  }
  return curve;
}
