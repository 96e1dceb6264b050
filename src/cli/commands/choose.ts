import { dirname, isAbsolute, join } from 'node:path';
import type { Choice, ChoiceQuestion } from '../../analysis/choose/choice.ts';
import { choose } from '../../analysis/choose/choose.ts';
import { DEFAULT_TRIALS } from '../../engine/options.ts';
import { describe, didYouMean, printable } from '../../errors.ts';
import { readData, readDataFrom } from '../../node/scenario-data.ts';
import { isName } from '../../scenario/catalogue-data.ts';
import { isObject, type JsonObject } from '../../scenario/patch.ts';
import type { Scenario } from '../../scenario/types.ts';
import { find } from '../input/find.ts';
import { given } from '../input/given.ts';
import { blaming } from '../input/settings.ts';
import { answerOf } from '../output/answer.ts';
import type { Options } from '../table/option-values.ts';
import type { Call } from '../table/spec.ts';
import { inStagedCommand, type StagedCommand } from './staged.ts';

const KEYS: readonly (keyof ChoiceQuestion)[] = [
  ...(['options', 'scenarios', 'weights', 'measure', 'lossPerVehicle', 'lossPerDay', 'lossPerHalt'] as const),
  ...(['automaker', 'byDay', 'signal'] as const),
];

/** Compares options under scenarios, as a file states them. */
export async function run({ args: [file], options }: Call): Promise<number> {
  const { trials = DEFAULT_TRIALS, automaker } = options;
  if (isName(file!))
    throw new RangeError(
      `Expected a file with options and scenarios, got the scenario ${printable(file!)}; docs/cli.md shows such a file`,
    );
  const data = file === '-' ? await readDataFrom(process.stdin, 'stdin') : await readData(file!);
  const stated = questionOf(file!, data, automaker);
  const scenarios = await scenariosOf(file!, stated.scenarios, options);
  const question = { ...stated, scenarios } as unknown as ChoiceQuestion;
  const staged: StagedCommand<Choice> = {
    total: trials,
    least: 200,
    of: 'futures',
    flag: '--trials',
    label: Object.keys(scenarios).join(', '),
    work: (count, onProgress) => choose(question, { ...given(options, 'seed'), trials: count, onProgress }),
    estimate: () => undefined,
    answer: answerOf,
  };
  return blaming(file === '-' ? 'stdin' : file!, () => inStagedCommand(staged, options));
}

function questionOf(file: string, data: unknown, automaker: string | undefined): JsonObject {
  const shown = file === '-' ? 'stdin' : printable(file);
  if (!isObject(data as JsonObject))
    throw new RangeError(
      `Expected ${shown} to be an object with options and scenarios, got ${describe(data)}`,
    );
  const question = data as JsonObject;
  const unknown = Object.keys(question).find((key) => !(KEYS as readonly string[]).includes(key));
  if (unknown !== undefined)
    throw new RangeError(
      `Expected ${shown} to have the keys ${KEYS.join(', ')}, got ${describe(unknown)}${didYouMean(unknown, KEYS)}`,
    );
  return automaker === undefined ? question : { ...question, automaker };
}

/** Returns the scenarios by name: a list of names, or names or paths by name. Paths are beside the file. */
async function scenariosOf(
  file: string,
  given: unknown,
  options: Options,
): Promise<Record<string, Scenario>> {
  const named: [string, unknown][] = Array.isArray(given)
    ? given.map((name) => [String(name), name])
    : isObject(given as JsonObject)
      ? Object.entries(given as JsonObject)
      : [];
  if (named.length === 0)
    throw new RangeError(
      `Expected scenarios to be a list of names, or names or paths by name, got ${describe(given)}`,
    );
  const found: [string, Scenario][] = [];
  for (const [name, place] of named) {
    if (typeof place !== 'string')
      throw new RangeError(
        `Expected scenarios.${printable(name)} to be the name or the path of a scenario, got ${describe(place)}`,
      );
    const folder = file === '-' ? '.' : dirname(file);
    found.push([name, await find(isName(place) || isAbsolute(place) ? place : join(folder, place), options)]);
  }
  return Object.fromEntries(found);
}
