import { checkOptions, checkRecord, checkWhole } from '../../check.ts';
import { firstHalts } from '../../engine/first-halts.ts';
import { requireColumns } from '../../engine/require-run.ts';
import type { Simulation } from '../../engine/run.ts';
import { describe } from '../../errors.ts';
import type { AutomakerId } from '../../scenario/names.ts';
import { discoverIn } from './discover.ts';
import type { DiscoverOptions, Discovery, DiscoverySettings } from './discovery.ts';
import { drawnInputs } from './drawn-inputs.ts';

/** The halts whose futures are sought, and how. */
export interface HaltDiscoverySettings extends DiscoverySettings {
  /** Id of an automaker; absent: any of them. */
  readonly automaker?: AutomakerId;
  /** Halts that begin on a day below this count, 1 … horizonDays; default the horizon. */
  readonly byDay?: number;
}

/**
 * Returns boxes of what the trials of a run drew in which its halts lie; no further trial is run.
 *
 * Inputs are the numbers that a trial draws once: those of the market and of rates of policy, the pace of
 * the desk, the buffer of each lane of the automakers in question (the least of its chains), numbers of
 * the parameter set, and the days under each regime before `byDay`. They have the paths of their
 * settings; `daysUnder.ban` counts days, and a destination with its own policy adds its name.
 *
 * @param run - as by `simulate`, at least 40 trials, without `rareEvents` and with independent sampling.
 * @param settings - `automaker` (default any), `byDay` (default the horizon), and those of `discover`.
 * @param options - those of `discover`; `seed` is by default that of the run.
 * @throws {RangeError | TypeError} for a run whose trials are weighted or not independent, an automaker
 * that it does not have, and settings or options out of range.
 * @example
 * ```ts
 * import { discoverInRun, loadScenario, simulate } from 'rare-earth-risk';
 *
 * const run = simulate(loadScenario('ban-resumes'), { trials: 1000, seed: 'docs' });
 * const { boxes, overall } = discoverInRun(run, { automaker: 'us-volume' });
 * const [box] = boxes;
 * console.log(Object.keys(box!.limits).join(), box!.density.value > overall.value); // daysUnder.eased true
 * ```
 */
export function discoverInRun(
  run: Simulation,
  settings: HaltDiscoverySettings = {},
  options: DiscoverOptions = {},
): Discovery {
  requireColumns('run', run);
  checkRecord('settings', settings);
  requireIndependent(run);
  const { scenario, options: ofRun } = run;
  const { automaker, byDay = scenario.horizonDays, ...rest } = settings;
  checkWhole('settings.byDay', byDay, 1, scenario.horizonDays);
  const { firstHaltDay } = firstHalts(run, automaker === undefined ? {} : { automaker });
  if (firstHaltDay.length < 40) {
    throw new RangeError(`Expected run to have at least 40 trials, got ${firstHaltDay.length}`);
  }
  checkOptions(options, ['seed', 'confidence', 'signal', 'onProgress']);
  const points = {
    ...drawnInputs(run, automaker, byDay),
    answers: firstHaltDay.map((day) => (day < byDay ? 1 : 0)),
    weights: new Float64Array(firstHaltDay.length).fill(1),
  };
  const question = {
    automaker: automaker ?? null,
    byDay,
    scenario: scenario.name,
    points: 'futures',
  } as const;
  return discoverIn(points, question, rest, { seed: ofRun.seed, confidence: ofRun.confidence, ...options });
}

/** Throws for trials that were not drawn as `drawnInputs` draws them. */
function requireIndependent(run: Simulation): void {
  if (!('outcomes' in run)) {
    throw new TypeError("Expected run to have the outcomes of its trials, got a digest; use keep: 'columns'");
  }
  const { rareEvents, sampling } = run.options;
  if (rareEvents) {
    throw new RangeError(
      `Expected a run without rareEvents, whose trials are not drawn from the scenario alone, got ${describe(rareEvents)}`,
    );
  }
  if (sampling === 'independent') return;
  throw new RangeError(`Expected a run with sampling 'independent', got ${describe(sampling)}`);
}
