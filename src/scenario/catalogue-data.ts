import banResumes from '../../scenarios/ban-resumes.json' with { type: 'json' };
import licencesSlowed from '../../scenarios/licences-slowed.json' with { type: 'json' };
import truceHolds from '../../scenarios/truce-holds.json' with { type: 'json' };
import { didYouMean, expected, ScenarioError } from '../errors.ts';
import type { Json } from './merge.ts';

const CATALOGUE: Readonly<Record<string, Json>> = {
  'truce-holds': truceHolds,
  'licences-slowed': licencesSlowed,
  'ban-resumes': banResumes,
};

/** Names of the scenarios that ship with the library, from the calmest to the gravest. */
export const scenarioNames: readonly string[] = Object.freeze(Object.keys(CATALOGUE));

/** The file of a catalogue scenario as data, not yet validated. */
export function catalogueData(name: string, path: string = 'extends'): Json {
  const data = Object.hasOwn(CATALOGUE, name) ? CATALOGUE[name] : undefined;
  if (data !== undefined) return data;
  const hint = /[./\\]/.test(name)
    ? '; to extend a file, read it with readScenario from rare-earth-risk/node'
    : '; the path of a file has a dot or a slash';
  const rule = `a scenario of the catalogue (${scenarioNames.join(', ')})`;
  throw new ScenarioError([expected(path, rule, name, didYouMean(name, scenarioNames) + hint)]);
}
