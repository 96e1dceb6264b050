import { bufferCurve } from '../../analysis/buffers/curve.ts';
import { optimizeBuffers } from '../../analysis/buffers/optimize.ts';
import type { BufferVariation } from '../../analysis/buffers/question.ts';
import { DEFAULT_TRIALS } from '../../engine/options.ts';
import type { Scenario } from '../../scenario/types.ts';
import { asked, findAll } from '../input/find.ts';
import { given } from '../input/given.ts';
import { answerOf } from '../output/answer.ts';
import type { Options } from '../table/option-values.ts';
import type { Call } from '../table/spec.ts';
import { inStagedCommand } from './staged.ts';

/** Finds the least cover for a target, or shows the chance of a halt against cover. */
export async function run({ args, options }: Call): Promise<number> {
  refuseMix(args, options);
  const scenarios = await findAll(args, options);
  return options.curve ? curve(scenarios[0]!, options) : plan(scenarios, options);
}

function refuseMix(names: readonly string[], options: Options): void {
  const { curve, lane } = options;
  if (curve && names.length > 1)
    throw new RangeError(`Expected one scenario with --curve, got ${names.length}`);
  if (lane !== undefined && !curve) throw new RangeError('Expected --lane with --curve, got a plan');
  const unused = OF_A_PLAN.find(([key]) => options[key] !== undefined);
  if (curve && unused !== undefined) throw new RangeError(`Expected ${unused[1]} or --curve, got both`);
}

/** Options that a curve has no use for. */
const OF_A_PLAN = [
  ['atMost', '--at-most'],
  ['vary', '--vary'],
  ['perDay', '--per-day'],
  ['perVehicle', '--per-vehicle'],
] as const;

function refuseNoAim(scenarios: readonly Scenario[], { atMost, perDay, perVehicle }: Options): void {
  if ((atMost ?? perVehicle) !== undefined) return;
  if (perDay === undefined && scenarios.every(({ prices }) => prices !== undefined)) return;
  throw new RangeError(
    'Expected --at-most with a chance such as 5%, --per-vehicle with a cost, prices in every scenario, or --curve, got none',
  );
}

function plan(scenarios: readonly Scenario[], options: Options): Promise<number> {
  refuseNoAim(scenarios, options);
  const { vary, bounds } = options;
  const cost = given(options, 'perDay', 'perVehicle');
  const question = {
    ...asked(options, scenarios[0]!),
    ...given(options, 'atMost'),
    ...(vary === undefined ? {} : { vary: vary as BufferVariation }),
    ...(bounds === undefined ? {} : { bounds: bounds as [number, number] }),
    // Without a cost on the command line, what the prices of a scenario say counts.
    ...(Object.keys(cost).length === 0 ? {} : { cost }),
  };
  return inStagedCommand(
    {
      ...stages(scenarios[0]!, options),
      work: (trials, report) =>
        optimizeBuffers(scenarios, question, { ...given(options, 'seed'), trials, onProgress: report }),
      estimate: ({ outOfSample, question: { automaker } }) => ({
        what: automaker ?? 'any line',
        of: outOfSample,
      }),
      answer: answerOf,
    },
    options,
  );
}

/** Days of cover of a curve, as far as the bounds go. */
const DAYS = [5, 10, 15, 20, 30, 40, 50, 60, 75, 90, 105, 120, 150, 180, 240, 300, 365];

function curve(scenario: Scenario, options: Options): Promise<number> {
  const [low = 1, high = 365] = options.bounds ?? [];
  const days = DAYS.filter((day) => day >= low && day <= high);
  if (days.length === 0)
    throw new RangeError(
      `Expected --bounds to hold days of a curve, from ${DAYS[0]} to ${DAYS.at(-1)}, got ${low},${high}`,
    );
  const question = { ...asked(options, scenario), ...given(options, 'lane'), days };
  return inStagedCommand(
    {
      ...stages(scenario, options),
      work: (trials) => bufferCurve(scenario, question, { ...given(options, 'seed'), trials }),
      estimate: ({ automaker, points }) => ({
        what: `${automaker ?? 'any line'}, ${points.at(-1)!.days} days`,
        of: points.at(-1)!.haltProbability,
      }),
      answer: answerOf,
    },
    options,
  );
}

function stages(scenario: Scenario, { trials = DEFAULT_TRIALS }: Options) {
  return { total: trials, least: 200, of: 'futures', flag: '--trials', label: scenario.name } as const;
}
