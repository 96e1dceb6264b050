import { readFileSync } from 'node:fs';
import { parseScenario, type Scenario } from '../../src/index.ts';

/** A scenario of history, from its file. */
export function historicalScenario(name: 'spring-2025' | 'japan-2026'): Scenario {
  const file = new URL(`../../scenarios/${name}.json`, import.meta.url);
  return parseScenario(JSON.parse(readFileSync(file, 'utf8')));
}

export function springScenario(): Scenario {
  return historicalScenario('spring-2025');
}
