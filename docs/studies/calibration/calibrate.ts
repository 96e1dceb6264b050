// Fits what evidence leaves open to what was published by 30 June 2025.
//
//   npm run calibrate                          writes the parameter sets and the numbers of the named
// scenarios
//   npm run calibrate -- --seed x --out x.json other seeds, written to a file of their own
//   npm run calibrate -- --quick               a small run, to try things out; written nowhere

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { observations } from '../../../src/history/index.ts';
import { NAMES, settled } from '../hindcast/parameters.ts';
import { calibrationOf, fileText } from './calibration-file.ts';
import { runDesign, springOutputs } from './design.ts';
import { fitEmulator } from './emulator.ts';
import { knownFacts } from './known-facts.ts';
import { likelihoodOf } from './likelihood.ts';
import { runChain } from './metropolis.ts';
import { type Example, uniformsOf } from './network.ts';
import type { ChainSize, PosteriorChain, PosteriorTask } from './posterior.ts';
import { mapInProcesses } from './processes.ts';
import { summaryOf } from './summary.ts';
import { writeSets } from './write-sets.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: 'spring-2025' },
    out: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const CHAINS = 8;
const seeds = Array.from({ length: CHAINS }, (_, k) => `${values.seed}/${k + 1}`);
const SIZE = values.quick
  ? {
      prior: 2_000,
      near: 1_000,
      chain: {
        warmUp: 5_000,
        steps: 10_000,
        draws: 16,
        checkedPerDraw: 2,
        checkTrials: { followed: 16, lines: 128 },
      },
    }
  : {
      prior: 10_000,
      near: 8_000,
      chain: {
        warmUp: 40_000,
        steps: 300_000,
        draws: 128,
        checkedPerDraw: 6,
        checkTrials: { followed: 96, lines: 3072 },
      },
    };
/**
 * Shares of the log likelihood under which settings of the second and third design are drawn: ever nearer
 * to the posterior.
 */
const TEMPERINGS = [0.3, 0.9];

const started = Date.now();
const near = await runDesigns(values.seed, SIZE.prior, SIZE.near, SIZE.chain);
const chains = await runChains(near);
const calibration = await calibrationOf(chains, SIZE.prior + near.length);
tell('named scenarios');
console.log(summaryOf(calibration));
if (values.out) writeFileSync(values.out, fileText(calibration));
else if (!values.quick) writeSets(calibration);

/**
 * Runs the model at settings drawn from the prior, then twice at settings drawn from what is known by
 * then. Returns the answers of the latter, which lie where the posterior does.
 */
async function runDesigns(seed: string, prior: number, count: number, size: ChainSize): Promise<Example[]> {
  const uniforms = uniformsOf(`prior/${seed}`);
  const points = Array.from({ length: prior }, () => Float64Array.from(NAMES, uniforms));
  let examples = await runDesign(points, `design/${seed}`);
  tell(`first design, ${prior} settings`);
  for (const tempering of TEMPERINGS) {
    const settings = settingsNear(examples, tempering, count, size);
    examples = [...examples, ...(await runDesign(settings, `design/${tempering}/${seed}`))];
    tell(`design at ${tempering} of the log likelihood, ${count} settings`);
  }
  return examples.slice(prior);
}

/** Settings from the posterior of a share of the log likelihood, on an emulator fitted to the examples. */
function settingsNear(
  examples: readonly Example[],
  tempering: number,
  count: number,
  size: ChainSize,
): Float64Array[] {
  const outputs = springOutputs();
  const likelihood = likelihoodOf(knownFacts(observations), outputs);
  const emulator = fitEmulator(examples, outputs, `design/${tempering}/${values.seed}`);
  const level = (point: Float64Array): number =>
    tempering * likelihood(settled(point), emulator.answersAt(point));
  const draws = count / CHAINS;
  return seeds.flatMap((seed) => {
    const options = { ...size, dimensions: NAMES.length, steps: 80 * draws, draws };
    return [...runChain(level, { ...options, seed: `design/${tempering}/${seed}` }).points];
  });
}

async function runChains(examples: readonly Example[]): Promise<PosteriorChain[]> {
  const file = new URL('./posterior-process.ts', import.meta.url);
  const tasks = seeds.map((seed): PosteriorTask => ({ examples, seed, size: SIZE.chain }));
  const chains = await mapInProcesses<PosteriorTask, PosteriorChain>(file, tasks);
  tell(`${CHAINS} chains`);
  for (const { seed, accepted, emulatorError, efficiency } of chains) {
    const [mean, sd] = emulatorError.map((x) => x.toFixed(2));
    console.error(
      `${seed}: ${(100 * accepted).toFixed(0)} % of steps accepted; model less emulator ${mean} ± ${sd}, efficiency ${efficiency.toFixed(2)}`,
    );
  }
  return chains;
}

function tell(what: string): void {
  console.error(`${((Date.now() - started) / 60_000).toFixed(1)} min: ${what}`);
}
