// The result of a calibration as it is committed: scenarios/history/calibration.json.

import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { CalibratedSet, Calibration } from '../hindcast/calibration.ts';
import { NAMES, PARAMETERS, type ParameterName, settled } from '../hindcast/parameters.ts';
import { quantile } from '../hindcast/quantile.ts';
import { CUT_OFF } from './known-facts.ts';
import { type NamedAnswer, type NamedTask, rounded, type SlowDown } from './named-scenarios.ts';
import type { PosteriorChain } from './posterior.ts';
import { mapInProcesses, partsOf } from './processes.ts';

/** A calibration, and for each set what it puts into the named scenarios. */
export interface FullCalibration extends Calibration {
  readonly slowed: SlowDown;
  readonly values: readonly (readonly number[])[];
}

/** Seed of the trials behind the chances. */
const CHANCE_SEED = 'headline';

type Draw = Omit<CalibratedSet, 'chances'>;

/** Puts the draws of all chains together, and asks what the named scenarios say under each. */
export function calibrationOf(chains: readonly PosteriorChain[], design: number): Promise<FullCalibration> {
  const draws = chains.flatMap(({ seed, points, logLikelihoods }) =>
    points.map((point, i) => ({
      seed,
      logLikelihood: rounded(logLikelihoods[i]!, 3),
      ...roundedSetting(point),
    })),
  );
  const emulators = chains.map(({ seed, emulatorError: [mean, sd], efficiency }) => ({
    seed,
    mean: rounded(mean, 2),
    sd: rounded(sd, 2),
    efficiency: rounded(efficiency, 2),
  }));
  return withChances(draws, { until: CUT_OFF, seeds: chains.map(({ seed }) => seed), design, emulators });
}

/** The calibration with these draws. */
export async function withChances(
  draws: readonly Draw[],
  head: Pick<Calibration, 'until' | 'seeds' | 'design' | 'emulators'>,
): Promise<FullCalibration> {
  const slowed = slowDownOf(draws.map((draw) => [speedOfDesks(draw), draw.slowedReturned]));
  const file = new URL('./named-process.ts', import.meta.url);
  const tasks = partsOf(draws, 8 * availableParallelism()).map(
    ({ first, items }): NamedTask => ({ settings: items, first, slowed, seed: CHANCE_SEED }),
  );
  const answers = (await mapInProcesses<NamedTask, NamedAnswer[]>(file, tasks)).flat();
  const headlines = Object.keys(answers[0]!.chances);
  const sets = draws.map(
    (draw, i): CalibratedSet => ({
      ...draw,
      chances: headlines.map((name) => answers[i]!.chances[name]!),
    }),
  );
  const values = answers.map((answer) => answer.values);
  const { until, seeds, design, emulators } = head;
  return { until, seeds, design, emulators, headlines, sha256: hashOf(sets), sets, slowed, values };
}

/** Settings keep four digits: far more than is known. */
function roundedSetting(point: Float64Array): Record<ParameterName, number> {
  const setting = settled(point);
  const short = NAMES.map((name) => [name, Number(setting[name].toPrecision(4))]);
  return Object.fromEntries(short) as Record<ParameterName, number>;
}

/** The speed of the desks of the US, the EU and Japan when slowed: the geometric mean. */
function speedOfDesks({ slowedSpeed, paceUs, paceEu, paceJapan }: Draw): number {
  return slowedSpeed * Math.cbrt(paceUs * paceEu * paceJapan);
}

/**
 * A slow-down as grave as that of spring may well have been: the slower quarter of speeds, and the upper
 * quarter of files returned. The speed is told to the nearest twentieth, so that a condition of a scenario
 * does not follow the noise of a fit.
 */
function slowDownOf(draws: readonly (readonly [speed: number, returned: number])[]): SlowDown {
  return {
    speed: twentieths(
      quantile(
        draws.map(([speed]) => speed),
        0.25,
      ),
    ),
    returned: rounded(
      quantile(
        draws.map(([, returned]) => returned),
        0.75,
      ),
      2,
    ),
  };
}

function twentieths(value: number): number {
  return Math.round(20 * value) / 20;
}

export function hashOf(sets: readonly CalibratedSet[]): string {
  return createHash('sha256').update(JSON.stringify(sets)).digest('hex');
}

/** The file's text, a line for each set. */
export function fileText({ until, seeds, design, emulators, headlines, sha256, sets }: Calibration): string {
  const parameters = Object.fromEntries(
    NAMES.map((name) => [
      name,
      { priorSource: 'judgement: wide of what evidence makes likely', ...PARAMETERS[name] },
    ]),
  );
  const head = {
    title: `What evidence leaves open, as facts published by ${until} settle it`,
    source:
      'npm run calibrate: Metropolis chains on emulators of the model, corrected by the model; sets of equal weight',
    until,
    seeds,
    design,
    emulators,
    parameters,
    headlines,
    sha256,
  };
  const lines = sets.map((set) => `  ${JSON.stringify(set)}`).join(',\n');
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "sets": [\n${lines}\n ]\n}\n`;
}
