// Measures the questions that people wait for: a curve and a plan of buffers, and a tornado of thirty
// inputs.

import { loadScenario, type Scenario, shippedRanges } from '../../src/index.ts';
import { built } from '../timing/built.ts';
import { machine } from '../timing/machine.ts';
import { digits, table } from '../timing/table.ts';

const BARS = 30;

/** Seconds in which a tornado shall be done. */
const AIM = 15;

/** Points of a curve, and seconds in which it shall be done. */
const [POINTS, CURVE_AIM] = [20, 1.5];

/** Seconds in which a plan over four lanes shall be done. */
const PLAN_AIM = 10;

/** Times that a curve is measured, of which the median counts. */
const TIMES = 5;

/** Returns the seconds that pass: the aims are those of a person who waits. */
function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function verdict(taken: number, aim: number): string {
  return `${aim}: ${taken < aim ? 'holds' : 'missed'}`;
}

/** Returns rows of a curve of one lane and of a plan over four. */
function bufferRows(scenario: Scenario): string[][] {
  const days = Array.from({ length: POINTS }, (_, i) => 10 * (i + 1));
  const question = { automaker: 'eu-volume', lane: 'Dy', days };
  const options = { trials: 10_000, seed: 'questions' };
  const curves = Array.from({ length: TIMES }, () =>
    seconds(() => built.bufferCurve(scenario, question, options)),
  ).sort((a, b) => a - b);
  const curve = curves[(TIMES - 1) / 2]!;
  const four = built.override(scenario, {
    automakers: { 'eu-volume': { lanes: { Y: { essential: true } } } },
  });
  let off = 0;
  const plan = seconds(() => {
    const target = { automaker: 'eu-volume', atMost: 0.05, vary: 'lane' } as const;
    const { outOfSample } = built.optimizeBuffers(four, target, options);
    off = 100 * Math.abs(outOfSample.value - 0.05);
  });
  return [
    [`a curve of ${POINTS} buffers`, '', digits(curve), verdict(curve, CURVE_AIM)],
    ['a plan over four lanes, to 5 %', off.toFixed(2), digits(plan), verdict(plan, PLAN_AIM)],
  ];
}

export function section(): string {
  const scenario = loadScenario('licences-slowed');
  const buffers = table(['question', 'points off', 'seconds', 'aim'], bufferRows(scenario));
  const ranges = Object.fromEntries(Object.entries(shippedRanges(scenario)).slice(0, BARS));
  const rows = [undefined, 'eu-volume'].map((automaker) => {
    const question = { method: 'tornado', ...(automaker && { automaker }) } as const;
    const taken = seconds(() => built.sensitivity(scenario, ranges, question, { seed: 'questions' }));
    return [automaker ?? 'any line', digits(taken), verdict(taken, AIM)];
  });
  return `## Questions

Measured on ${machine()}.

\`sensitivity\` as a tornado of ${BARS} of the ranges that \`licences-slowed\` ships, 2,000 trials at each end, over its parameter sets.
Seconds that pass, on one thread of the built package; Node's compiler and garbage collector have the other core.

${table(['the halt of', 'seconds', 'aim'], rows)}

An input of one automaker runs that automaker alone again, and a question about one automaker runs no other.

\`bufferCurve\` and \`optimizeBuffers\` for \`eu-volume\` under \`licences-slowed\`, 10,000 trials, with what one more day of each lane
is worth; of the curve the median of ${TIMES}. The plan is to miss its target on fresh trials by no more than 0.5 points.

${buffers}
`;
}
