// The pictures of docs/episodes.md, by the name of their file.

import { CHANNEL, PARAMETERS, POOLED, settingAt } from '../../../src/analysis/episodes/channel.ts';
import { normalPoints } from '../../../src/analysis/episodes/channel-flows.ts';
import type { EpisodeForecast } from '../../../src/analysis/episodes/hindcast-episodes.ts';
import { episodes } from '../../../src/history/index.ts';
import { densityGrid } from '../../../src/report/charts/density-grid.ts';
import { fanChart } from '../../../src/report/charts/fan-chart.ts';
import type { Results } from './results.ts';

export function pictures({ hindcast, prior }: Results): Record<string, string> {
  return {
    ...Object.fromEntries(hindcast.goods.map((good) => [`${good.id}.svg`, fan(good)])),
    'parameters.svg': parameters(prior),
  };
}

function fan({ id, title, learnedFrom, months }: EpisodeForecast): string {
  const { base, months: figures } = episodes.goods[id]!;
  return fanChart({
    title: `Exports under control: ${title}`,
    subtitle: `forecast from ${learnedFrom.join(', ')}`,
    unit: 'share of a month before the controls',
    reference: 'before',
    months: months.map(({ month }) => month),
    bands: [
      {
        level: 0.9,
        low: months.map((one) => one.interval90[0]),
        high: months.map((one) => one.interval90[1]),
      },
      {
        level: 0.5,
        low: months.map((one) => one.interval50[0]),
        high: months.map((one) => one.interval50[1]),
      },
    ],
    median: months.map(({ median }) => median),
    observed: months.map(({ observed }) => observed),
    observedIntervals: months.map(({ month }) => {
      const figure = figures[month];
      return figure === undefined ? null : [figure.interval[0] / base.value, figure.interval[1] / base.value];
    }),
  });
}

function parameters({ draws }: Results['prior']): string {
  const before = normalPoints('before', draws.deadDays.length, PARAMETERS.length).map(settingAt);
  return densityGrid({
    title: 'What earlier controls tell of a new one',
    subtitle: 'histogram: after Ga, Ge, C and Sb, as known on 30 June 2025; outline: before',
    panels: POOLED.map((name) => ({
      label: CHANNEL[name].label,
      ...(CHANNEL[name].unit === 'share' ? {} : { unit: CHANNEL[name].unit }),
      prior: before.map((setting) => setting[name]),
      posterior: { values: draws[name] },
    })),
  });
}
