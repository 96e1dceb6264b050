import type { Weather } from '../../model/weather.ts';
import { openStream, type Stream } from '../../random/stream.ts';
import { tilt } from '../../random/tilt.ts';
import { FASTEST_RATE } from '../../scenario/limits.ts';
import { dealer, policyWalk } from '../draw.ts';
import { OFFSETS, TOWARDS_BOTH } from './cells.ts';
import { type DailyChain, dailyChain } from './daily-chain.ts';
import { FirmProbe } from './firm-probe.ts';
import { LaneProbe } from './lane-probe.ts';
import { laneRatio, type TiltedWay } from './lane-ratio.ts';
import { drawPath, likelihoodShift, pick, rungRatios } from './policy-proposal.ts';
import type { Ground, Proposal, Way } from './proposal.ts';
import { ScalarProbe } from './scalar-probe.ts';
import { hasUncertainRates, medianRates } from './uncertain.ts';

/** Share of trials that are drawn as they come: no likelihood ratio is above 1 over this. */
export const AS_IT_COMES = 0.1;

/** Uniforms of a trial's own choices: whether to propose at all, which lane, which step at each offset, which rung of each policy. */
const CHOICE = { propose: 0, lane: 1, steps: 2, rungs: 2 + OFFSETS } as const;

/** A dealer of weather drawn towards rare halts, which knows how likely each was. */
export interface RareDealer {
  deal(trial: number): Weather;
  /** Likelihood of the weather last dealt, as far as it was asked for, as it comes over as it was drawn. */
  weight(): number;
  readonly transcript: Transcript;
}

/** What the last trial drew and how likely that was in each way: what a proposal learns from. */
export interface Transcript {
  readonly lanes: readonly LaneProbe[];
  readonly firms: readonly (FirmProbe | undefined)[];
  readonly scalars: readonly ScalarProbe[];
  /** By policy: likelihood under each rung over that as it comes. */
  readonly rungRatios: readonly number[][];
}

export function rareDealer(ground: Ground, proposal: Proposal, seed: string): RareDealer {
  const { model, lanes, kinds, scalars } = ground;
  const ways = proposal.ways.map((way) => ({
    ...way,
    tilts: kinds[way.kind]!.bins.map((ends, c) => tilt(ends, way.cells[c]!)),
  }));
  const choicesOfWindow = ways.flatMap((way) => way.windows.map((window) => ({ way, window })));
  const chances = [proposal.noLane, ...choicesOfWindow.map(({ window }) => window[2])];
  const open = (entity: string): Stream => openStream(seed, entity);
  const laneProbes = lanes.map(
    ({ id, firstFile, files, kind, hasBuffer }) =>
      new LaneProbe({
        stream: open(`lane/${id}`),
        firstFile,
        files,
        hasBuffer,
        bins: kinds[kind]!.bins,
        ladder: kinds[kind]!.ladder,
      }),
  );
  const firmProbes = model.automakers.map(({ id }, i) => {
    const lane = lanes.find(({ maker }) => maker === i);
    return lane && new FirmProbe(open(`automaker/${id}`), kinds[lane.kind]!.bins);
  });
  const scalarProbes = scalars.map(
    (address, i) => new ScalarProbe(open(address), [tilt(TOWARDS_BOTH, proposal.scalars[i]!)]),
  );
  const probes = new Map<string, Stream>([
    ...lanes.map(({ id }, l) => [`lane/${id}`, laneProbes[l]!] as const),
    ...scalars.map((address, i) => [address, scalarProbes[i]!] as const),
  ]);
  model.automakers.forEach(({ id }, i) => {
    if (firmProbes[i]) probes.set(`automaker/${id}`, firmProbes[i]!);
  });
  const openProbe = (entity: string): Stream => probes.get(entity) ?? open(entity);
  const policies = policyProposer(ground, proposal, seed, openProbe);
  const weathers = dealer(model, openProbe, policies.walk);
  const choices = open('rare/choices');
  const transcript = {
    lanes: laneProbes,
    firms: firmProbes,
    scalars: scalarProbes,
    rungRatios: policies.ratios,
  };
  return {
    transcript,
    deal(trial) {
      const proposes = choices.uniform(trial, CHOICE.propose) >= AS_IT_COMES;
      const chosen = proposes
        ? choicesOfWindow[pick(chances, choices.uniform(trial, CHOICE.lane)) - 1]
        : undefined;
      openProbes(ground, transcript, chosen, proposes, (j) => choices.uniform(trial, CHOICE.steps + j));
      policies.open(proposes, (p) => choices.uniform(trial, CHOICE.rungs + p));
      return weathers.deal(trial);
    },
    weight() {
      let ratio = laneRatio(ground, proposal.noLane, ways, transcript);
      for (const probe of scalarProbes) ratio *= probe.ratio();
      policies.ratios.forEach((ratios, p) => {
        ratio *= ratios.reduce((sum, each, j) => sum + proposal.rungs[p]![j]! * each, 0);
      });
      return 1 / (AS_IT_COMES + (1 - AS_IT_COMES) * ratio);
    },
  };
}

/** Tells every probe what it is to do in this trial. */
function openProbes(
  { lanes }: Ground,
  transcript: Transcript,
  chosen: { readonly way: TiltedWay; readonly window: Way['windows'][number] } | undefined,
  proposes: boolean,
  uniform: (offset: number) => number,
): void {
  for (const probe of transcript.lanes) probe.open(undefined);
  for (const probe of transcript.firms) probe?.open(undefined);
  for (const probe of transcript.scalars) probe.open(proposes);
  if (chosen === undefined) return;
  const { way, window } = chosen;
  const steps = way.steps.map((chances, j) => pick(chances, uniform(j)));
  transcript.lanes[window[0]]!.open({ critical: window[1], steps, tilts: way.tilts });
  transcript.firms[lanes[window[0]]!.maker]!.open(way.tilts);
}

/** Draws the paths of all policies, and says how likely they were under each rung. */
function policyProposer(
  { model, rungs }: Ground,
  proposal: Proposal,
  seed: string,
  open: (entity: string) => Stream,
) {
  const ratios: number[][] = model.policies.map(() => [1]);
  let proposes = false;
  let choose: (p: number) => number = () => 0;
  const policies = model.policies.map((policy, p) => {
    const median = dailyChain(policy, medianRates(policy));
    const uncertain = hasUncertainRates(policy);
    const { jumps } = policyWalk(model, p, open);
    const chain = (trial: number): DailyChain => {
      const rates = jumps.map((row) =>
        row.map(({ rate, luck }) => Math.min(FASTEST_RATE, rate.quantile(luck.uniform(trial, 0)))),
      );
      return dailyChain(policy, rates);
    };
    return { median, chain: uncertain ? chain : () => median, days: openStream(seed, `rare/${policy.id}`) };
  });
  return {
    ratios,
    open(isProposed: boolean, uniform: (p: number) => number): void {
      proposes = isProposed;
      choose = uniform;
    },
    walk(p: number, trial: number, path: Uint8Array): void {
      const { median, chain, days } = policies[p]!;
      const today = chain(trial);
      const rung = proposes ? pick(proposal.rungs[p]!, choose(p)) : 0;
      // A rung's path is drawn by the chain at median rates, for which alone the ladder's chances were reckoned.
      const conditional = rung === 0 ? undefined : rungs[p]![rung - 1]!;
      drawPath(conditional ? median : today, conditional, (day) => days.uniform(trial, day), path);
      const shift = today === median ? 1 : likelihoodShift(path, median, today);
      ratios[p] = rungRatios(rungs[p]!, path, shift);
    },
  };
}
