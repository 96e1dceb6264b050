// Does the posterior mean what it says? Simulation-based calibration over synthetic springs.
//
//   npm run calibrate:check                writes docs/studies/calibration/ranks.json
//   npm run calibrate:check -- --seed x    other truths, printed and written nowhere

import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { NAMES } from '../hindcast/parameters.ts';
import { runDesign } from './design.ts';
import { type Example, uniformsOf } from './network.ts';
import { mapInProcesses, partsOf } from './processes.ts';
import { DRAWS, type RanksTask } from './ranks.ts';
import { uniformity } from './uniformity.ts';

const SPRINGS = 160;
const DESIGN = 24_000;

const { values } = parseArgs({ options: { seed: { type: 'string', default: 'ranks' } } });
const uniforms = uniformsOf(`design/${values.seed}`);
const points = Array.from({ length: DESIGN }, () => Float64Array.from(NAMES, uniforms));
const examples: Example[] = await runDesign(points, `design/${values.seed}`);
const seeds = Array.from({ length: SPRINGS }, (_, i) => `${values.seed}/${i}`);
const tasks = partsOf(seeds, availableParallelism()).map(
  ({ items }): RanksTask => ({ examples, seeds: items }),
);
const file = new URL('./ranks-process.ts', import.meta.url);
const springs = (await mapInProcesses<RanksTask, number[][]>(file, tasks)).flat();
const ranks = Object.fromEntries(NAMES.map((name, i) => [name, springs.map((spring) => spring[i]!)]));

for (const [name, list] of Object.entries(ranks)) {
  const { pValue, in50, in90 } = uniformity(list, DRAWS);
  console.log(
    `${name.padEnd(16)} p ${pValue.toFixed(3)}  in 50 % ${in50.toFixed(2)}  in 90 % ${in90.toFixed(2)}`,
  );
}
if (values.seed === 'ranks') {
  const lines = Object.entries(ranks).map(
    ([name, list]) => `  ${JSON.stringify(name)}: ${JSON.stringify(list)}`,
  );
  const text = `{\n "source": "npm run calibrate:check",\n "springs": ${SPRINGS},\n "design": ${DESIGN},\n "draws": ${DRAWS},\n "ranks": {\n${lines.join(',\n')}\n }\n}\n`;
  writeFileSync(new URL('./ranks.json', import.meta.url), text);
}
