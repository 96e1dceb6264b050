// The first section of docs/hindcast.md: what was aimed at, what is missed, by how much and why.

import { BASELINE_NAMES, BASELINES, type Baseline } from './baselines.ts';
import type { CutOff } from './cut-offs.ts';
import { SIGMA_SCALE } from './discrepancy/ar1.ts';
import { byPlace } from './groups.ts';
import { list, number, paragraph, percent, table } from './markdown.ts';
import {
  type Case,
  coverage,
  FORECAST_NAMES,
  FORECASTS,
  type Forecast,
  meanScore,
  pit,
  scored,
  skills,
} from './predictions.ts';
import { countOpen, type Target } from './targets.ts';
import { coverageFinding, coverageSentence, findingOf, trendSentence } from './verdict.ts';

type Targets = Readonly<Record<Forecast, readonly Target[]>>;

/** Returns the paragraphs that open the page. */
export function aimsText(cutOffs: readonly CutOff[], targets: Targets): string {
  const counted = scored(cutOffs[0]!.cases);
  return `${list(
    FORECAST_NAMES.map((name) => {
      const { open, inside } = countOpen(targets[name]);
      return `**${FORECASTS[name]}: ${trendSentence(skills(counted, name))}** ${coverageSentence(coverage(counted, name))} \
${inside} of ${open} open targets lie in the central 90 % with all their parts.`;
    }),
  )}

${paragraph(`The aims: skill over every baseline with a 90 % interval above zero; 40 to 60 % of months in the central 50 %, 85 to 95 % in the central 90 %; all \
open targets inside. Bold is what misses them, by forecast and [cut-off](#later-cut-offs):`)}

${aimsTable(cutOffs)}${reasons(cutOffs)}`;
}

function reasons(cutOffs: readonly CutOff[]): string {
  const why = whyMissed(cutOffs);
  return why.length === 0 ? '' : `\n\nWhy aims are missed:\n\n${list(why)}`;
}

/** A column for each forecast: the raw one of the fit, and widened ones of all cut-offs. */
function aimsTable(cutOffs: readonly CutOff[]): string {
  const columns = [
    { label: `raw, ${cutOffs[0]!.day}`, cases: scored(cutOffs[0]!.cases), name: 'raw' as Forecast },
    ...cutOffs.map(({ day, cases }) => ({
      label: `widened, ${day}`,
      cases: scored(cases),
      name: 'widened' as Forecast,
    })),
  ];
  const row = (label: string, of: (column: (typeof columns)[number]) => string): string[] => [
    label,
    ...columns.map(of),
  ];
  return table(
    ['', ...columns.map(({ label }) => label)],
    [
      row('months scored', ({ cases }) => String(cases.length)),
      row('CRPS', ({ cases, name }) => number(meanScore(cases, name).crps, 3)),
      ...BASELINE_NAMES.map((baseline) =>
        row(`skill over: ${BASELINES[baseline]}`, ({ cases, name }) => skillText(cases, name, baseline)),
      ),
      row('in the central 50 %', ({ cases, name }) => shareText('of50', coverage(cases, name).of50)),
      row('in the central 90 %', ({ cases, name }) => shareText('of90', coverage(cases, name).of90)),
    ],
  );
}

function skillText(cases: readonly Case[], name: Forecast, baseline: Baseline): string {
  const skill = skills(cases, name)[baseline];
  const text = `${percent(skill.value)} % (${skill.interval90.map(percent).join(' … ')} %)`;
  return findingOf(skill) === 'better' ? text : `**${text}**`;
}

function shareText(interval: Parameters<typeof coverageFinding>[0], share: number): string {
  const text = `${percent(share)} %`;
  return coverageFinding(interval, share) === 'met' ? text : `**${text}**`;
}

/** Reasons that the numbers themselves give; a reason goes when its aim is met. */
function whyMissed(cutOffs: readonly CutOff[]): string[] {
  const counted = scored(cutOffs[0]!.cases);
  const of = skills(counted, 'widened');
  const [raw, widened] = [coverage(counted, 'raw'), coverage(counted, 'widened')];
  const crps = (name: Forecast | Baseline): string => number(meanScore(counted, name).crps, 3);
  const places = new Set(counted.map(({ place }) => place)).size;
  const unbeaten = BASELINE_NAMES.filter((name) => findingOf(of[name]) !== 'better');
  return [
    ...(unbeaten.includes('free') || unbeaten.includes('freeWidened')
      ? [
          `**Licences do not show in tonnes.** Without any licence the same parameter sets score ${crps('free')} raw and ${crps('freeWidened')} widened, \
with licences ${crps('raw')} and ${crps('widened')}. What the forecast is good for, holding, inspection and the capacity of plants and ports give it. Customs \
totals cannot tell whether its licences are right; [earlier episodes](episodes.md) can.`,
        ]
      : []),
    ...(unbeaten.length > 0
      ? [
          `**${places} places are few.** The interval of skill comes from drawing places anew, and they differ. On average an observation exceeds so many of the raw members: ${leanings(counted)}. At this cut-off a \
skill of some 15 % can hardly be told from none, and at the last one, with three places, no interval says much.`,
        ]
      : []),
    ...(coverageFinding('of90', raw.of90) === 'too little'
      ? [
          `**Raw forecasts are too narrow**, as nothing in them says that the model itself may be wrong for months on end, one place at a time.`,
        ]
      : []),
    ...(coverageFinding('of90', widened.of90) === 'too much'
      ? [
          `**Widened forecasts of the first cut-off are rather too wide.** The scale of σ, ${SIGMA_SCALE}, was set beforehand; April and May 2025, to which σ was \
fitted, narrow it little, and it may not be chosen by what came later.`,
        ]
      : []),
  ];
}

/** Where, on average, the observations of a place fall among the members of the raw forecast. */
function leanings(counted: readonly Case[]): string {
  return byPlace(counted)
    .slice(0, -1)
    .map(([place, cases]) => {
      const mean = cases.reduce((sum, { forecasts }) => sum + pit(forecasts.raw), 0) / cases.length;
      return `${place} ${percent(mean)} %`;
    })
    .join(', ');
}
