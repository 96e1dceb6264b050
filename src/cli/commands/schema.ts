import { scenarioJsonSchema } from '../../scenario/json-schema.ts';
import { EXIT } from '../exit-codes.ts';
import { deliver } from '../output/deliver.ts';
import type { Call } from '../table/spec.ts';

/** Prints the JSON Schema of scenario files. */
export async function run({ options }: Call): Promise<number> {
  const schema = scenarioJsonSchema();
  await deliver(
    { text: () => JSON.stringify(schema, null, 2), json: () => schema },
    { ...options, json: true },
  );
  return EXIT.done;
}
