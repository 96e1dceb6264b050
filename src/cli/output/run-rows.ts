import { type HaltSummary, summarize } from '../../analysis/summary.ts';
import { ATOMIC_NUMBER, ELEMENTS } from '../../elements.ts';
import type { Digest } from '../../engine/digest.ts';
import type { OutcomeColumns, Simulation } from '../../engine/run.ts';
import { type Cell, estimateCells, estimateHeads } from '../../report/csv-table.ts';
import type { Estimate } from '../../stats/estimate.ts';

/** Days at which summaries give chances too. */
const DAYS = ['90', '180'] as const;

/** Returns a row for each scenario and line: chances, first halts and losses. */
export function summaryRows(runs: readonly (Simulation | Digest)[]): Cell[][] {
  const heads = ['haltProbability', ...DAYS.map((day) => `haltProbability.${day}`), 'medianFirstHaltDay'];
  return [
    [
      ...['scenario', 'line', 'trials', 'halted'],
      ...heads.flatMap(estimateHeads),
      ...['knowledge.low', 'knowledge.high', 'bindingElement'],
      ...['haltDays', 'vehiclesLost', 'valueLost'].flatMap(estimateHeads),
    ],
    ...runs.flatMap((run) => {
      const { name, trials, any, automakers } = summarize(run);
      const line = (id: string, of: HaltSummary, losses: readonly (Estimate | null)[]): Cell[] => [
        ...[name, id, trials, of.haltProbability.value > 0],
        ...[of.haltProbability, ...DAYS.map((day) => of.byDay[Number(day)]), of.medianFirstHaltDay].flatMap(
          cells,
        ),
        ...(of.haltProbability.knowledge ?? [null, null]),
        Object.keys(of.bindingElements)[0],
        ...losses.flatMap(cells),
      ];
      return [
        line('any', any, [null, null, null]),
        ...Object.entries(automakers).map(([id, of]) =>
          line(id, of, [of.haltDays, of.vehiclesLost, of.valueLost]),
        ),
      ];
    }),
  ];
}

function cells(estimate: Estimate | null | undefined): Cell[] {
  return estimate ? estimateCells(estimate) : [null, null, null];
}

const SYMBOL = new Map<number, string>(ELEMENTS.map((element) => [ATOMIC_NUMBER[element], element]));

/**
 * Yields a row for each future and automaker. `halted` says whether the line halts; where it does not, the
 * day and the element are empty.
 */
export function* futureRows(runs: readonly Simulation[]): Generator<Cell[]> {
  const names = Object.keys(Object.values(runs[0]!.outcomes)[0]!) as (keyof OutcomeColumns)[];
  const others = names.filter((name) => name !== 'firstHaltDay' && name !== 'bindingElement');
  yield ['scenario', 'trial', 'automaker', 'halted', 'firstHaltDay', 'bindingElement', ...others];
  for (const { scenario, options, outcomes } of runs) {
    for (let i = 0; i < options.trials; i++) {
      for (const [id, columns] of Object.entries(outcomes)) {
        const day = columns.firstHaltDay[i]!;
        const halts = day < scenario.horizonDays;
        yield [
          ...[scenario.name, options.firstTrial + i, id, halts],
          ...(halts ? [day, SYMBOL.get(columns.bindingElement[i]!)] : [null, null]),
          ...others.map((name) => columns[name]?.[i]),
        ];
      }
    }
  }
}
