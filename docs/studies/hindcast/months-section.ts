// The section of docs/hindcast.md on months after the fit: scores, skill, baselines, pictures.

import { BASELINES, TRENDS } from './baselines.ts';
import type { CutOff } from './cut-offs.ts';
import { SIGMA_SCALE } from './discrepancy/ar1.ts';
import { byPlace } from './groups.ts';
import { list, number, paragraph, percent } from './markdown.ts';
import { monthText } from './months.ts';
import { PARAMETERS } from './parameters.ts';
import { type Case, coverage, meanScore, SHORT, scored, skills } from './predictions.ts';
import { coverageTable, scoreTable, skillTable } from './score-tables.ts';
import { ENOUGH_MONTHS, type Trend } from './trend.ts';
import { coverageSentence, verdict } from './verdict.ts';

export function monthsSection({ day, first, cases }: CutOff, trend: Trend): string {
  const counted = scored(cases);
  const places = new Set(counted.map(({ place }) => place)).size;
  return `## Months after the fit

${paragraph(`The forecast is that of ${day}; ${counted.length} months at ${places} places are scored, from ${monthText(first.scored)} on.${notScored(cases)} The score \
is the mean CRPS, in shares of a normal month: 0 is perfect.`)}

${paragraph(`**Raw.** ${coverageSentence(coverage(counted, 'raw'))} ${verdict(skills(counted, 'raw'))}`)}

${paragraph(`**Widened by the discrepancy.** ${coverageSentence(coverage(counted, 'widened'))} \
${verdict(skills(counted, 'widened'))}${worsePlaces(counted)}`)}

${scoreTable('place', byPlace(cases))}

${coverageTable('place', byPlace(cases))}

${paragraph(`Skill is 1 − CRPS of the model / CRPS of the baseline: 100 % is perfect, 0 is no better, below 0 is worse. Its 90 % comes from 2,000 samples \
of the places, drawn with replacement, each with all its months; "no better in" is the share of those samples in which the model does not beat the \
baseline. The places are few and the world contains the others, so that the interval is too narrow rather than too wide. \
An interval that holds 0 shows no skill.${withAll(cases)} The Brier score is that of "a \
month is short", less than ${SHORT} of a normal one.`)}

${skillTable(cases)}

The baselines, all from what was published by the cut-off:

${list(baselineTexts(trend))}

${pictures()}`;
}

function baselineTexts({ factor, errorOf2024, errorOfEarly2025 }: Trend): string[] {
  const [low, high] = PARAMETERS.licensedTonnes.prior;
  return [
    `**${BASELINES.trend2024}**: every month is ${number(factor)} times the mean month of 2024, as exports of 2024 were ${percent(factor - 1)} % above those \
of 2023 (Adamas Intelligence, early 2025, of customs data; \`magnet-exports.json\`). The growth of the whole year is taken, as the mean is that of the \
whole year; it was not chosen by its score. The error is lognormal, fitted on the months of 2024 that are known: sigma ${number(errorOf2024('world'))} \
for the world, ${number(errorOf2024('us'))} for places with fewer than ${ENOUGH_MONTHS} such months, taken together.`,
    `**${BASELINES.trendEarly2025}**: the same months, with sigma ${number(errorOfEarly2025)}, by which the rule missed January to March 2025. A forecaster \
who looked at the last months before the controls would not have kept the smaller error of 2024.`,
    `**${BASELINES.trendUpdated}**: the widened forecast with the flow of the trend in place of that of the model; at later cut-offs it learns from the same \
months by the same rule. What the model is better by, the supply chain in it adds.`,
    `**${BASELINES.mean2024}**, **${BASELINES.persistence}** and **${BASELINES.resumption}** (what was held in the months that were known leaves in \
the first month that is asked for, on top of a normal month) have the error of a month that the model has, which is judgement and was not fitted to them. \
What persists has besides an error that grows by the month as that of an AR(1) with the sigma of early 2025.`,
    `**${BASELINES.pool}**: of the tonnes a share follows exports of the goods that were under control before, so many months after it began (gallium, \
germanium, graphite, antimony and the metals of February 2025, as published by the cut-off; \`episodes.json\`); the rest follows the trend with the error of early 2025. \
The share has the prior that the fit began with, on ${low} … ${high}.`,
    `**${BASELINES.free}**: the same parameter sets with no tonne under licence, so that nothing but holding, inspection and capacity is left; raw and \
widened. What the model is better by, licences in it add.`,
    `**The discrepancy** of the widened forecast has σ half-normal with scale ${SIGMA_SCALE} at this cut-off. See [below](#what-the-discrepancy-is).`,
  ];
}

/** What the skill over the trends would be, were every month scored. */
function withAll(cases: readonly Case[]): string {
  if (cases.every((one) => one.scored)) return '';
  const all = skills(cases, 'raw');
  const values = TRENDS.map((name) => `${percent(all[name].value)} %`);
  return ` Were the months that are not scored counted too, raw skill over the two trends would be ${values.join(' and ')}.`;
}

/** Places at which a trend scores better than the widened model. */
function worsePlaces(counted: readonly Case[]): string {
  const places = byPlace(counted)
    .slice(0, -1)
    .filter(([, here]) =>
      TRENDS.some((name) => meanScore(here, name).crps <= meanScore(here, 'widened').crps),
    );
  const names = places.map(([place]) => place);
  return names.length === 0 ? '' : ` Of single places, a trend does better at: ${names.join(', ')}.`;
}

/** Which months are left out, and why. */
function notScored(cases: readonly Case[]): string {
  const left = cases.filter((one) => !one.scored);
  if (left.length === 0) return '';
  const places = [...new Set(left.map(({ place }) => place))].map((place) => {
    const months = left.filter((one) => one.place === place).map(({ month }) => monthText(month));
    return `${place}, ${months.join(', ')}`;
  });
  return ` Not scored, though shown, are months whose regime was read off the flows: ${places.join('; ')}.`;
}

function pictures(): string {
  return [
    ['World', 'world'],
    ['United States', 'us'],
    ['Germany', 'germany'],
    ['Japan', 'japan'],
  ]
    .flatMap(([title, place]) => [
      `![${title}, raw](hindcast/flow-${place}.svg)`,
      `![${title}, widened](hindcast/widened-${place}.svg)`,
    ])
    .join('\n\n');
}
