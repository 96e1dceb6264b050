import { type Comparison, comparisonOf, openComparison } from '../../analysis/compare.ts';
import type { LineDifference } from '../../analysis/line-difference.ts';
import { summarize } from '../../analysis/summary.ts';
import { DEFAULT_TRIALS } from '../../engine/options.ts';
import { type Cell, estimateCells, estimateHeads } from '../../report/csv-table.ts';
import { format } from '../../report/format.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { VERSION } from '../../version.ts';
import { asked, find } from '../input/find.ts';
import { given } from '../input/given.ts';
import { applySettings } from '../input/settings.ts';
import { formOf } from '../output/deliver.ts';
import { type Gate, gatesOf, verdictOf } from '../output/gates.ts';
import type { Verdict } from '../output/verdicts.ts';
import type { Options } from '../table/option-values.ts';
import type { Call } from '../table/spec.ts';
import { inMergedCommand } from './merged.ts';

/**
 * Compares alternatives with a baseline on the same sample paths; without any, the baseline changed by
 * --set.
 */
export async function run({ args: [name, ...others], options }: Call): Promise<number> {
  const { trials = DEFAULT_TRIALS, set = [] } = options;
  if (others.length === 0 && set.length === 0)
    throw new RangeError('Expected an alternative to compare with, a scenario or --set path=value, got none');
  const base = await find(name!, options);
  const before = await applySettings(base, given(options, 'parameters'));
  const alternatives = await alternativesOf(base, others, options);
  const { byDay } = asked(options, before);
  const opened = openComparison(before, Object.fromEntries(alternatives), {
    trials,
    ...given(options, 'seed'),
    ...(byDay === undefined ? {} : { byDay }),
  });
  const gates = gatesOf(options, before);
  return inMergedCommand(
    {
      scenarios: opened.scenarios,
      run: { ...opened.run, trials },
      estimate: (runs) => {
        const [first] = Object.values(comparisonOf(runs, opened.names, opened.byDay).differences);
        return { what: 'changes by', of: first!.haltProbability };
      },
      answer: (runs) => {
        const comparison = comparisonOf(runs, opened.names, opened.byDay);
        return {
          text: () => format(comparison),
          json: () => jsonOf(comparison),
          csv: () => rowsOf(comparison),
          verdicts: verdictsOf(gates, comparison, opened.byDay),
        };
      },
    },
    options,
  );
}

async function alternativesOf(
  base: Scenario,
  others: readonly string[],
  options: Options,
): Promise<[string, Scenario][]> {
  const saysSpreads = formOf(options) === 'text';
  const changed = async (name: string, scenario: Scenario): Promise<[string, Scenario]> => [
    name,
    await applySettings(scenario, options, saysSpreads),
  ];
  if (others.length === 0) return [await changed((options.set ?? []).join(' '), base)];
  return Promise.all(others.map(async (file) => changed(file, await find(file, options))));
}

function verdictsOf(gates: readonly Gate[], { differences, baseline }: Comparison, byDay: number): Verdict[] {
  const { horizonDays } = baseline.scenario;
  return Object.entries(differences).flatMap(([name, of]) =>
    gates.map((gate) => {
      const line: LineDifference = gate.automaker === null ? of : (of.automakers[gate.automaker] ?? of);
      const estimate = differenceOf(line, gate.metric);
      const verdict = verdictOf({ ...gate, byDay }, estimate, horizonDays);
      return { ...verdict, scenario: name, what: `the change of ${verdict.what}` };
    }),
  );
}

function differenceOf(line: LineDifference, metric: Gate['metric']): Estimate {
  const found = (line as unknown as Record<string, Estimate | undefined>)[metric];
  if (found !== undefined) return found;
  throw new RangeError(`Expected --fail-if to be about a number that a comparison has, got ${metric}`);
}

function jsonOf({ baseline, alternatives, differences }: Comparison): object {
  const summaries = Object.entries(alternatives).map(([name, run]) => [name, summarize(run)]);
  return {
    version: VERSION,
    baseline: summarize(baseline),
    alternatives: Object.fromEntries(summaries),
    differences,
  };
}

const NUMBERS = ['haltProbability', 'haltDays', 'vehiclesLost'] as const;

/** Returns a row for each alternative and line. */
function rowsOf({ differences }: Comparison): Cell[][] {
  const row = (name: string, id: string, line: LineDifference): Cell[] => [
    name,
    id,
    ...NUMBERS.flatMap((number) => estimateCells(differenceOf(line, number))),
  ];
  return [
    ['alternative', 'line', ...NUMBERS.flatMap((number) => estimateHeads(`${number}.change`))],
    ...Object.entries(differences).flatMap(([name, of]) => [
      row(name, 'any', of),
      ...Object.entries(of.automakers).map(([id, line]) => row(name, id, line)),
    ]),
  ];
}
