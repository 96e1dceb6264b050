// docs/hindcast.md: the text, with every number from the run.

import type { Hindcast } from '../../src/analysis/hindcast/hindcast.ts';
import type { Calibration } from './calibration.ts';
import { defaultsOf } from './defaults.ts';
import { juneOf } from './june.ts';
import { type Case, coverage, FIRST, SHORT, verdict } from './predictions.ts';
import {
  brierTable,
  defaultsTable,
  juneTable,
  posteriorTable,
  scoreTable,
  targetTable,
  verificationTable,
} from './tables.ts';
import type { Target } from './targets.ts';
import { whatIsWrong } from './what-is-wrong.ts';

export function page(
  spring: Hindcast,
  targets: readonly Target[],
  cases: readonly Case[],
  calibration: Calibration,
): string {
  const june = juneOf(calibration);
  const defaults = defaultsOf(calibration, june);
  const inside = targets.filter((target) => target.inside).length;
  const { of50, of90 } = coverage(cases);
  const queue = (id: string): string => percent(june[id]!.noQueue / june[id]!.futures);
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  return `# Hindcast

The model held against what happened from April 2025 to July 2026. \`npm run hindcast\` writes this page and its pictures anew, the same on every
machine; \`npm run -s hindcast -- --json\` prints the numbers. Observations, with sources, are in [\`scenarios/history\`](history-files.md); the policy of
the time, by destination and dated day by day, in \`scenarios/spring-2025.json\` and \`scenarios/japan-2026.json\`, which are otherwise the world of the
named scenarios.

* Fifteen firms of which something was heard take the place of the six makers, each built like the maker it resembles.
* What evidence leaves open was fitted to what was known on ${calibration.until}, and to nothing later: \`npm run calibrate\`, ${calibration.worlds.length} worlds of equal
  weight in \`scenarios/history/calibration.json\` (SHA-256 \`${calibration.sha256.slice(0, 16)}…\`). Every world is lived through ${spring.trials} times.
* Months from ${FIRST} on are predicted. What policy did after June is taken as known; what came of it is not.

## Eight targets

${inside} of ${targets.length} lie in the model's central 90 % with all their parts.

${targetTable(targets)}

## What was fitted

Bounds before are judgement, uniform between them. The posterior is sampled by tempered sequential Monte Carlo in ${calibration.temperatures.length - 1} steps. The likelihood
knows: exports of April to June, with the error of a month around them; shares approved by 4, 11, 25 and 27 June; and of each firm that it halted when it did,
or had not by the day of its statement (30 June at the latest), where silence counts for less than a statement.

${posteriorTable(calibration)}

![Parameters before and after](hindcast/posteriors.svg)

**How goods show in customs data.** One customs code holds all magnets. A share of the tonnes needs a licence and leaves as the model's goods do. The rest
needs none; but for some weeks nobody could tell them apart, and of what was held then a part left when it had been inspected. In the first days what had been
cleared still left. No day sees more than the record month before the controls, January 2025, as plants and ports can do no more.

## Months

Of ${cases.length} months at six places, ${percent(of50)} lie in their central 50 % and ${percent(of90)} in their central 90 %. Mean CRPS (0 is perfect; in shares of a normal month) beside
three simple rules, which get the same error of a month around them as the model has:

${scoreTable(cases)}

${verdict(cases)} A month is short when less than ${SHORT} of a normal one left:

${brierTable(cases)}

![World](hindcast/flow-world.svg)

![United States](hindcast/flow-us.svg)

![Germany](hindcast/flow-germany.svg)

![Japan](hindcast/flow-japan.svg)

## Halts

![Car groups not yet halted](hindcast/halts.svg)

${verificationTable(spring, ['share-', 'stop-', 'halt-', 'year-'])}

## Approvals

Those after June were not fitted.

${verificationTable(spring, ['approved-'])}

## What the named scenarios take from it

They begin on 6 June 2025, nine weeks into the controls, with numbers that follow from the calibrated worlds; a test holds the files to them.

* **Buffers** of makers that did not state theirs: the median stock of that morning, less half an order cycle. A line with less than ten days of dysprosium or
  terbium had stopped by then, so none begins with less. The spread is that of the worlds' buffers, within worlds and between them: stocks of June spread
  wider still, but in the model the buffer of day 0 is also what a maker aims at for good, and a stock drawn down in a crisis is not.
* **Reviews** draw on the spread within worlds and between them. The scenarios have no queue: by that morning nobody waited to be taken up any more in ${queue('eu-volume')} of the futures
  in Europe, ${queue('us-volume')} in the United States, and ${queue('india-scooter')} in India.
* **A slow-down** is a what-if, as grave as that of spring may have been: the slow end of the 90 % of its speed and of what was returned. Under the truce, what
  was returned in the median world.
* **Cleared at the start** is the share of the files of that spring that are approved within the time that the maker plans for, given a truce.
* Korea and India: makers there said what they had, and a statement outweighs a fit that saw no stop there.

Days, for elements that stop lines:

${juneTable(june, defaults)}

${defaultsTable(defaults)}

${whatIsWrong(spring, cases, calibration)}
`;
}
