// The sections of docs/hindcast.md on the discrepancy and on forecasts from later cut-offs.

import { effectiveSampleSize } from '../../../src/index.ts';
import { BASELINE_NAMES, BASELINES } from './baselines.ts';
import type { CutOff } from './cut-offs.ts';
import { PHI, SHARED, SIGMA_SCALE } from './discrepancy/ar1.ts';
import { byCutOff, byMonthsAhead } from './groups.ts';
import { list, number, paragraph, percent, span, table } from './markdown.ts';
import { monthText } from './months.ts';
import { scored, skills } from './predictions.ts';
import { quantile } from './quantile.ts';
import { coverageTable, scoreTable } from './score-tables.ts';
import { findingOf } from './verdict.ts';

/** Fewer independent parameter sets than these do not tell a tail. */
const ENOUGH_SETS = 100;

export function cutOffSection(cutOffs: readonly CutOff[]): string {
  const all = cutOffs.flatMap(({ cases }) => cases);
  return `## Later cut-offs

${paragraph(`The fit is that of ${cutOffs[0]!.day}. At a later cut-off nothing is fitted anew: each member (one trial of one parameter set) is weighted by \
the likelihood of what was published since, and the discrepancy is carried forward from what these months say of it. Months ahead count from the \
first month that begins after the cut-off.${tooFew(cutOffs)}`)}

${membersTable(cutOffs)}

${scoreTable('cut-off', byCutOff(all))}

${coverageTable('cut-off', byCutOff(all))}

Skill of the widened forecast, with its 90 % from samples of the places, all their months and cut-offs together:

${skillByCutOff(cutOffs)}

By months ahead, all three cut-offs together (each month as often as it was forecast):

${scoreTable('months ahead', byMonthsAhead(all))}

${coverageTable('months ahead', byMonthsAhead(all))}

![Where observations fall in the forecasts](hindcast/pit.svg)

${paragraph(`The picture shows the share of a forecast's members that the observation exceeds (probability integral transform). Were forecasts what they say, \
all shares would be equally frequent: the outline. Bars at both ends say that forecasts are too narrow; a heap on the left, that they are too high.`)}`;
}

export function discrepancySection(): string {
  return `## What the discrepancy is

${paragraph(`A model that is wrong stays wrong for a while: what separates it from a place in one month mostly does so in the next. Widened forecasts say so: \
observed flow = flow of the model × exp(δ), where δ of a place is an autoregression by month, on top of the independent error of a month.`)}

${list([
  `From one month to the next δ keeps ${PHI} of itself. ${percent(SHARED)} % of its variance is shared by all places, the rest is a place's own. The world, \
in which what is a place's own averages out, has the shared part alone. All three are judgement; that months of the world erred less than those of \
single places, in about that ratio, is known from 2024.`,
  `Its spread σ is half-normal with scale ${SIGMA_SCALE}, by judgement, before any month tells of it, and is fitted with the other numbers: the likelihood of \
April and May 2025 integrates δ out, so that no parameter has to explain what the model gets wrong. Errors of single goods in earlier episodes are not \
taken: these are lots of a few tonnes, not all magnets of a country.`,
  `Each member has the σ of its parameter set, and is weighted by the likelihood of months published since the fit, given those that the fit knew, with δ integrated out \
(Laplace's approximation, one Gaussian of all places and months). Members are then drawn in proportion to their weights, and each draws its δ given all these months.`,
  `No number here was chosen by a score after the cut-off. A test changes every observation that was published after a cut-off and finds its weights, its σ \
and its forecast the same.`,
])}`;
}

function membersTable(cutOffs: readonly CutOff[]): string {
  return table(
    [
      'cut-off',
      'first month scored',
      'months new since the fit',
      'members',
      'effective size',
      'by flows alone',
      'effective sets',
      'σ: median',
      'σ: 90 %',
    ],
    cutOffs.map(({ day, first, news, model, widened }) => {
      const sigmas = [...model.sigmas];
      return [
        day,
        monthText(first.scored),
        String(news.flows.length),
        String(model.weights.length),
        number(model.effectiveSize, 0),
        number(model.effectiveSizeByFlows, 0),
        number(effectiveSets(model.weights, widened.trials), 0),
        number(quantile(sigmas, 0.5)),
        span([quantile(sigmas, 0.05), quantile(sigmas, 0.95)]),
      ];
    }),
  );
}

/** Effective number of parameter sets, each with the weight of all its trials. */
function effectiveSets(weights: Float64Array, trials: number): number {
  const sets = new Float64Array(weights.length / trials);
  weights.forEach((weight, i) => {
    sets[Math.floor(i / trials)]! += weight;
  });
  return effectiveSampleSize(sets);
}

/** Where the weights leave too few parameter sets, and what would help. */
function tooFew(cutOffs: readonly CutOff[]): string {
  const few = cutOffs
    .map(({ day, model, widened }) => ({ day, sets: effectiveSets(model.weights, widened.trials) }))
    .filter(({ sets }) => sets < ENOUGH_SETS);
  if (few.length === 0) return '';
  const which = few.map(({ day, sets }) => `${day} (${number(sets, 0)})`).join(' and ');
  return ` **Too few parameter sets count at ${which}: so many independent ones are their weights worth, and a hundred are wanted. Tails there are rough; a \
new fit with what was known by then would replace the weights.**`;
}

function skillByCutOff(cutOffs: readonly CutOff[]): string {
  const groups = byCutOff(cutOffs.flatMap(({ cases }) => cases)).map(
    ([label, cases]) => [label, skills(scored(cases), 'widened')] as const,
  );
  return table(
    ['baseline', ...groups.map(([label]) => label)],
    BASELINE_NAMES.map((name) => [
      BASELINES[name],
      ...groups.map(([, of]) => {
        const { value, interval90 } = of[name];
        const text = `${percent(value)} % (${interval90.map(percent).join(' … ')} %)`;
        return findingOf(of[name]) === 'better' ? text : `**${text}**`;
      }),
    ]),
  );
}
