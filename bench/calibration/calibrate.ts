// Fits what evidence leaves open to what was known on 30 June 2025, and writes scenarios/history/calibration.json.
//
//   npm run calibrate            some six minutes on one core
//   npm run calibrate -- --quick a few particles, written nowhere

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadScenario } from '../../src/index.ts';
import { NAMES, PARAMETERS, settled } from '../hindcast/parameters.ts';
import { LAST_DAY, likelihoodOf } from './likelihood.ts';
import { sampleParticles } from './smc.ts';

const SEED = 'spring-2025';
const isQuick = process.argv.includes('--quick');
const particles = isQuick ? 24 : 240;
const moves = isQuick ? 1 : 5;

const likelihood = likelihoodOf(loadScenario('spring-2025'));
const posterior = sampleParticles((point) => likelihood(settled(point)), {
  dimensions: NAMES.length,
  particles,
  moves,
  seed: SEED,
  onTemperature: (temperature, accepted) =>
    console.error(`temperature ${temperature.toFixed(4)}, ${(100 * accepted).toFixed(0)} % of moves taken`),
});
const worlds = posterior.particles.map(({ point, logLikelihood }) => ({
  logLikelihood: Number(logLikelihood.toPrecision(12)),
  ...settled(point),
}));
const result = {
  title: 'What evidence leaves open, as the facts up to 30 June 2025 settle it',
  source: 'npm run calibrate: tempered sequential Monte Carlo, worlds of equal weight',
  until: LAST_DAY,
  seed: SEED,
  temperatures: posterior.temperatures,
  parameters: Object.fromEntries(
    NAMES.map((name) => [
      name,
      { ...PARAMETERS[name], priorSource: 'judgement: wide of what evidence makes likely' },
    ]),
  ),
  sha256: createHash('sha256').update(JSON.stringify(worlds)).digest('hex'),
  worlds,
};
for (const name of NAMES) {
  const values = worlds.map((world) => world[name]).sort((a, b) => a - b);
  const at = (p: number): string => values[Math.floor(p * values.length)]!.toFixed(3);
  console.error(
    `${name.padEnd(16)} ${at(0.05)} … ${at(0.5)} … ${at(0.95)}   prior ${PARAMETERS[name].prior.join(' … ')}`,
  );
}
console.error(`sha256 ${result.sha256}`);
if (!isQuick) {
  const file = fileURLToPath(new URL('../../scenarios/history/calibration.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(result, null, 1)}\n`);
}
