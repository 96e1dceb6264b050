import { formatDay, parseDay } from '../../calendar/days.ts';
import { markParsed } from '../../scenario/parsed.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Automaker, Lane, PolicyChain, Regime, Scenario } from '../../scenario/types.ts';

/** Under this regime nothing under licence departs, and no application is decided. */
const CUT: Regime = {
  speed: 0,
  returned: 0,
  approval: 1,
  inflow: 1,
  periodLicences: false,
  embargo: true,
  stages: 1,
  stalled: 0,
  assemblies: true,
};

/** Which lanes of an automaker are cut off, and on which days. */
export interface CutOff {
  readonly automaker: string;
  /** Elements whose lanes are cut off; the automaker's other lanes never stop the line. */
  readonly elements: readonly string[];
  /** First day of the cut. */
  readonly from: number;
  /** First day after it; `null`: it does not end. */
  readonly until: number | null;
}

/**
 * Returns the scenario with this automaker alone, cut off from licensed supply from a day on. Its sample
 * paths are those of the scenario up to that day.
 */
export function cutOff(scenario: Scenario, { automaker, elements, from, until }: CutOff): Scenario {
  const { policy } = scenario;
  const own = scenario.automakers[automaker]!;
  const name = freeName(Object.keys(policy.regimes));
  const regimes = { ...policy.regimes, [name]: CUT };
  const change = (chain: PolicyChain): PolicyChain => withCut(chain, name, scenario.start, from, until);
  const hasOwn = Object.hasOwn(policy.destinations, own.destination);
  const destinations = hasOwn
    ? { ...policy.destinations, [own.destination]: change(policy.destinations[own.destination]!) }
    : policy.destinations;
  return markParsed({
    ...scenario,
    policy: { ...policy, ...(hasOwn ? {} : change(policy)), regimes, destinations },
    automakers: { [automaker]: withLanes(own, elements) },
  } as Scenario);
}

/** Returns a chain that enters the regime on a day by an event, and leaves it by one or never. */
function withCut<C extends PolicyChain>(
  chain: C,
  to: string,
  start: string,
  from: number,
  until: number | null,
): C {
  const first = parseDay(start)!;
  const dayOf = (date: string): number => parseDay(date)! - first;
  const at = (day: number, regime: string): PolicyChain['events'][number] => ({
    date: formatDay(first + day),
    to: regime,
    probability: 1,
  });
  const before = chain.events.filter(({ date }) => dayOf(date) <= from);
  const after = until === null ? [] : chain.events.filter(({ date }) => dayOf(date) >= until);
  const end = until === null ? [] : [at(until, chain.initial)];
  return { ...chain, events: [...before, at(from, to), ...end, ...after] };
}

/** Returns the automaker with only those lanes able to stop its line. */
function withLanes(automaker: Automaker, elements: readonly string[]): Automaker {
  const lanes: Record<string, object> = { ...automaker.lanes };
  for (const id of entityIds(automaker.lanes)) {
    const lane = lanes[id] as Lane;
    lanes[id] = { ...lane, essential: lane.essential && elements.includes(id) };
  }
  return { ...automaker, lanes };
}

function freeName(taken: readonly string[]): string {
  let name = 'cut';
  while (taken.includes(name)) name += '-off';
  return name;
}
