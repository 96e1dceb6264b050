// The section of docs/hindcast.md on months: baselines, scores, skill, pictures.

import { BASELINES, TRENDS } from './baselines.ts';
import { list, number, paragraph, percent } from './markdown.ts';
import { type FirstMonths, monthText } from './months.ts';
import type { PageInput } from './page.ts';
import { baselineScores, type Case, coverage, modelScore, SHORT, scored, skills } from './predictions.ts';
import { scoreTable, skillTable } from './score-tables.ts';
import { ENOUGH_MONTHS, type Trend } from './trend.ts';
import { verdict } from './verdict.ts';

export function monthsSection({ cases, trend, first }: Pick<PageInput, 'cases' | 'trend' | 'first'>): string {
  const counted = scored(cases);
  const { of50, of90 } = coverage(counted);
  const places = new Set(counted.map(({ place }) => place)).size;
  return `## Months

${paragraph(`${verdict(skills(counted))}${worsePlaces(counted)}`)}

${paragraph(`Of ${counted.length} scored months at ${places} places, ${percent(of50)} % lie in their central 50 % and ${percent(of90)} % in their central \
90 %.${notScored(cases)} The score is the mean CRPS, in shares of a normal month: 0 is perfect.`)}

${scoreTable(cases)}

${paragraph(`Skill is 1 − CRPS of the model / CRPS of the baseline: 100 % is perfect, 0 is no better, below 0 is worse. Its 90 % comes from 2,000 samples \
of the places, drawn with replacement, each with all its months; "no better in" is the share of those samples in which the model does not beat the \
baseline. The places are few and the world contains the others, so that the interval is too narrow rather than too wide. \
An interval that holds 0 shows no skill.${withAll(cases)} The Brier score is that of "a \
month is short", less than ${SHORT} of a normal one.`)}

${skillTable(cases)}

The baselines, all from what was published by the cut-off:

${list(baselineTexts(trend, first))}

${pictures()}`;
}

function baselineTexts({ factor, errorOf2024, errorOfEarly2025 }: Trend, first: FirstMonths): string[] {
  return [
    `**${BASELINES.trend2024}**: every month is ${number(factor)} times the mean month of 2024, as exports of 2024 were ${percent(factor - 1)} % above those \
of 2023 (Adamas Intelligence, early 2025, of customs data; \`magnet-exports.json\`). The growth of the whole year is taken, as the mean is that of the \
whole year; it was not chosen by its score. The error is lognormal, fitted on the months of 2024 that are known: sigma ${number(errorOf2024('world'))} \
for the world, ${number(errorOf2024('us'))} for places with fewer than ${ENOUGH_MONTHS} such months, taken together.`,
    `**${BASELINES.trendEarly2025}**: the same months, with sigma ${number(errorOfEarly2025)}, by which the rule missed January to March 2025. A forecaster \
who looked at the last months before the controls would not have kept the smaller error of 2024.`,
    `**${BASELINES.mean2024}**, **${BASELINES.persistence}** and **${BASELINES.resumption}** (what was held in the months that were known leaves in \
${monthText(first.scored)}, on top of a normal month) have the error of a month that the model has, which is judgement and was not fitted to them.`,
  ];
}

/** What the skill over the trends would be, were every month scored. */
function withAll(cases: readonly Case[]): string {
  if (cases.every((one) => one.scored)) return '';
  const all = skills(cases);
  const values = TRENDS.map((name) => `${percent(all[name].value)} %`);
  return ` Were the months that are not scored counted too, skill over the two trends would be ${values.join(' and ')}.`;
}

/** Places at which a trend scores better than the model. */
function worsePlaces(counted: readonly Case[]): string {
  const places = [...new Set(counted.map(({ place }) => place))].filter((place) => {
    const here = counted.filter((one) => one.place === place);
    const scores = baselineScores(here);
    return TRENDS.some((name) => scores[name].crps <= modelScore(here).crps);
  });
  return places.length === 0 ? '' : ` Of single places, a trend does better at: ${places.join(', ')}.`;
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
    .map(([title, place]) => `![${title}](hindcast/flow-${place}.svg)`)
    .join('\n\n');
}
