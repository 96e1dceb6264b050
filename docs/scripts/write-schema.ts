// Writes scenarios/scenario.schema.json from the zod schema; a test checks that it is current.
import { writeFileSync } from 'node:fs';
import { scenarioJsonSchema } from '../../src/scenario/json-schema.ts';

const target = new URL('../../scenarios/scenario.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(scenarioJsonSchema(), null, 1)}\n`);
