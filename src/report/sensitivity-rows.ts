import type { Tornado } from '../analysis/sensitivity/sensitivity.ts';
import type { ElementaryEffects } from '../stats/elementary-effects.ts';
import type { SobolIndices } from '../stats/sobol-estimates.ts';
import { type Cell, estimateCells, estimateHeads } from './csv-table.ts';

/** Returns the bars of a tornado as rows, the widest first. */
export function tornadoRows({ baseline, bars }: Tornado): Cell[][] {
  const heads = ['baseline', 'low.level', 'high.level', 'low.change', 'high.change', 'swing'];
  const rows = bars.map(({ input, low, high, swing, clear }) => [
    input,
    low.input,
    high.input,
    ...[baseline, low.level, high.level, low.change, high.change, swing].flatMap(estimateCells),
    clear,
  ]);
  return [['input', 'low.input', 'high.input', ...heads.flatMap(estimateHeads), 'clear'], ...rows];
}

/** Returns elementary effects as rows, in the order of the inputs. */
export function effectsRows({ effects }: ElementaryEffects): Cell[][] {
  const heads = ['meanAbsolute', 'mean'].flatMap(estimateHeads);
  const rows = Object.entries(effects).map(([input, { meanAbsolute, mean, deviation }]) => [
    input,
    ...estimateCells(meanAbsolute),
    ...estimateCells(mean),
    deviation,
  ]);
  return [['input', ...heads, 'deviation'], ...rows];
}

/** Returns Sobol indices as rows, in the order of the inputs. */
export function indicesRows({ indices }: SobolIndices): Cell[][] {
  const rows = Object.entries(indices).map(([input, { first, total }]) => [
    input,
    ...estimateCells(first),
    ...estimateCells(total),
  ]);
  return [['input', ...['first', 'total'].flatMap(estimateHeads)], ...rows];
}
