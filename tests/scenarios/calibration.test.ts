import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { LAST_DAY, likelihoodOf } from '../../bench/calibration/likelihood.ts';
import { readCalibration } from '../../bench/hindcast/calibration.ts';
import { NAMES, PARAMETERS, type Settled } from '../../bench/hindcast/parameters.ts';
import { loadScenario } from '../../src/index.ts';
import { observations } from '../../src/history/index.ts';

/* The committed calibration is what `npm run calibrate` makes: its worlds hash to what it says, and have the likelihoods that it says. */

const calibration = readCalibration();

test('the hash is that of its worlds', () => {
  const hash = createHash('sha256').update(JSON.stringify(calibration.worlds)).digest('hex');
  expect(calibration.sha256).toBe(hash);
});

test('every number lies within its bounds', () => {
  for (const world of calibration.worlds) {
    for (const name of NAMES) {
      const [low, high] = PARAMETERS[name].prior;
      expect(world[name] >= low && world[name] <= high, name).toBe(true);
    }
  }
});

describe('likelihoods', () => {
  const worlds = [0, 97, 239].map((k) => calibration.worlds[k]!);
  const rounded = (x: number): number => Number(x.toPrecision(12));

  test('are those of the committed worlds', () => {
    const likelihood = likelihoodOf(loadScenario('spring-2025'));
    for (const world of worlds) expect(rounded(likelihood(world))).toBe(world.logLikelihood);
  });

  test('know nothing of what came after 30 June 2025', () => {
    const blind = likelihoodOf(loadScenario('spring-2025'), withoutTheRest());
    for (const world of worlds as Settled[]) {
      expect(rounded(blind(world))).toBe((world as Settled & { logLikelihood: number }).logLikelihood);
    }
  });
});

/** Observations in which all that was observed or stated later is something else. */
function withoutTheRest(): typeof observations {
  const data = structuredClone(observations) as unknown as {
    'magnet-exports': { tonnes: Record<string, Record<string, { value: number; interval: number[]; formula?: string }>> };
    halts: { firms: Record<string, { holdsUntil: { value: string; interval: string[] } }> };
  };
  for (const periods of Object.values(data['magnet-exports'].tonnes)) {
    for (const [period, observed] of Object.entries(periods)) {
      if (period.slice(0, 7) <= LAST_DAY.slice(0, 7) || period.includes('/')) continue;
      observed.value *= 3;
      observed.interval = observed.interval.map((end) => end * 3);
    }
  }
  for (const { holdsUntil } of Object.values(data.halts.firms)) {
    if (holdsUntil.value <= LAST_DAY) continue;
    holdsUntil.value = '2026-01-01';
    holdsUntil.interval = ['2026-01-01', '2026-01-01'];
  }
  // Not parsed again: derived values no longer follow.
  return data as unknown as typeof observations;
}
