import { describe, ScenarioError } from '../errors.ts';
import { layOver } from '../scenario/lay-over.ts';
import { shapeIssues } from '../scenario/limits.ts';
import type { Json } from '../scenario/merge.ts';
import { parseScenarioWithUnits } from '../scenario/parse-with-units.ts';
import type { Scenario } from '../scenario/types.ts';

/** Lays `path=value` settings over a scenario. A value is JSON where it reads as such, else text: `…bufferDays=120`, `…bufferDays="9 weeks"`. */
export async function applySettings(scenario: Scenario, settings: readonly string[]): Promise<Scenario> {
  if (settings.length === 0) return scenario;
  const patched = settings.map(patchOf).reduce<Json>(layOver, scenario as unknown as Json);
  return parseScenarioWithUnits(patched);
}

function patchOf(setting: string): Json {
  const at = setting.indexOf('=');
  if (at <= 0) throw new RangeError(`Expected --set to be path=value, got ${describe(setting)}`);
  const keys = setting.slice(0, at).split('.');
  const patch = keys.reduceRight<Json>((inner, key) => ({ [key]: inner }), jsonOrText(setting.slice(at + 1)));
  const issues = shapeIssues(patch);
  if (issues.length > 0) throw new ScenarioError(issues, `--set ${keys.join('.')}`);
  return patch;
}

function jsonOrText(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
