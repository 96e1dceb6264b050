import { openForecast } from '../../analysis/forecast.ts';
import type { Forecast } from '../../analysis/mixed-forecast.ts';
import { DEFAULT_TRIALS } from '../../engine/options.ts';
import { describe } from '../../errors.ts';
import { type Cell, estimateCells, estimateHeads } from '../../report/csv-table.ts';
import { format } from '../../report/format.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { VERSION } from '../../version.ts';
import { asked, findChanged } from '../input/find.ts';
import { given } from '../input/given.ts';
import { numberOf } from '../input/numbers.ts';
import { type Gate, gatesOf, verdictOf } from '../output/gates.ts';
import type { Verdict } from '../output/verdicts.ts';
import type { Call } from '../table/spec.ts';
import { inMergedCommand } from './merged.ts';

/** Mixes scenarios, given as `name=weight`, into a forecast. */
export async function run({ args, options }: Call): Promise<number> {
  const { trials = DEFAULT_TRIALS, dirichlet } = options;
  const weights = weightsOf(args);
  const found: [string, Scenario][] = [];
  for (const name of Object.keys(weights)) found.push([name, await findChanged(name, options)]);
  const first = found[0]![1];
  const opened = openForecast(dirichlet ? { dirichlet: weights } : weights, {
    trials,
    ...given(options, 'seed'),
    scenarios: Object.fromEntries(found),
    ...asked(options, first),
  });
  const gates = gatesOf(options, first);
  return inMergedCommand(
    {
      scenarios: opened.scenarios,
      run: { ...opened.run, trials },
      estimate: (runs) => ({ what: 'mixture', of: opened.of(runs).mixture }),
      answer: (runs) => {
        const result = opened.of(runs);
        return {
          text: () => format(result),
          json: () => ({ version: VERSION, ...result }),
          csv: () => rowsOf(result),
          verdicts: gates.map((gate) => verdictFor(gate, result, first.horizonDays)),
        };
      },
    },
    options,
  );
}

function verdictFor(gate: Gate, result: Forecast, horizonDays: number): Verdict {
  const { automaker, metric } = gate;
  const { question } = result;
  if (metric !== 'haltProbability')
    throw new RangeError(`Expected --fail-if to be about haltProbability, of a forecast, got ${metric}`);
  const isAsked = automaker === question.automaker;
  const of: Estimate | undefined = isAsked ? result.mixture : result.automakers[automaker ?? '']?.mixture;
  if (of === undefined)
    throw new RangeError('Expected --fail-if to name an automaker where --automaker does, got any line');
  return verdictOf({ ...gate, byDay: question.byDay }, of, horizonDays);
}

/** Returns a row for each scenario and for the mixture, of each line. */
function rowsOf({ automakers, conditional, mixture, weights, question }: Forecast): Cell[][] {
  const lines = [
    [question.automaker ?? 'any', { conditional, mixture }] as const,
    ...Object.entries(automakers).filter(([id]) => id !== question.automaker),
  ];
  const cells = ({ knowledge, ...estimate }: Estimate): Cell[] => [
    ...estimateCells(estimate),
    ...(knowledge ?? [null, null]),
  ];
  return [
    ['line', 'scenario', 'weight', ...estimateHeads('haltProbability'), 'knowledge.low', 'knowledge.high'],
    ...lines.flatMap(([id, of]): Cell[][] => [
      ...Object.entries(of.conditional).map(([name, chance]) => [id, name, weights[name], ...cells(chance)]),
      [id, 'mixture', 1, ...cells(of.mixture)],
    ]),
  ];
}

/** Returns the weights by name. A name that comes twice is refused, as one of its weights would be lost. */
function weightsOf(given: readonly string[]): Record<string, number> {
  const weights = given.map(weightOf);
  const twice = weights.find(([name], i) => weights.findIndex(([other]) => other === name) < i);
  if (twice === undefined) return Object.fromEntries(weights);
  throw new RangeError(`Expected each scenario to have one weight, got ${describe(twice[0])} twice`);
}

function weightOf(text: string): [string, number] {
  const at = text.lastIndexOf('=');
  const weight = numberOf(text.slice(at + 1));
  if (at > 0 && !Number.isNaN(weight)) return [text.slice(0, at), weight];
  throw new RangeError(
    `Expected a weight to be name=number, such as truce-holds=0.6 or truce-holds=60%, got ${describe(text)}`,
  );
}
