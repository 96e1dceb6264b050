import { summarize } from '../analysis/summary.ts';
import { RUN_COLUMNS } from '../sweep/finished-runs.ts';
import type { Sweep } from '../sweep/sweep.ts';
import { type Cell, estimateCells, estimateHeads } from './csv-table.ts';

/**
 * Returns a sweep as rows for a CSV file: for each point its settings, its run, and the estimates of any
 * line and of each automaker.
 */
export function sweepRows({ axes, points }: Sweep): Cell[][] {
  const names = Object.keys(axes);
  const ids = Object.keys(points[0]?.digest.automakers ?? {});
  const heads = ids.flatMap((id) =>
    ['haltProbability', 'haltDays', 'vehiclesLost'].map((name) => `${id}.${name}`),
  );
  return [
    [
      ...names,
      ...[...RUN_COLUMNS, 'seed', 'version', 'confidence'],
      ...['any.haltProbability', ...heads].flatMap(estimateHeads),
    ],
    ...points.map(({ settings, digest }) => {
      const { any, automakers } = summarize(digest);
      const { firstTrial, trials, seed, confidence } = digest.options;
      const lines = ids.flatMap((id) => {
        const { haltProbability, haltDays, vehiclesLost } = automakers[id]!;
        return [haltProbability, haltDays, vehiclesLost];
      });
      return [
        ...names.map((name) => settingCell(settings[name])),
        ...[digest.id, firstTrial, trials, seed, digest.version, confidence],
        ...[any.haltProbability, ...lines].flatMap(estimateCells),
      ];
    }),
  ];
}

function settingCell(value: unknown): Cell {
  if (typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}
