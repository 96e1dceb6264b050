// docs/episodes.md: its sections in order, with every number from the run.

import { CHANNEL, MOST_CONSIGNEES, PARAMETERS, REVIEW_DAYS } from '../../../src/analysis/episodes/channel.ts';
import type { EpisodeMark } from '../../../src/analysis/episodes/episode-score.ts';
import { HYPERPARAMETERS } from '../../../src/analysis/episodes/fit-goods.ts';
import { FLOOR, MU_SD, SIGMA } from '../../../src/analysis/episodes/hierarchy.ts';
import type { EpisodeBaseline, EpisodeForecast } from '../../../src/analysis/episodes/hindcast-episodes.ts';
import { episodes } from '../../../src/history/index.ts';
import { list, number, paragraph, percent, span, table } from '../hindcast/markdown.ts';
import { CUT_OFF, OPTIONS } from './goods.ts';
import { ownSection } from './own-section.ts';
import type { Results } from './results.ts';

const free = episodes.goods['bismuth-trioxide'];

export function page(results: Results): string {
  const sections = [
    opening(results),
    wrongSection(results),
    happenedSection(results),
    scoreSection(results),
    aprilSection(results),
    methodSection(results),
    ownSection(),
  ];
  return `${sections.join('\n\n')}\n`;
}

function opening({ hindcast, variants }: Results): string {
  const { crps, baselines, in50, in90, scoredMonths, goods } = hindcast;
  const review = variants[0]!.hindcast;
  return `# Episodes

${paragraph(`For analysts who want to know what happened to exports after earlier Chinese controls, and how well this package's licence channel would have forecast it. \
After reading this page you can say what to expect of the first year of a control, how sure that is, and score an episode of your own.`)}

${paragraph(`**Each of ${goods.length} goods, forecast from the goods of other episodes, has a mean CRPS of ${number(crps)} of a usual month over ${scoredMonths} months; the months of the other \
goods, pooled, have ${number(baselines.pool.crps)}, "as ever" has ${number(baselines.normal.crps)}. ${percent(in90)} % of the months lie in the central 90 %, ${percent(in50)} % in the central 50 %.** \
Over the five goods that were reviewed first, each left out by itself: ${number(review.crps)}, the pool ${number(review.baselines.pool.crps)}. \`npm run docs:episodes\` writes this \
page; the numbers are those of [\`episodes.json\`](history-files.md#episodes).`)}`;
}

function wrongSection({ hindcast, variants }: Results): string {
  const of = (id: string): EpisodeForecast => hindcast.goods.find((one) => one.id === id)!;
  const outside = hindcast.goods.flatMap(({ title, months }) =>
    months
      .filter(
        ({ observed, interval90: [low, high] }) => observed !== null && (observed < low || observed > high),
      )
      .map(({ month, observed }) => `${title.split(',')[0]} ${month} (${number(observed!)})`),
  );
  const harsh = variants.find(({ title }) => title === 'a harsh prior')!.hindcast;
  const [first] = of('graphite').months;
  return `## What is wrong with it

${list([
  `**Other goods teach little; the shape of the channel does the work.** With no other good at all, from its wide prior alone, the channel scores ${number(hindcast.baselines.prior.crps)}. \
Where the prior is moved by one standard deviation to the worse in all that is pooled, it scores ${number(harsh.baselines.prior.crps)} alone and ${number(harsh.crps)} after the other goods.`,
  `**The rules and the prior were written by people who had seen these episodes.** No number of a good that is left out enters its forecast, and nothing was tuned to the scores; but \
that there is a dead time, and of weeks rather than days, nobody had to guess.`,
  `**Peaks are missed.** Outside the central 90 %: ${outside.join(', ')}. Licences are granted in bulk; the channel does not know when.`,
  `**Graphite came sooner than the channel can.** ${number(first!.observed!)} in its first month, where the upper end is ${number(first!.interval90[1])}: no application of the channel is decided \
before ${REVIEW_DAYS.low} working days of an office at its usual pace, and customs' natural graphite may hold kinds that need no licence.`,
  `**Nothing rises before a control begins.** Exports of the last month before ran at ${span(rush(), 1)} times a usual month; the channel starts on the day itself.`,
  `**${hindcast.goods.length} goods are ${new Set(hindcast.goods.map(({ id }) => episodes.goods[id]!.episode)).size} episodes.** Gallium and germanium share one, dysprosium and terbium another; most months come by way of one newsroom, and bases are rough \
(dysprosium ${span(episodes.goods.dysprosium!.base.interval, 0)} t). Months of antimony in 2025 are thirds of quarters.`,
  `**Oxides and metals are not magnets**: few buyers, large lots, dual use. The episodes bound the licence channel, not a car maker's supply.`,
])}`;
}

/** Returns the least and most that left in the last month before an announced control, in base months. */
function rush(): readonly [number, number] {
  const shares = Object.values(episodes.goods).flatMap(({ announced, inForce, base, months }) => {
    if (announced === undefined || announced.value === inForce.value) return [];
    const last = Object.entries(months)
      .filter(([month]) => `${month}-01` < inForce.value)
      .at(-1);
    return last === undefined ? [] : [last[1].value / base.value];
  });
  return [Math.min(...shares), Math.max(...shares)];
}

function happenedSection({ hindcast }: Results): string {
  const columns = Array.from({ length: OPTIONS.months }, (_, k) => `${k + 1}`);
  const rows = hindcast.goods.map(({ id, title, months }) => {
    const { inForce } = episodes.goods[id]!;
    return [
      `${title} (${inForce.value})`,
      ...months.map(({ observed }) => number(observed ?? undefined)),
      marksOf(id, months),
    ];
  });
  return `## What happened

${paragraph(`Exports to all destinations by full month under control, as a share of a usual month before. Marks say how good the figures are (A the best, D derived).`)}

${table(['good (in force)', ...columns, 'marks'], rows)}

${hindcast.goods.map(({ id, title }) => `![${title}](episodes/${id}.svg)`).join('\n\n')}

${paragraph(`Not forecast: bismuth, tungsten and indium, of which single levels are known (indium counts as evidence); bismuth trioxide, which needs no licence and fell to ${number(free!.months['2025-02']!.value / free!.base.value)} in the month all the same; \
Japan in 2010, an informal stop of two months that ended by politics.`)}`;
}

function marksOf(id: string, months: EpisodeForecast['months']): string {
  const marks = months.flatMap(({ month }) => episodes.goods[id]!.months[month]?.mark ?? []);
  const counts = [...new Set(marks)]
    .sort()
    .map((mark) => `${mark} ${marks.filter((one) => one === mark).length}`);
  return counts.join(', ');
}

const BASELINES: readonly EpisodeBaseline[] = ['pool', 'normal', 'prior'];

function scoreSection({ hindcast, variants }: Results): string {
  const head = ['', 'CRPS', 'in 50 %', 'in 90 %', ...BASELINES.flatMap((name) => [name, 'in 90 %'])];
  const cells = (one: EpisodeMark & Pick<EpisodeForecast, 'baselines'>): string[] => [
    number(one.crps, 3),
    `${percent(one.in50)} %`,
    `${percent(one.in90)} %`,
    ...BASELINES.flatMap((name) => [
      number(one.baselines[name].crps, 3),
      `${percent(one.baselines[name].in90)} %`,
    ]),
  ];
  return `## Leave one out

${paragraph(`Each good is forecast from those of other episodes. CRPS is the continuous ranked probability score, in shares of a usual month, 0 being perfect; means over goods. **pool**: \
the other goods' months, the one before and the one after, as an ensemble. **normal**: 1 ± 0.13. **prior**: the channel without any other good.`)}

${table(head, [...hindcast.goods.map((one) => [one.title, ...cells(one)]), ['**all**', ...cells(hindcast)]])}

With one thing changed:

${table(
  head,
  variants.map(({ title, hindcast: one }) => [title, ...cells(one)]),
)}

${paragraph(`A kind prior has a shorter dead time, fewer stalled applications, a faster office, fewer and milder relapses, each by one standard deviation; a harsh one the reverse.`)}`;
}

function aprilSection({ april, prior }: Results): string {
  const rows = april.flatMap(({ title, months, crps }) =>
    months
      .filter(({ observed }) => observed !== null)
      .map(({ month, observed, median, interval90 }, i) => [
        i === 0 ? `${title}, CRPS ${number(crps)}` : '',
        month,
        number(observed!),
        number(median),
        span(interval90),
      ]),
  );
  return `## April 2025, as of 30 June

${paragraph(`The controls of 4 April 2025, forecast from ${Object.keys(prior.learnedFrom).join(', ')} alone, with the figures that were published by ${CUT_OFF}. This is the one forecast here whose \
numbers were all known at the time; the rules and the prior came later, as said above.`)}

${table(['good', 'month', 'observed', 'median', 'central 90 %'], rows)}

${paragraph(`What these goods tell of a new one is in \`scenarios/history/episode-prior.json\`, ${prior.draws.deadDays.length} draws and a summary: a prior for the calibration of spring 2025.`)}

${table(
  ['parameter', 'unit', '5 %', '50 %', '95 %', 'prior 5 %', 'prior 50 %', 'prior 95 %'],
  PARAMETERS.map((name) => {
    const { unit, quantiles } = prior.parameters[name];
    const before = [-1.645, 0, 1.645].map(CHANNEL[name].at);
    return [
      CHANNEL[name].label,
      unit,
      ...[quantiles[0]!, quantiles[2]!, quantiles[4]!, ...before].map(short),
    ];
  }),
)}

![What earlier controls tell of a new one](episodes/parameters.svg)`;
}

function short(x: number): string {
  return x >= 10 || Number.isInteger(x) ? x.toFixed(0) : x.toFixed(2);
}

function methodSection({ chains, hindcast, prior }: Results): string {
  const least = Math.min(...hindcast.goods.map(({ effectiveSize }) => effectiveSize));
  return `## How it is computed

${list([
  `**One channel a good.** A scenario of this package ([model](model.md)) with one to ${MOST_CONSIGNEES} consignees of one size, all of whose goods need a licence. Policy passes from \`setup\` (speed 0, ${prior.setupStages} stages: the dead time) \
to \`licensed\`, from there to \`relapse\`, where more applications stall, and back. A consignee whose stock is used up loses what it does not get, so that not all orders are made good.`,
  `**Simulated once.** ${hindcast.settings} settings that fill the prior, ${hindcast.trials} paths each, serve all goods and all forecasts.`,
  `**Likelihood.** The logarithm of a month's share + ${FLOOR} is normal about the mean over the paths of a setting, with their variance and an error τ that all goods have in common. As months of one path resemble each other, \
their product counts as fewer independent months.`,
  `**Hierarchy.** In standard normal numbers, goods lie about a common mean μ with a spread σ in dead time, stalled share, pace, rate and depth of relapses. μ ~ N(0, ${MU_SD}²), σ uniform on ${SIGMA[0]} … ${SIGMA[1]}. Recoveries, consignees and buffers \
are drawn for each good from the prior.`,
  `**Posterior.** ${HYPERPARAMETERS} Sobol points of (μ, σ, τ), weighted by the likelihood of the other goods; no simulation and no chain. They are worth at least ${least.toFixed(0)} independent ones. ${chains.chains} Metropolis chains on the same posterior \
agree: R̂ at most ${number(chains.rHat, 3)}, effective size at least ${chains.effectiveSize.toFixed(0)}, means of μ within ${number(chains.difference)} standard deviations of the weighted ones (goods before April 2025).`,
  `**Forecast.** Draws of a new good: hyperparameters by weight, a setting, one of its paths, the error of each month.`,
])}`;
}
