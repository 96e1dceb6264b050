// The section of docs/hindcast.md on what the named scenarios take from the fit.

import type { Calibration } from './calibration.ts';
import { defaultsOf } from './defaults.ts';
import { juneOf } from './june.ts';
import { list, paragraph, percent } from './markdown.ts';
import { defaultsTable, juneTable } from './tables.ts';

export function defaultsSection(calibration: Calibration): string {
  const june = juneOf(calibration);
  const defaults = defaultsOf(calibration, june);
  const noQueue = (id: string): string => `${percent(june[id]!.noQueue / june[id]!.futures)} %`;
  return `## What the named scenarios take from it

${paragraph(`They begin on 6 June 2025, nine weeks into the controls, with numbers that follow from the parameter sets; a test holds the files to them.`)}

${list([
  `**Buffers** of makers that did not state theirs: the median stock of that morning, less half an order cycle. A line with less than ten days of \
dysprosium or terbium had stopped by then, so none begins with less. The spread is that of the buffers within a set and between sets. Stocks of June \
spread wider still; but in the model the buffer of day 0 is also what a maker aims at for good, and a stock drawn down in a crisis is not.`,
  `**Reviews** have the spread within a set and between sets. The scenarios have no queue: by that morning no application waited for the desk in \
${noQueue('eu-volume')} of the simulated paths in Europe, ${noQueue('us-volume')} in the United States, and ${noQueue('india-scooter')} in India.`,
  `**A slow-down** is a what-if, as grave as that of spring may have been: the slow end of the 90 % of its speed and of what was returned. Under the \
truce, the median of what was returned.`,
  `**Cleared at the start** is the share of the applications of that spring that are approved within the time that the maker plans for, given a truce.`,
  `Korea and India: makers there said what they had, and a statement outweighs a fit that saw no stop there.`,
])}

Days, for elements that stop lines:

${juneTable(june, defaults)}

${defaultsTable(defaults)}`;
}
