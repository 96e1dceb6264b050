import { buildFleet, meetWeather } from '../../model/replay.ts';
import type { RegimeModel } from '../../model/types.ts';
import { movementOf } from '../../scenario/moves.ts';
import type { Scenario } from '../../scenario/types.ts';
import { VERSION } from '../../version.ts';
import { type Digest, rowsOf } from '../digest.ts';
import { weatherDealer } from '../draw.ts';
import { earliest, roomForHalts } from '../first-halts.ts';
import { openAutomaker, openHalts } from '../growing-tally.ts';
import { openCourse } from '../run-trial.ts';
import { regimesOfSets } from '../set-tables.ts';
import { countSets, type GrowingHalts, openHaltsBySet, type SetTally } from '../set-tally.ts';
import type { RunOptions } from '../simulation.ts';
import { REPLICATES } from '../stratify.ts';
import { FirmSweep } from './firm-sweep.ts';
import { type Sky, skiesOf, type World } from './worlds.ts';

/** Trials between two tallies: few, as every variant has columns for them. */
const ROWS = 64;

/** A world on its way: what has been counted so far. */
interface Voyage {
  readonly fleet: ReturnType<typeof buildFleet>;
  readonly firms: readonly FirmSweep[];
  /** The regimes of parameter set k. */
  readonly regimesOf: (k: number) => readonly RegimeModel[];
  /** Counts the rows up to `rows` of all columns, trials `firstTrial`, `firstTrial` + 1, …, which have these sets. */
  count(firstTrial: number, rows: number, sets: Uint16Array): void;
  digests(): (readonly [place: number, digest: Digest])[];
}

/** The digests of runs of several scenarios under the same options, to the bit those of separate runs; what scenarios share is drawn and followed once. */
export function sweepDigests(scenarios: readonly Scenario[], options: RunOptions): Digest[] {
  const digests = new Array<Digest>(scenarios.length);
  for (const sky of skiesOf(scenarios)) {
    for (const voyage of travel(sky, scenarios, options)) {
      for (const [place, digest] of voyage.digests()) digests[place] = digest;
    }
  }
  return digests;
}

/** Runs all trials of the scenarios under one sky. */
function travel(sky: Sky, scenarios: readonly Scenario[], options: RunOptions): Voyage[] {
  const { trials, seed, firstTrial, stratified } = options;
  const dealer = weatherDealer(sky[0]!.model, seed, { stratified });
  const voyages = sky.map((world) => depart(world, scenarios, options));
  let set = 0;
  const sets = new Uint16Array(ROWS);
  for (let done = 0; done < trials; done += ROWS) {
    const rows = Math.min(ROWS, trials - done);
    for (let row = 0; row < rows; row++) {
      const weather = dealer.deal(firstTrial + done + row);
      const changes = dealer.set() !== set;
      set = dealer.set();
      sets[row] = set;
      for (const { fleet, firms, regimesOf } of voyages) {
        if (changes) for (const firm of firms) firm.adopt(set);
        meetWeather(fleet, weather, regimesOf(set));
        for (let i = 0; i < firms.length; i++) firms[i]!.run(dealer.firms[i]!, row);
      }
    }
    for (const voyage of voyages) voyage.count(firstTrial + done, rows, sets);
  }
  return voyages;
}

function depart(world: World, scenarios: readonly Scenario[], options: RunOptions): Voyage {
  const { model, members } = world;
  const replicates = options.stratified ? REPLICATES : 1;
  const each = <T>(open: () => T): T[] => Array.from({ length: replicates }, open);
  const fleet = buildFleet(model, false);
  const course = openCourse(fleet);
  const firms = world.firms.map((firm, i) => new FirmSweep(course, i, firm, ROWS));
  const lines = world.firms.map(({ count }) => Array.from({ length: count }, () => each(openAutomaker)));
  const any = members.map(() => each(openHalts));
  const first = roomForHalts(ROWS);
  const bySet = openBySet(world, scenarios[members[0]!.place]!);
  return {
    fleet,
    firms,
    regimesOf: regimesOfSets(model),
    count(firstTrial, rows, sets) {
      bySet?.countLines(firms, rows, sets);
      for (let r = 0; r < replicates; r++) {
        const chosen = rowsOf(r, replicates, firstTrial, rows);
        lines.forEach((variants, i) => {
          variants.forEach((tallies, v) => {
            tallies[r]!.add(firms[i]!.columns[v]!, chosen);
          });
        });
      }
      members.forEach(({ variants }, m) => {
        earliest(
          variants.map((v, i) => firms[i]!.columns[v]!),
          rows,
          first,
        );
        bySet?.countAny(m, first.firstHaltDay, rows, sets);
        for (let r = 0; r < replicates; r++) any[m]![r]!.add(first, rowsOf(r, replicates, firstTrial, rows));
      });
    },
    digests() {
      const tallies = lines.map((variants) => variants.map((all) => all.map(({ tally }) => tally())));
      return members.map(({ place, variants }, m) => [
        place,
        {
          scenario: scenarios[place]!,
          options,
          version: VERSION,
          weekendsOnlyFrom: model.weekendsOnlyFrom,
          seen: [[options.firstTrial, options.trials]],
          any: any[m]!.map(({ tally }) => tally()),
          automakers: Object.fromEntries(
            model.automakers.map(({ id }, i) => [id, tallies[i]![variants[i]!]!]),
          ),
          ...(bySet ? { sets: bySet.tally(m) } : {}),
        },
      ]);
    },
  };
}

/** Counts by parameter set of all scenarios of a world; nothing in a single setting. */
function openBySet({ model, firms, members }: World, scenario: Scenario) {
  const movement = movementOf(scenario);
  if (movement === undefined) return undefined;
  const { sets } = movement.sets;
  const open = (): GrowingHalts => openHaltsBySet(scenario, sets);
  const trials = new Float64Array(sets);
  const any = members.map(open);
  const lines = firms.map(({ count }) => Array.from({ length: count }, open));
  return {
    countAny(m: number, firstHaltDay: ArrayLike<number>, rows: number, setOfRow: Uint16Array): void {
      any[m]!.add(firstHaltDay, setOfRow, rows);
    },
    countLines(swept: readonly FirmSweep[], rows: number, setOfRow: Uint16Array): void {
      countSets(trials, setOfRow, rows);
      lines.forEach((variants, i) => {
        variants.forEach((halts, v) => {
          halts.add(swept[i]!.columns[v]!.firstHaltDay, setOfRow, rows);
        });
      });
    },
    tally: (m: number): SetTally => ({
      trials: [...trials],
      any: any[m]!.halts(),
      automakers: Object.fromEntries(
        model.automakers.map(({ id }, i) => [id, lines[i]![members[m]!.variants[i]!]!.halts()]),
      ),
    }),
  };
}
