// Measures how time grows with trials, lanes, events and days, each multiplied while the rest is fixed.

import { wrap } from '../../src/report/layout.ts';
import { machine } from '../timing/machine.ts';
import { type Measured, ROUNDS } from '../timing/steps.ts';
import { digits } from '../timing/table.ts';
import { days, events, lanes, type Part, tenYears, trials } from './growth-parts.ts';

/** Width of a paragraph in columns. */
const COLUMNS = 132;

export function section(): string {
  const parts: readonly Part[] = [trials(), lanes(), events(), days(), tenYears()];
  return `## Growth

Measured on ${machine()}.

Linear means: k times as much takes k times as long. *Against linear* is the ratio of times divided by k: 1 is linear, less is better.
Processor time on one thread of the built package, warm, in pairs of half a second as above, always with the first row of the table;
medians of ${ROUNDS} interleaved rounds, in brackets quartiles. The scenario is the reference workload (\`bench/reference-workload.json\`)
with one thing changed. Such a change may also alter how often lines halt, and a line that runs short takes longer: those days are run one
by one, while a line that never does is settled by screening alone ([why](design.md#two-programs-model-and-kernel)). So each row tells how
often any line halts.

${summary(parts.flatMap(({ tables }) => tables))}

${parts.map(({ text }) => text.trim()).join('\n\n')}
`;
}

/** Returns the tables in which time grows faster than linearly, beyond its spread, with the rows. */
function summary(tables: readonly (readonly Measured[])[]): string {
  const worse = tables.flat().filter(({ step, againstLinear }) => step.factor > 1 && againstLinear.low > 1);
  const rows = worse.map(({ step, againstLinear }) => `${step.label} (${digits(againstLinear.median)})`);
  const steps = tables.flatMap((rows) => rows.slice(1).flatMap((row, i) => steepStep(rows[i]!, row)));
  const sentences = [
    rows.length === 0
      ? 'No row is worse than linear.'
      : `Worse than linear, lower quartile included: ${rows.join('; ')}. All other rows are linear or better.`,
    ...(steps.length === 0
      ? []
      : [`From one row to the next, time grows by more than what is multiplied: ${steps.join('; ')}.`]),
  ];
  return wrap(sentences.join(' '), COLUMNS);
}

/** Returns a step over which time grows by a twentieth more than linearly. */
function steepStep(from: Measured, to: Measured): string[] {
  const [grown, linear] = [to.ratio.median / from.ratio.median, to.step.factor / from.step.factor];
  if (grown <= 1.05 * linear) return [];
  return [`${from.step.label} to ${to.step.label} (${digits(grown)} times for ${digits(linear)})`];
}
