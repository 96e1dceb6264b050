import { checkObject, checkSamplePath } from '../check.ts';
import { describe, rangeError } from '../errors.ts';
import type { AutomakerModel, Model } from './model.ts';
import type { SamplePath } from './sample-path.ts';

const FUNCTIONS = ['cleared', 'effort', 'outcome'] as const;
const MARKET = ['rampPerMonth', 'rampCap', 'thriftAfterDays', 'thriftPerMonth', 'thriftCap'] as const;

/**
 * Checks that a sample path has a regime of the model on each day, and an input for each thing of the model
 * that takes one.
 *
 * @throws {TypeError | RangeError} for the first part that is missing, of another kind or of another size.
 */
export function requireSamplePath(model: Model, value: unknown): asserts value is SamplePath {
  checkSamplePath('samplePath', value);
  const { regimes, regimeModels, paces, market, automakers } = value as SamplePath;
  const count = regimeModels?.length ?? model.regimes.length;
  const hasModels =
    regimeModels === undefined || (Array.isArray(regimeModels) && regimeModels.every(isRegime(model)));
  const rule = `${model.regimes.length} regimes as the model has them`;
  must(hasModels && count === model.regimes.length, 'regimeModels', rule, regimeModels);
  requireSize('regimes', regimes, model.policies.length, 'a policy');
  regimes.forEach((days, p) => {
    const isEach =
      days instanceof Uint8Array && days.length >= model.horizonDays && days.every((r) => r < count);
    must(isEach, `regimes[${p}]`, `a Uint8Array of regimes below ${count}, one a day`, days);
  });
  if (paces !== undefined) {
    requireSize('paces', paces, model.policies.length, 'a policy');
    for (let p = 0; p < paces.length; p++) requireNumber(`paces[${p}]`, paces[p]);
  }
  checkObject('samplePath.market', market);
  for (const key of MARKET) requireNumber(`market.${key}`, market[key]);
  checkObject('samplePath.market.licensedShare', market.licensedShare);
  for (const share of model.shares) {
    if (typeof share === 'string')
      requireNumber(`market.licensedShare.${share}`, market.licensedShare[share]);
  }
  requireSize('automakers', automakers, model.automakers.length, 'an automaker');
  for (const [i, automaker] of model.automakers.entries()) {
    requireAutomaker(automaker, automakers[i], `automakers[${i}]`);
  }
}

function requireAutomaker({ lanes }: AutomakerModel, inputs: unknown, path: string): void {
  checkObject(`samplePath.${path}`, inputs);
  const given = inputs as SamplePath['automakers'][number];
  requireNumber(`${path}.licenceDaysAtStart`, given.licenceDaysAtStart);
  requireSize(`${path}.lanes`, given.lanes, lanes.length, 'a lane of the model');
  given.lanes.forEach((lane, l) => {
    const at = `${path}.lanes[${l}]`;
    checkObject(`samplePath.${at}`, lane);
    requireNumber(`${at}.bufferDays`, lane.bufferDays);
    requireNumber(`${at}.phaseDays`, lane.phaseDays);
    if (lane.standing !== undefined) requireNumber(`${at}.standing`, lane.standing);
    for (const key of FUNCTIONS)
      must(typeof lane[key] === 'function', `${at}.${key}`, 'a function', lane[key]);
  });
}

function requireSize(path: string, list: unknown, size: number, each: string): void {
  const isList = Array.isArray(list) || ArrayBuffer.isView(list);
  must(
    isList && (list as ArrayLike<unknown>).length === size,
    path,
    `a list of ${size}, one for ${each}`,
    list,
  );
}

function requireNumber(path: string, value: unknown): void {
  const isNumber = typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY;
  must(isNumber, path, 'a finite number of at least 0', value);
}

/** Returns a test of whether a value has the fields of the model's regimes, each of the same kind. */
function isRegime({ regimes: [first] }: Model): (value: unknown) => boolean {
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(first!).every(([key, own]) => {
      const field: unknown = (value as Readonly<Record<string, unknown>>)[key];
      return typeof field === typeof own && !Number.isNaN(field);
    });
}

function must(holds: boolean, path: string, rule: string, got: unknown): void {
  if (!holds) throw rangeError(`Expected samplePath.${path} to be ${rule}, got ${describe(got)}`);
}
