import { type Distribution, support } from '../../distribution.ts';

/** Something in a valid scenario that is probably not meant. */
export interface ScenarioWarning {
  /** Dotted path of the setting, such as `market.thriftPerMonth`. */
  readonly path: string;
  /** A sentence that begins with the path. */
  readonly message: string;
}

/** Returns a warning in a list if it applies, else no warning. */
export function warnIf(applies: boolean, path: string, text: string): ScenarioWarning[] {
  return applies ? [{ path, message: `${path} ${text}` }] : [];
}

/** Returns whether a number or some draw of a distribution is above 0. */
export function isEverPositive(value: Distribution): boolean {
  return support(value).high > 0;
}
