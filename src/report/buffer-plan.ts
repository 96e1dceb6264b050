import type { DayOfCover } from '../analysis/buffers/one-more-day.ts';
import type { BufferPlan } from '../analysis/buffers/plan.ts';
import type { BufferMoney, StatedCosts } from '../analysis/buffers/plan-money.ts';
import { isCheapest } from '../analysis/buffers/question.ts';
import type { CostName } from '../analysis/money/most.ts';
import { table, wrap } from './layout.ts';
import { moneyFormat } from './money.ts';
import { count, percentWithInterval, points } from './numbers.ts';

/** Returns a plan of buffers as text: the answer in a sentence, then days by lane. */
export function planText(plan: BufferPlan): string {
  const { settings, present, oneMoreDay, options } = plan;
  const rows = Object.entries(settings).map(([path, days]) => [
    laneOf(path),
    count(present[path]!),
    count(days),
    ...(oneMoreDay[path] ? [perDayText(oneMoreDay[path])] : []),
  ]);
  return [
    wrap(answerText(plan)),
    table([
      ['', 'days now', 'with the plan', ...(rows.some(({ length }) => length > 3) ? ['one more day'] : [])],
      ...rows,
    ]),
    ...togetherText(plan),
    ...(plan.stated ? [statedText(plan.stated)] : []),
    ...(plan.money ? [planMoneyText(plan.money)] : []),
    wrap(
      `Chance of a halt now: ${percentWithInterval(plan.before)}; with the plan ${percentWithInterval(plan.outOfSample)}, both on ${count(options.trials)} fresh futures. \
${nextText(plan)}On the futures that chose the plan it is ${percentWithInterval(plan.inSample)}. \
${plan.question.atMost !== null && plan.outlasted === undefined ? 'The upper end of that interval keeps the target, so more futures can take fewer days. ' : ''}\
Days are the median of each buffer, before its bounds cut it. One more day: what it changes, in points of the chance, with its ${options.confidence * 100} % interval.`,
    ),
  ].join('\n\n');
}

/** Says which elements stop a line in spite of the plan. */
function nextText({ bindsNext, outOfSample }: BufferPlan): string {
  const shares = Object.entries(bindsNext).map(
    ([element, share]) => `${element} ${points(share / outOfSample.value)} %`,
  );
  return shares.length === 0 ? '' : `What runs out first in the halts that remain: ${shares.join(', ')}. `;
}

/** Returns what a plan costs at stated costs, on fresh futures. */
function statedText({ before, after, saving }: StatedCosts): string {
  const money = moneyFormat([before, after]);
  const rows = [
    [`cost${money.size}`, 'now', 'with the plan'],
    ['  cover and vehicles lost', money.withInterval(before), money.withInterval(after)],
    ['  saved by the plan', '', money.withInterval(saving)],
  ];
  return `${table(rows)}\n${wrap('Means over the horizon, in the currency of the stated costs.')}`;
}

/** Returns what a plan costs and saves, on fresh futures. */
function planMoneyText({ before, after, saving }: BufferMoney): string {
  const money = moneyFormat([before.cost, after.cost]);
  const row = (name: string, key: CostName): string[] => [
    name,
    money.withInterval(before[key]),
    money.withInterval(after[key]),
  ];
  const rows = [
    [`USD${money.size}`, 'now', 'with the plan'],
    row('  stock', 'stockCost'),
    row('  halts', 'haltLoss'),
    ...(before.airCost.value > 0 || after.airCost.value > 0 ? [row('  air freight', 'airCost')] : []),
    row('  in all', 'cost'),
    ['  saved by the plan', '', money.withInterval(saving)],
  ];
  return `${table(rows)}\n${wrap('Means over the horizon. Saved: now less with the plan, on the same futures.')}`;
}

/** Says what one more day changes on lanes that have the same days. */
function togetherText({ settings, oneMoreDay }: BufferPlan): string[] {
  return Object.entries(oneMoreDay)
    .filter(([paths]) => !(paths in settings))
    .map(([paths, price]) => {
      const together = paths.split(' ');
      const isAll = together.length === Object.keys(settings).length;
      const lanes = isAll ? 'all lanes' : together.map(laneOf).join(', ');
      return wrap(`One more day on ${lanes} together: ${perDayText(price)} points.`);
    });
}

function answerText(plan: BufferPlan): string {
  const { question, isReached, binding, outlasted, outOfSample, scenarios, settings } = plan;
  const names = scenarios.map(({ title }) => title).join(' / ');
  const line = question.automaker ?? 'any line';
  const event = `P(${line} halts by day ${question.byDay})`;
  const [, most] = question.bounds;
  const isMost =
    binding === 'bound' && isCheapest(question) && Object.values(settings).every((days) => days === most);
  const more = isMost ? ` It is the most that may be held: more than ${most} days may cost less still.` : '';
  if (question.atMost === null) {
    return `${names}: the cheapest cover, with ${event} at ${percentWithInterval(outOfSample)}.${more}`;
  }
  const target = `${points(question.atMost)} %`;
  if (outlasted !== undefined) {
    return `${names}: no cover up to ${most} days keeps ${event} at or under ${target}. ${outlastedText(plan)}`;
  }
  const confirmed = isReached
    ? ''
    : ' Fresh futures do not confirm it: ask for more trials or for a little more cover.';
  const what = isCheapest(question) ? 'cheapest' : 'least';
  return `${names}: the ${what} cover that keeps ${event} at or under ${target}.${confirmed}${more}`;
}

/** Says in how many futures the shortage outlasts the most cover, and under which regimes. */
function outlastedText({ outOfSample, outlasted = {} }: BufferPlan): string {
  const shares = Object.entries(outlasted).map(([regime, share]) => `${regime} ${points(share)} %`);
  const regimes =
    shares.length === 1
      ? `, all under ${Object.keys(outlasted)[0]}`
      : `: ${shares.join(', ')} (regime of the last day on which goods could leave in time)`;
  return `The shortage lasts longer than that in ${percentWithInterval(outOfSample)} of futures${regimes}.`;
}

/** `eu-volume Dy` of a path of its buffer. */
export function laneOf(path: string): string {
  const [, automaker, lane] = /^automakers\.(.+)\.lanes\.([^.]+)\.bufferDays/.exec(path) ?? [];
  return automaker === undefined ? path : `${automaker} ${lane}`;
}

/** Returns what one more day changes, in points. */
export function perDayText({ value, interval }: DayOfCover): string {
  const [low, high] = interval.map((end) => (100 * end).toFixed(2));
  return `${(100 * value).toFixed(2)} (${low} to ${high})`.replaceAll('-', '−');
}

/** Rows of a plan: a lane each. */
export function planRows({ settings, oneMoreDay }: BufferPlan): (string | number)[][] {
  const rows = Object.entries(settings).map(([path, days]) => {
    const price = oneMoreDay[path];
    return [
      path,
      days,
      price?.value ?? Number.NaN,
      price?.interval[0] ?? Number.NaN,
      price?.interval[1] ?? Number.NaN,
    ];
  });
  return [['path', 'days', 'oneMoreDay', 'low', 'high'], ...rows];
}
