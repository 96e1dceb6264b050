import { didYouMean } from '../../errors.ts';
import { loadScenario } from '../catalogue.ts';
import type { Json } from '../patch.ts';
import { entityIds, withoutSources } from '../sources.ts';
import type { PolicyChain, Regime, Scenario } from '../types.ts';
import { jumpsFrom, type Reach, reachableFrom, reachOf } from './regime-reach.ts';
import { isEverPositive, type ScenarioWarning, warnIf } from './warning.ts';

/** A regime chain that some automaker meets, with its path and where it can be. */
interface ChainInUse {
  readonly path: string;
  readonly chain: PolicyChain;
  readonly reach: Reach;
}

/** Returns warnings of regimes, jumps and events that can have no effect, and of a ban without an end. */
export function policyWarnings(scenario: Scenario): ScenarioWarning[] {
  const chains = chainsInUse(scenario);
  return [
    ...unreachedRegimes(scenario, chains),
    ...chains.flatMap((used) => [...idleMoves(used), ...endless(used, scenario)]),
  ];
}

function chainsInUse({ policy, automakers, start }: Scenario): ChainInUse[] {
  const destinations = new Set(entityIds(automakers).map((id) => automakers[id]!.destination));
  const own = entityIds(policy.destinations).filter((id) => destinations.has(id));
  const isShared = [...destinations].some((id) => !own.includes(id));
  const used: [string, PolicyChain][] = own.map((id) => [
    `policy.destinations.${id}`,
    policy.destinations[id]!,
  ]);
  const all = isShared ? [['policy', policy] as [string, PolicyChain], ...used] : used;
  return all.map(([path, chain]) => ({ path, chain, reach: reachOf(chain, start) }));
}

/**
 * Returns a warning for each regime in which policy can never be, other than those of the shipped scenarios
 * as they are: a file that extends one need not use them all.
 */
function unreachedRegimes(
  { policy: { regimes } }: Scenario,
  chains: readonly ChainInUse[],
): ScenarioWarning[] {
  const reached = new Set(chains.flatMap(({ reach }) => [...reach.ever]));
  const text = 'cannot be reached: no initial regime, rate or event leads to it';
  return entityIds(regimes)
    .filter((name) => !reached.has(name) && !isShipped(name, regimes[name]!))
    .flatMap((name) => warnIf(true, `policy.regimes.${name}`, text));
}

function isShipped(name: string, regime: Regime): boolean {
  const { regimes } = loadScenario('truce-holds').policy;
  const text = (of: Regime | undefined): string =>
    JSON.stringify(withoutSources(of as unknown as Json) ?? null);
  return Object.hasOwn(regimes, name) && text(regimes[name]) === text(regime);
}

/** Returns warnings of jumps and events of a chain that change nothing. */
function idleMoves({ path, chain: { ratesPerYear, events }, reach }: ChainInUse): ScenarioWarning[] {
  const rows = entityIds(ratesPerYear).flatMap((from) => {
    const at = `${path}.ratesPerYear.${from}`;
    const jumps = jumpsFrom(from, ratesPerYear);
    return [
      ...warnIf(jumps.includes(from), `${at}.${from}`, 'has no effect: it leads to the regime it comes from'),
      ...warnIf(
        jumps.length > 0 && !reach.ever.has(from),
        at,
        `has no effect: ${from} cannot be reached from the initial regime`,
      ),
    ];
  });
  const moves = events.flatMap(({ to, probability }, i) => [
    ...warnIf(!isEverPositive(probability), `${path}.events.${i}`, 'has no effect: its probability is 0'),
    ...warnIf(
      isEverPositive(probability) && reach.idleEvents.includes(i),
      `${path}.events.${i}`,
      `moves policy to ${to}, in which it is already`,
    ),
  ]);
  return [...rows, ...moves];
}

/** Returns a warning for each regime that stops licences or goods and is never left once it holds. */
function endless({ path, chain, reach }: ChainInUse, { policy: { regimes } }: Scenario): ScenarioWarning[] {
  const stops = (name: string): boolean => whyNothingMoves(regimes[name]!) !== undefined;
  return [...reach.last]
    .filter((name) => [...reachableFrom([name], chain.ratesPerYear)].every(stops))
    .flatMap((name) =>
      warnIf(
        true,
        `policy.regimes.${name}`,
        `can hold for ever: ${whyNothingMoves(regimes[name]!)}, and no rate or later event of ${path} leads out of it`,
      ),
    );
}

function whyNothingMoves({ speed, embargo, stalled }: Regime): string | undefined {
  if (embargo) return 'under its embargo nothing departs';
  if (speed === 0) return 'at its speed of 0 nothing is decided';
  return stalled === 1 ? 'all applications stall' : undefined;
}

/** Returns warnings of destinations that nobody has, and of shared policy that does not reach one. */
export function destinationWarnings({ policy, automakers }: Scenario): ScenarioWarning[] {
  const own = entityIds(policy.destinations);
  const makers = entityIds(automakers).map((id) => [id, automakers[id]!.destination] as const);
  const had = [...new Set(makers.map(([, destination]) => destination))];
  const shared = had.filter((id) => !own.includes(id));
  const isShared = shared.length > 0;
  // Beyond any honest file nothing is compared.
  const isFew = shared.length * own.length <= 1e5;
  const hints = new Map(isFew ? shared.map((id) => [id, didYouMean(id, own)]) : []);
  const moves = policy.events.length > 0 || entityIds(policy.ratesPerYear).length > 0;
  return [
    ...own.flatMap((id) =>
      warnIf(
        !had.includes(id),
        `policy.destinations.${id}`,
        `has no effect: no automaker has this destination${isFew ? didYouMean(id, had) : ''}`,
      ),
    ),
    ...makers.flatMap(([id, destination]) => {
      const hint = hints.get(destination) ?? '';
      const text = `is ${JSON.stringify(destination)}, which has no policy of its own${hint}`;
      return warnIf(hint !== '', `automakers.${id}.destination`, text);
    }),
    ...warnIf(
      !isShared && moves,
      policy.events.length > 0 ? 'policy.events' : 'policy.ratesPerYear',
      'has no effect: every automaker has a destination with a policy of its own',
    ),
    ...own.flatMap((id) =>
      warnIf(
        isShared &&
          had.includes(id) &&
          policy.events.length > 0 &&
          policy.destinations[id]!.events.length === 0,
        `policy.destinations.${id}`,
        'is not moved by policy.events: a destination with a policy of its own has its own events, and this one has none',
      ),
    ),
  ];
}
