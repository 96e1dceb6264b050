import { expect, test } from 'vitest';
import { ELEMENTS, type Element } from '../../../src/elements.ts';
import { compile, drawSamplePath, loadScenario, override, type ScenarioPatch } from '../../../src/index.ts';

/** Returns the elements whose licensed shares differ between trials. */
function drawn(patch: ScenarioPatch): Element[] {
  const model = compile(override(loadScenario('ban-resumes'), patch));
  const [first, ...others] = [0, 1, 2].map(
    (trial) => drawSamplePath(model, 'seed', trial).market.licensedShare,
  );
  return ELEMENTS.filter((element) => others.some((shares) => shares[element] !== first![element]));
}

const lanesOf = (lanes: object): ScenarioPatch =>
  ({
    automakers: Object.fromEntries(
      Object.entries(loadScenario('ban-resumes').automakers).map(([id, automaker]) => [
        id,
        { lanes: Object.fromEntries(Object.entries(lanes).filter(([lane]) => lane in automaker.lanes)) },
      ]),
    ),
  }) as ScenarioPatch;

test('Only licensed shares that some lane uses are drawn (model.md §5)', () => {
  // No shipped car has a lane of gadolinium.
  expect(drawn({})).toEqual(ELEMENTS.filter((element) => element !== 'Gd'));
  expect(drawn(lanesOf({ Tb: { licensedShare: 0.9 }, Sc: null, Lu: null }))).toEqual(['Y', 'Sm', 'Dy']);
  expect(drawn({ market: { stage: 'mining' } })).toEqual([]);
});
