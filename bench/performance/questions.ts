// Measures the questions that people wait for: a tornado of thirty inputs.

import { loadScenario, shippedRanges } from '../../src/index.ts';
import { built } from '../timing/built.ts';
import { machine } from '../timing/machine.ts';
import { processorTime } from '../timing/processor-time.ts';
import { digits, table } from '../timing/table.ts';

const BARS = 30;

/** Seconds in which a tornado shall be done. */
const AIM = 15;

/** Returns seconds of processor time. */
function seconds(work: () => void): number {
  const start = processorTime();
  work();
  return (processorTime() - start) / 1000;
}

export function section(): string {
  const scenario = loadScenario('licences-slowed');
  const ranges = Object.fromEntries(Object.entries(shippedRanges(scenario)).slice(0, BARS));
  const rows = [undefined, 'eu-volume'].map((automaker) => {
    const question = { method: 'tornado', ...(automaker && { automaker }) } as const;
    const taken = seconds(() => built.sensitivity(scenario, ranges, question, { seed: 'questions' }));
    return [automaker ?? 'any line', digits(taken), `${AIM}: ${taken < AIM ? 'holds' : 'missed'}`];
  });
  return `## Questions

Measured on ${machine()}.

\`sensitivity\` as a tornado of ${BARS} of the ranges that \`licences-slowed\` ships, 2,000 trials at each end, over its parameter sets.
Processor time on one thread of the built package.

${table(['the halt of', 'seconds', 'aim'], rows)}

An input of one automaker runs that automaker alone again, and a question about one automaker runs no other.
`;
}
