import type { SensitivityMethod } from '../../analysis/sensitivity/question.ts';
import { type SensitivityByMethod, sensitivity } from '../../analysis/sensitivity/sensitivity.ts';
import { shippedRanges } from '../../analysis/sensitivity/shipped-ranges.ts';
import { checkWhole } from '../../check.ts';
import { describe } from '../../errors.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { InputRange } from '../../stats/input-range.ts';
import { asked, findChanged } from '../input/find.ts';
import { given } from '../input/given.ts';
import { numberOf } from '../input/numbers.ts';
import { blaming } from '../input/settings.ts';
import { answerOf } from '../output/answer.ts';
import type { Options } from '../table/option-values.ts';
import type { Call } from '../table/spec.ts';
import { inStagedCommand, type StagedCommand } from './staged.ts';

type Result = SensitivityByMethod[SensitivityMethod];

/** Futures of each point by default, and the multiple that the method needs. */
const TRIALS: Readonly<
  Record<SensitivityMethod, readonly [trials: number, least: number, multiple: number]>
> = {
  tornado: [2000, 50, 1],
  morris: [128, 16, 8],
  sobol: [64, 16, 8],
};

/** Shows which inputs move the result. */
export async function run({ args: [name], options }: Call): Promise<number> {
  const { rows, measure, top } = options;
  if (top !== undefined) checkWhole('--top', top, 1, Number.MAX_SAFE_INTEGER);
  const method = (options.method ?? 'tornado') as SensitivityMethod;
  if (rows !== undefined && method === 'tornado')
    throw new RangeError('Expected --rows with --method morris or sobol, got tornado');
  const scenario = await findChanged(name!, options);
  const [usual, least, multiple] = TRIALS[method];
  const inputs = inputsOf(scenario, options);
  const question = {
    method,
    ...asked(options, scenario),
    ...(measure === undefined ? {} : { measure: measure as 'haltDays' }),
    ...given(options, 'rows'),
  };
  const staged: StagedCommand<Result> = {
    total: options.trials ?? usual,
    least,
    multiple,
    of: 'futures',
    flag: '--trials',
    label: scenario.name,
    work: (count, onProgress) =>
      sensitivity(
        scenario,
        inputs,
        { ...question, trials: count },
        { ...given(options, 'seed'), onProgress },
      ),
    estimate: (result) =>
      'bars' in result && result.question.measure === 'haltProbability'
        ? { what: result.question.automaker ?? 'any line', of: result.baseline }
        : undefined,
    answer: (result) => answerOf(widest(result, top)),
  };
  return blaming('--input', () => inStagedCommand(staged, options));
}

/** Returns the result with the first so many bars or effects, which stand in the order of their size. */
function widest(result: Result, top: number | undefined): Result {
  if (top === undefined || !('bars' in result)) return result;
  return { ...result, bars: result.bars.slice(0, top) };
}

/** Returns the inputs that are given, or else those that the scenario states a range of. */
function inputsOf(scenario: Scenario, { input = [], automaker }: Options): Record<string, InputRange> {
  if (input.length === 0) return shippedRanges(scenario, automaker === undefined ? {} : { automaker });
  return Object.fromEntries(input.map(inputOf));
}

function inputOf(text: string): [string, InputRange] {
  const [, path, low, high] = /^([^=]+)=(.+?)\.\.(.+)$/.exec(text) ?? [];
  const range = [numberOf(low ?? ''), numberOf(high ?? '')] as const;
  if (path !== undefined && range.every(Number.isFinite)) return [path, range];
  throw new RangeError(
    `Expected --input to be path=low..high, such as plant.minimumRate=0.2..0.8, got ${describe(text)}`,
  );
}
