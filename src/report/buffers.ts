import type { BufferCurve } from '../analysis/buffers/curve.ts';
import type { DayOfCover } from '../analysis/buffers/one-more-day.ts';
import type { BufferPlan } from '../analysis/buffers/optimize.ts';
import { table, wrap } from './layout.ts';
import { count, percentWithInterval, points } from './numbers.ts';

/** Returns a plan of buffers as text: the answer in a sentence, then days by lane. */
export function planText(plan: BufferPlan): string {
  const { settings, oneMoreDay, options } = plan;
  const rows = Object.entries(settings).map(([path, days]) => [
    laneOf(path),
    count(days),
    ...(oneMoreDay[path] ? [perDayText(oneMoreDay[path])] : []),
  ]);
  return [
    wrap(answerText(plan)),
    table([
      ['', 'days of cover', ...(rows.some(({ length }) => length > 2) ? ['one more day'] : [])],
      ...rows,
    ]),
    ...togetherText(plan),
    wrap(
      `Before: ${percentWithInterval(plan.before)}; with the plan ${percentWithInterval(plan.outOfSample)}, both on ${count(options.trials)} fresh futures that chose nothing. \
On those that chose the plan it is ${percentWithInterval(plan.inSample)}. Days are the median of each buffer. One more day: what it changes, in points of the chance, with its ${options.confidence * 100} % interval.`,
    ),
  ].join('\n\n');
}

/** Says what one more day changes on lanes that have the same days. */
function togetherText({ settings, oneMoreDay }: BufferPlan): string[] {
  return Object.entries(oneMoreDay)
    .filter(([paths]) => !(paths in settings))
    .map(([paths, price]) => {
      const lanes = paths.split(' ').map(laneOf).join(', ');
      return wrap(`One more day on ${lanes} together: ${perDayText(price)}.`);
    });
}

function answerText({ question, isReached, binding, outOfSample, scenarios }: BufferPlan): string {
  const names = scenarios.map(({ title }) => title).join(', ');
  const line = question.automaker ?? 'any line';
  const event = `P(${line} halts by day ${question.byDay})`;
  if (question.atMost === null)
    return `${names}: the cheapest cover, with ${event} at ${percentWithInterval(outOfSample)}.`;
  const target = `${points(question.atMost)} %`;
  if (binding === 'bound') {
    return `${names}: no cover up to ${question.bounds[1]} days keeps ${event} at or under ${target}. With that much it is ${percentWithInterval(outOfSample)}.`;
  }
  const confirmed = isReached
    ? ''
    : ' Fresh futures do not confirm it: ask for more trials or for a little more cover.';
  return `${names}: the least cover that keeps ${event} at or under ${target}.${confirmed}`;
}

/** Returns a curve as text: the chance of a halt by days of cover, with a bar. */
export function bufferCurveText({
  scenario,
  automaker,
  byDay,
  lane,
  points: all,
  oneMoreDay,
  options,
}: BufferCurve): string {
  const most = Math.max(...all.map(({ haltProbability }) => haltProbability.value), 1e-9);
  const rows = all.map(({ days, haltProbability }) => [
    count(days),
    percentWithInterval(haltProbability),
    '█'.repeat(Math.round((24 * haltProbability.value) / most)),
  ]);
  const prices = Object.entries(oneMoreDay).map(([path, price]) => [laneOf(path), perDayText(price)]);
  return [
    wrap(
      `${scenario.title} (${scenario.name}): P(${automaker ?? 'any line'} halts by day ${byDay}) by days of cover of ${lane ?? 'every lane that can stop the line'}. \
${count(options.trials)} futures, seed ${JSON.stringify(options.seed)}, the same for all.`,
    ),
    leftAligned([['days', 'halts', ''], ...rows]),
    `One more day of cover as it stands, in points of the chance\n${table(prices)}`,
  ].join('\n\n');
}

/** Aligns the last column to the left, as bars are. */
function leftAligned(rows: readonly (readonly string[])[]): string {
  const lines = table(rows.map((row) => row.slice(0, 2))).split('\n');
  return lines.map((line, i) => `${line}  ${rows[i]![2]}`.trimEnd()).join('\n');
}

/** `eu-volume Dy` of a path of its buffer. */
function laneOf(path: string): string {
  const [, automaker, lane] = /^automakers\.(.+)\.lanes\.([^.]+)\.bufferDays/.exec(path) ?? [];
  return automaker === undefined ? path : `${automaker} ${lane}`;
}

function perDayText({ value, interval }: DayOfCover): string {
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

/** Rows of a curve: a point each. */
export function bufferCurveRows({ points: all }: BufferCurve): (string | number)[][] {
  const head = ['days', 'haltProbability', 'low', 'high', 'bandLow', 'bandHigh'];
  return [
    head,
    ...all.map(({ days, haltProbability: { value, interval }, band }) => [days, value, ...interval, ...band]),
  ];
}
