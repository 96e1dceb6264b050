import { expect, test } from 'vitest';
import { exportedValues } from '../docs/exported-values.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { functionOf, QUICK, SLOW, SLOWEST } from './fuzz/good-calls.ts';
import { oddCall } from './fuzz/odd-call.ts';

test('Every public function has calls to start from', () => {
  const root = new URL('../../src/', import.meta.url);
  const entries = ['index.ts', 'history/index.ts', 'calibration/index.ts'];
  const names = entries.flatMap((entry) => exportedValues(new URL(entry, root))).map(({ name }) => name);
  const functions = names.filter(
    (name) => typeof functionOf(name) === 'function' && name !== 'ScenarioError',
  );
  expect(functions.filter((name) => !(name in QUICK) && !(name in SLOW) && !(name in SLOWEST))).toEqual([]);
});

fuzz(
  'A public function that is quick returns or refuses in a sentence, whatever it is given',
  16_000,
  oddCall(QUICK),
);
fuzz(
  'A public function that simulates returns or refuses in a sentence, whatever it is given',
  1_200,
  oddCall(SLOW),
);
fuzz('A hindcast of episodes returns or refuses in a sentence, whatever it is given', 40, oddCall(SLOWEST));
