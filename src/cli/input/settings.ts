import { describe, printable, ScenarioError } from '../../errors.ts';
import { jsonFaults } from '../../node/json-text.ts';
import { placeOf } from '../../node/text-fault.ts';
import { layOver } from '../../scenario/lay-over.ts';
import { parsePatched } from '../../scenario/parse-with-units.ts';
import { spreadsLostBy } from '../../scenario/parsed.ts';
import type { Json } from '../../scenario/patch.ts';
import { openRecord } from '../../scenario/patch-record.ts';
import { structureIssues } from '../../scenario/structure.ts';
import type { Scenario } from '../../scenario/types.ts';
import { scenarioWarnings, spreadWarnings } from '../../scenario/warnings/scenario-warnings.ts';
import { writtenOut } from '../../scenario/written-out.ts';
import { showWarnings } from '../output/warnings.ts';

/** Options that change a scenario. */
export interface Changes {
  /** `path=value`, repeatable. */
  readonly set?: readonly string[];
  /** Parameter sets by name, or `median`. */
  readonly parameters?: string;
  /** Folder whose files may be extended too. */
  readonly extendsWithin?: string;
}

/**
 * Returns the scenario with other parameter sets, if they are named, and with `path=value` settings
 * applied. A value that is no JSON counts as text: `…median=120`, `…median="9 weeks"`. Shows the warnings
 * that the settings bring, but for lost spreads where the result says so itself.
 */
export async function applySettings(
  scenario: Scenario,
  { set = [], parameters }: Changes,
  saysSpreads = false,
): Promise<Scenario> {
  if (parameters === undefined && set.length === 0) return scenario;
  const record = openRecord(spreadsLostBy(scenario));
  const base = scenario as unknown as Json;
  const named = parameters === undefined ? base : layOver(base, { parameters }, record, 'change');
  const patched = set.reduce<Json>(
    (data, setting) =>
      patchesOf(data, setting).reduce((so, patch) => layOver(so, patch, record, 'change'), data),
    named,
  );
  const changed = await blaming(set.length > 0 ? '--set' : '--parameters', () =>
    parsePatched(patched, record),
  );
  const known = [...scenarioWarnings(scenario), ...(saysSpreads ? spreadWarnings(changed) : [])];
  const said = new Set(known.map(({ message }) => message));
  showWarnings(scenarioWarnings(changed).filter(({ message }) => !said.has(message)));
  return changed;
}

/** Returns what `work` does; issues of a scenario are told as those of the option that brought them. */
export async function blaming<T>(option: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ScenarioError ? new ScenarioError(error.issues, option) : error;
  }
}

/** Returns the patches of a setting, one for each path that it stands for. */
function patchesOf(data: Json, setting: string): Json[] {
  const at = setting.indexOf('=');
  if (at <= 0) throw new RangeError(`Expected --set to be path=value, got ${describe(setting)}`);
  const [path, text] = [setting.slice(0, at), setting.slice(at + 1)];
  return writtenOut(data, path, text, (value) => readValue(path, value)).map(({ keys, value }) => {
    const patch = keys.reduceRight<Json>((inner, key) => ({ [key]: inner }), value);
    const issues = structureIssues(patch);
    if (issues.length > 0) throw new ScenarioError(issues, `--set ${keys.join('.')}`);
    return patch;
  });
}

/** Returns the data of a text that is JSON, else the text. Equal keys are refused as in files. */
export function readValue(path: string, text: string): Json {
  const [fault] = jsonFaults(text);
  if (fault === undefined) return JSON.parse(text) as Json;
  if (fault.path === '') return text;
  const [key, inside] = [printable(`${path}.${fault.path}`), placeOf(text, fault.at)];
  throw new RangeError(
    `Expected --set ${key} to be ${fault.rule}, got ${fault.got} (${inside} of the value)`,
  );
}
