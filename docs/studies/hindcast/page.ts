// docs/hindcast.md: its sections in order, with every number from the run.

import type { Hindcast } from '../../../src/analysis/hindcast/hindcast.ts';
import { observations } from '../../../src/history/index.ts';
import { aimsText } from './aims.ts';
import type { Calibration } from './calibration.ts';
import { convergenceSection } from './convergence-section.ts';
import { cutOffSection, discrepancySection } from './cut-off-section.ts';
import type { CutOff } from './cut-offs.ts';
import { defaultsSection } from './defaults-section.ts';
import { identifiabilitySection } from './identifiability.ts';
import { list, paragraph } from './markdown.ts';
import { monthsFrom, monthsText, monthText } from './months.ts';
import { monthsSection } from './months-section.ts';
import { type Forecast, scored } from './predictions.ts';
import { approvalTable, targetTable, verificationTable } from './score-tables.ts';
import { posteriorTable } from './tables.ts';
import { CLASSES, countOpen, type Target } from './targets.ts';
import type { Trend } from './trend.ts';
import { whatIsWrong } from './what-is-wrong.ts';

export interface PageInput {
  readonly spring: Hindcast;
  readonly targets: Readonly<Record<Forecast, readonly Target[]>>;
  /** The first is that of the fit. */
  readonly cutOffs: readonly CutOff[];
  readonly calibration: Calibration;
  readonly trend: Trend;
}

export function page(input: PageInput): string {
  const { spring, cutOffs, calibration, trend } = input;
  // Another section is another string in this list.
  const sections = [
    opening(input),
    targetSection(input.targets),
    fitSection(input),
    identifiabilitySection(calibration),
    convergenceSection(calibration),
    monthsSection(cutOffs[0]!, trend),
    cutOffSection(cutOffs),
    discrepancySection(),
    haltSection(spring),
    approvalSection(spring, calibration.until),
    defaultsSection(calibration),
    whatIsWrong(spring, scored(cutOffs[0]!.cases), calibration),
  ];
  return `${sections.join('\n\n')}\n`;
}

function opening({ spring, targets, cutOffs, calibration }: PageInput): string {
  const { first } = cutOffs[0]!;
  return `# Hindcast

${paragraph(`For analysts and risk managers who want to know how far the numbers of this package can be trusted. After reading this page you can say \
what was tested on data that the fit had not seen, how the model did beside simple rules, and where it is wrong.`)}

${aimsText(cutOffs, targets)}

${list([
  `The model is held against what happened from April 2025 to July 2026. \`npm run docs:hindcast\` writes this page and its pictures, the same on every \
machine; \`npm run -s docs:hindcast -- --json\` prints the numbers. Observations, with sources and the day on which each was published, are in \
[\`scenarios/history\`](history-files.md).`,
  `The policy of the time, by destination and day by day, is in \`scenarios/spring-2025.json\`, which otherwise equals the named scenarios. Fifteen firms \
of which something was reported take the place of the six makers, each built like the maker it resembles.`,
  `What evidence leaves open was fitted to what was published by ${calibration.until}, and to nothing later: \`npm run calibrate\`, \
${calibration.sets.length} parameter sets of equal weight in \`scenarios/history/calibration.json\` (SHA-256 \
\`${calibration.sha256.slice(0, 16)}…\`). Each set is simulated ${spring.trials} times.`,
  `The fit knows no month from ${monthText(first.unknown)} on, as customs had not published them. Scores begin with ${monthText(first.scored)}, the first \
month after the cut-off: until then the controls were plain to see, and rules that ignore them would be too easy to beat. What policy did in the months \
scored is taken as known; what came of it is not.`,
])}`;
}

function targetSection({ raw, widened }: PageInput['targets']): string {
  const { open, inside } = countOpen(raw);
  return `## Targets

${paragraph(`${inside} of ${open} open targets lie in the model's central 90 % with all their parts, ${countOpen(widened).inside} with the \
discrepancy in their flows. The others say little or nothing of how well it \
predicts, and are shown without being counted.`)}

${targetTable(raw, widened)}

${list(Object.entries(CLASSES).map(([name, meaning]) => `**${name}**: ${meaning}.`))}

Of single targets:

${list(raw.flatMap(({ title, why }) => (why === undefined ? [] : [`${title}: ${why}.`])))}`;
}

function fitSection({ calibration, cutOffs }: PageInput): string {
  const fitted = monthsFrom('2025-04', cutOffs[0]!.first.unknown).slice(0, -1);
  return `## What was fitted

${paragraph(`Bounds before are judgement, uniform between them, with four exceptions. Buffers are lognormal about 1.6 times those judged for June, as traders spoke of \
two to three months of stock in April (Tradium to the Financial Times, 2025-04-17), and the two halts of that spring tell little of them. The share of stalled chains and the pace of \
each desk are what goods under control before April 2025 tell of a new one, by a hierarchy over goods ([episodes](episodes.md)). The spread of the discrepancy is half-normal. The \
likelihood knows exports of ${monthsText(fitted)}, with the [discrepancy](#what-the-discrepancy-is) and the error of a month around them; shares approved by 4, 11, 25 and 27 June; and of each firm that it halted when it did, or had not by the day of its statement (30 June at the \
latest), where silence counts for less than a statement.`)}

${posteriorTable(calibration)}

![Parameters before and after](hindcast/posteriors.svg)

${paragraph(`**How goods show in customs data.** One customs code holds all magnets. A share of the tonnes needs a licence and leaves as the model's \
goods do. The rest needs none; but for some weeks nobody could tell them apart, and of what was held then a part left when it had been inspected. In \
the first days what had been cleared still left. No day sees more than the record month before the controls, January 2025, as plants and ports can do \
no more.`)}`;
}

function haltSection(spring: Hindcast): string {
  return `## Halts

![Car groups not yet halted](hindcast/halts.svg)

${verificationTable(spring, ['share-', 'stop-', 'halt-', 'year-'])}`;
}

function approvalSection(spring: Hindcast, until: string): string {
  return `## Approvals

${paragraph(`Samples that were selected, or that count firms, cannot be held against the share of all files: a chamber hears of files that are stuck. \
They are shown, and never counted.`)}

${approvalTable(spring, observations.approvals, until)}`;
}
