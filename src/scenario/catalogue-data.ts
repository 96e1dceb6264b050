import autumnBan from '../../scenarios/autumn-2026/ban-resumes.json' with { type: 'json' };
import autumnExtended from '../../scenarios/autumn-2026/controls-extended.json' with { type: 'json' };
import autumnSlowed from '../../scenarios/autumn-2026/licences-slowed.json' with { type: 'json' };
import autumnTruce from '../../scenarios/autumn-2026/truce-holds.json' with { type: 'json' };
import banResumes from '../../scenarios/ban-resumes.json' with { type: 'json' };
import controlsExtended from '../../scenarios/controls-extended.json' with { type: 'json' };
import japan2026 from '../../scenarios/japan-2026.json' with { type: 'json' };
import licencesSlowed from '../../scenarios/licences-slowed.json' with { type: 'json' };
import spring2025 from '../../scenarios/spring-2025.json' with { type: 'json' };
import truceHolds from '../../scenarios/truce-holds.json' with { type: 'json' };
import { didYouMean, expected, ScenarioError } from '../errors.ts';
import type { ScenarioName, ShippedScenario } from './names.ts';
import type { Json } from './patch.ts';

const JUNE_2025 = { 'truce-holds': truceHolds, 'licences-slowed': licencesSlowed, 'ban-resumes': banResumes };

const CATALOGUE: Readonly<Record<ShippedScenario, Json>> = {
  ...JUNE_2025,
  'controls-extended': controlsExtended,
  'autumn-2026/truce-holds': autumnTruce,
  'autumn-2026/licences-slowed': autumnSlowed,
  'autumn-2026/ban-resumes': autumnBan,
  'autumn-2026/controls-extended': autumnExtended,
  'spring-2025': spring2025,
  'japan-2026': japan2026,
};

/**
 * Names of the three scenarios as of June 2025, from the mildest policy to the harshest.
 *
 * @example
 * ```ts
 * import { scenarioNames } from 'rare-earth-risk';
 *
 * console.log(scenarioNames.join(', ')); // truce-holds, licences-slowed, ban-resumes
 * ```
 */
export const scenarioNames: readonly ScenarioName[] = Object.freeze(Object.keys(JUNE_2025));

/**
 * Names of all shipped scenarios: `scenarioNames` and `controls-extended`, the same four as of autumn 2026,
 * and two of the past.
 *
 * @example
 * ```ts
 * import { catalogueNames } from 'rare-earth-risk';
 *
 * console.log(catalogueNames.length, catalogueNames[3]); // 10 controls-extended
 * ```
 */
export const catalogueNames: readonly ScenarioName[] = Object.freeze(Object.keys(CATALOGUE));

/** Says whether a text is a name to look up in the catalogue, perhaps misspelt, and not a path on disk. */
export function isName(text: string): boolean {
  return Object.hasOwn(CATALOGUE, text) || !/[./\\]/.test(text) || /^autumn-2026\/[^./\\]*$/.test(text);
}

/** Returns the file of a catalogue scenario as data, not yet validated. */
export function catalogueData(name: string, path: string = 'extends'): Json {
  const data = Object.hasOwn(CATALOGUE, name) ? CATALOGUE[name as ShippedScenario] : undefined;
  if (data !== undefined) return data;
  const near = didYouMean(name, catalogueNames);
  const hint = isName(name)
    ? near || '; the path of a file has a dot or a slash'
    : `${near}; to extend a file, read it with readScenario from rare-earth-risk/node`;
  const names = near === '' ? ` (${catalogueNames.join(', ')})` : '';
  throw new ScenarioError([expected(path, `a scenario of the catalogue${names}`, name, hint)]);
}
