import { bufferCurve } from '../../analysis/buffers/curve.ts';
import { optimizeBuffers } from '../../analysis/buffers/optimize.ts';
import type { BufferCost, BufferVariation } from '../../analysis/buffers/question.ts';
import { DEFAULT_TRIALS } from '../../engine/options.ts';
import { rowsOf } from '../../report/csv.ts';
import { format } from '../../report/format.ts';
import type { Scenario } from '../../scenario/types.ts';
import { asked, findAll } from '../input/find.ts';
import { documentOf } from '../output/plain.ts';
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
  const { atMost, vary, bounds, perDay, perVehicle } = options;
  const question = {
    ...asked(options, scenarios[0]!),
    ...(atMost === undefined ? {} : { atMost }),
    ...(vary === undefined ? {} : { vary: vary as BufferVariation }),
    ...(bounds === undefined ? {} : { bounds: bounds as [number, number] }),
    // Without a cost on the command line, what the prices of a scenario say counts.
    ...((perDay ?? perVehicle) === undefined ? {} : { cost: costOf(options) }),
  };
  return inStagedCommand(
    {
      ...stages(scenarios[0]!, options),
      work: (trials, report) =>
        optimizeBuffers(scenarios, question, { ...seedOf(options), trials, onProgress: report }),
      estimate: ({ outOfSample, question: { automaker } }) => ({
        what: automaker ?? 'any line',
        of: outOfSample,
      }),
      answer: (result) => ({
        text: () => format(result),
        json: () => documentOf(result),
        csv: () => rowsOf(result),
      }),
    },
    options,
  );
}

function costOf({ perDay, perVehicle }: Options): BufferCost {
  return {
    ...(perDay === undefined ? {} : { perDay }),
    ...(perVehicle === undefined ? {} : { perVehicle }),
  };
}

/** Days of cover of a curve, as far as the bounds go. */
const DAYS = [5, 10, 15, 20, 30, 40, 50, 60, 75, 90, 105, 120, 150, 180, 240, 300, 365];

function curve(scenario: Scenario, options: Options): Promise<number> {
  const { lane, bounds: [low = 1, high = 365] = [] } = options;
  const days = DAYS.filter((day) => day >= low && day <= high);
  if (days.length === 0)
    throw new RangeError(
      `Expected --bounds to hold days of a curve, from ${DAYS[0]} to ${DAYS.at(-1)}, got ${low},${high}`,
    );
  const question = { ...asked(options, scenario), ...(lane === undefined ? {} : { lane }), days };
  return inStagedCommand(
    {
      ...stages(scenario, options),
      work: (trials) => bufferCurve(scenario, question, { ...seedOf(options), trials }),
      estimate: ({ automaker, points }) => ({
        what: `${automaker ?? 'any line'}, ${points.at(-1)!.days} days`,
        of: points.at(-1)!.haltProbability,
      }),
      answer: (result) => ({
        text: () => format(result),
        json: () => documentOf(result),
        csv: () => rowsOf(result),
      }),
    },
    options,
  );
}

function stages(scenario: Scenario, { trials = DEFAULT_TRIALS }: Options) {
  return { total: trials, least: 200, of: 'futures', flag: '--trials', label: scenario.name } as const;
}

function seedOf({ seed }: Options): { readonly seed?: string } {
  return seed === undefined ? {} : { seed };
}
