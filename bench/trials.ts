// Trials per second of the engine on the shipped scenarios, beside the plain stepper of tests/reference, in one run.
//
//   npm run bench

import { weatherDealer } from '../src/engine/draw.ts';
import { loadScenario, scenarioNames, simulate } from '../src/index.ts';
import { compile } from '../src/model/compile.ts';
import { stepThrough } from '../tests/reference/stepper.ts';

const ROUNDS = 5;

/** Microseconds a call. */
function time(trials: number, work: () => void): number {
  const start = performance.now();
  work();
  return ((performance.now() - start) / trials) * 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

console.log(
  'scenario          engine   reference   ratio   (median of five interleaved rounds, microseconds a trial)',
);
for (const name of scenarioNames) {
  const scenario = loadScenario(name);
  const dealer = weatherDealer(compile(scenario), 'bench');
  const rounds = Array.from({ length: ROUNDS }, () => ({
    engine: time(1500, () => void simulate(scenario, { trials: 1500, seed: 'bench' })),
    reference: time(40, () => {
      for (let trial = 0; trial < 40; trial++) stepThrough(scenario, dealer.deal(trial));
    }),
  }));
  const [engine, reference] = [median(rounds.map((r) => r.engine)), median(rounds.map((r) => r.reference))];
  const ratio = median(rounds.map((r) => r.reference / r.engine));
  console.log(
    `${name.padEnd(16)} ${engine.toFixed(0).padStart(7)} ${reference.toFixed(0).padStart(11)} ${ratio.toFixed(1).padStart(7)}`,
  );
}
