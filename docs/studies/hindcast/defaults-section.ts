// The section of docs/hindcast.md on what the named scenarios take from the fit.

import { loadScenario } from '../../../src/index.ts';
import { parameterSets } from '../../../src/scenario/parameter-sets.ts';
import type { Calibration } from './calibration.ts';
import { juneOf } from './june.ts';
import { list, paragraph, percent } from './markdown.ts';
import { juneTable, movedTable } from './tables.ts';

export function defaultsSection(calibration: Calibration): string {
  const june = juneOf(calibration);
  const { sets, columns } = parameterSets('spring-2025');
  const { speed, returned } = loadScenario('truce-holds').policy.regimes.slowed!;
  const noQueue = (id: string): string => `${percent(june[id]!.noQueue / june[id]!.futures)} %`;
  return `## What the named scenarios take from it

${paragraph(`They begin on 6 June 2025, nine weeks into the controls. ${sets} of the sets, evenly spaced in the order of the chances that they give, ship as \
\`rare-earth-risk/calibration\`, and the scenarios are answered over them: every trial draws one. In the single setting (\`parameters: "median"\`) each number is the \
median of the sets; a test holds the files to them.`)}

${list([
  `**Buffers** of makers that did not state theirs: in each set the median stock of that morning, less half an order cycle, and at least ten days, as a line \
with less dysprosium or terbium had stopped by then. The stock of one morning is taken for what a maker aims at for good, which it is not quite.`,
  `**Reviews** have the median and the spread of the set. The scenarios have no queue: by that morning no application waited for the desk in \
${noQueue('eu-volume')} of the simulated paths in Europe, ${noQueue('us-volume')} in the United States, and ${noQueue('india-scooter')} in India.`,
  `**A slow-down** is a condition that the scenario states, the same in every set: speed ${speed} (the geometric mean of the desks of the US, the EU and Japan) and ${percent(returned)} % returned, the slower quarter of what \
spring may have been, as a what-if should be grave. The pace of a desk, which the sets do not move, has the spread that the scenario states. The share of stalled chains is that of the set. Under the truce, as much is returned as in the set.`,
  `**Cleared at the start** is the share of the applications of that spring that are approved within the time that the maker plans for, given a truce.`,
  `Korea and India: makers there said what they had, and a statement outweighs a fit that saw no stop there. Their buffers are the same in every set.`,
])}

Days, for elements that stop lines:

${juneTable(june, columns)}

${movedTable(columns)}`;
}
