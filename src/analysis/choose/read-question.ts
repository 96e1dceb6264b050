import { checkObject, checkOptions, checkRecord, checkWhole } from '../../check.ts';
import { requireAutomaker } from '../../engine/first-halts.ts';
import { describe, didYouMean, rangeError } from '../../errors.ts';
import { asScenario } from '../../scenario/as-scenario.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Signal } from '../../stats/decisions/information.ts';
import { type ForecastWeights, readWeights, type Weights } from '../weights.ts';
import type { ChoiceMeasure, ChoiceOption, ChoiceQuestion } from './choice.ts';
import type { Valuation } from './cost-columns.ts';

type LossKey = 'lossPerVehicle' | 'lossPerDay' | 'lossPerHalt';

/** Measures, and the key of the question that values a unit of each; prices value a cost. */
const LOSS_KEY: Readonly<Record<ChoiceMeasure, LossKey | undefined>> = {
  cost: undefined,
  vehiclesLost: 'lossPerVehicle',
  haltDays: 'lossPerDay',
  haltProbability: 'lossPerHalt',
};

const KEYS: readonly (keyof ChoiceQuestion)[] = [
  'options',
  'scenarios',
  'weights',
  'measure',
  'lossPerVehicle',
  'lossPerDay',
  'lossPerHalt',
  'automaker',
  'byDay',
  'signal',
];

/** A question, checked. */
interface ReadQuestion {
  readonly valuation: Valuation;
  readonly weights: Weights | undefined;
  readonly signal: Signal | undefined;
  /** Own cost of each option. */
  readonly costs: Readonly<Record<string, number>>;
  readonly worlds: Readonly<Record<string, Scenario>>;
}

/**
 * Returns a question, checked, with weights in the order of the scenarios.
 *
 * @throws {RangeError | TypeError} for anything out of range.
 */
export function readQuestion(question: ChoiceQuestion): ReadQuestion {
  checkRecord('question', question);
  checkOptions(question, KEYS);
  const { options, automaker, signal } = question;
  const costs = costsOf(options);
  const scenarios = readScenarios(question.scenarios);
  const { measure = defaultMeasure(question, scenarios) } = question;
  const { horizonDays } = Object.values(scenarios)[0]!;
  const { byDay = horizonDays } = question;
  checkWhole('question.byDay', byDay, 1, horizonDays);
  if (automaker !== undefined) {
    const ids = Object.values(scenarios).map(({ automakers }) => entityIds(automakers));
    const shared = ids.reduce((some, more) => some.filter((id) => more.includes(id)));
    requireAutomaker('question.automaker', automaker, shared);
  }
  if (signal !== undefined) {
    checkObject('question.signal', signal);
    if (question.weights === undefined) {
      throw rangeError('Expected question.weights with a signal, whose worth depends on them, got nothing');
    }
  }
  return {
    valuation: { measure, lossPerUnit: lossPerUnit(question, measure), automaker, byDay },
    weights: weightsOf(question.weights, Object.keys(scenarios)),
    signal,
    costs,
    worlds: scenarios,
  };
}

function costsOf(options: Readonly<Record<string, ChoiceOption>>): Record<string, number> {
  checkObject('question.options', options);
  const named = Object.entries(options);
  if (named.length === 0) throw rangeError('Expected question.options to have at least one option, got none');
  return Object.fromEntries(
    named.map(([name, option]) => {
      checkObject(`question.options.${name}`, option);
      const { cost = 0 } = option;
      if (typeof cost === 'number' && Number.isFinite(cost)) return [name, cost];
      throw rangeError(`Expected question.options.${name}.cost to be a finite number, got ${describe(cost)}`);
    }),
  );
}

function readScenarios(given: Readonly<Record<string, Scenario>>): Readonly<Record<string, Scenario>> {
  checkObject('question.scenarios', given);
  const named = Object.entries(given).map(
    ([name, scenario]) => [name, asScenario(`question.scenarios.${name}`, scenario)] as const,
  );
  if (named.length === 0)
    throw rangeError('Expected question.scenarios to have at least one scenario, got none');
  const { horizonDays } = named[0]![1];
  const other = named.find(([, scenario]) => scenario.horizonDays !== horizonDays);
  if (other === undefined) return Object.fromEntries(named);
  throw rangeError(
    `Expected question.scenarios.${other[0]}.horizonDays to be ${horizonDays} as in the first scenario, got ${describe(other[1].horizonDays)}`,
  );
}

function lossKeys(): LossKey[] {
  return Object.values(LOSS_KEY).filter((key) => key !== undefined);
}

/** Returns the measure of a question without one: what prices say, where nothing else values a loss. */
function defaultMeasure(question: ChoiceQuestion, worlds: Readonly<Record<string, Scenario>>): ChoiceMeasure {
  const isPriced = Object.values(worlds).every(({ prices }) => prices !== undefined);
  return isPriced && lossKeys().every((key) => question[key] === undefined) ? 'cost' : 'vehiclesLost';
}

function lossPerUnit(question: ChoiceQuestion, measure: ChoiceMeasure): number {
  if (typeof measure !== 'string' || !Object.hasOwn(LOSS_KEY, measure)) {
    const known = Object.keys(LOSS_KEY);
    const hint = didYouMean(measure, known);
    throw rangeError(
      `Expected question.measure to be one of ${known.join(', ')}, got ${describe(measure)}${hint}`,
    );
  }
  const key = LOSS_KEY[measure];
  const other = lossKeys().find((name) => name !== key && question[name] !== undefined);
  if (other !== undefined) {
    throw rangeError(
      `Expected question.${other} to be left out with measure ${measure}, which has ${key ?? 'the prices of the scenarios'}`,
    );
  }
  if (key === undefined) return 1;
  const { [key]: loss = 1 } = question;
  if (typeof loss === 'number' && loss >= 0 && loss < Number.POSITIVE_INFINITY) return loss;
  throw rangeError(`Expected question.${key} to be finite and at least 0, got ${describe(loss)}`);
}

/** Returns weights in the order of the scenarios. */
function weightsOf(weights: ForecastWeights | undefined, names: readonly string[]): Weights | undefined {
  if (weights === undefined) return undefined;
  checkObject('question.weights', weights);
  const read = readWeights(weights);
  const other =
    read.names.find((name) => !names.includes(name)) ?? names.find((name) => !read.names.includes(name));
  if (other !== undefined) {
    throw rangeError(
      `Expected question.weights to have a weight for each of ${names.join(', ')} and no other, got ${read.names.join(', ')}`,
    );
  }
  const places = names.map((name) => read.names.indexOf(name));
  return {
    names,
    mean: places.map((place) => read.mean[place]!),
    concentrations: read.concentrations && places.map((place) => read.concentrations![place]!),
  };
}
