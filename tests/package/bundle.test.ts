import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import erfc from '@stdlib/math-base-special-erfc';
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import pow from '@stdlib/math-base-special-pow';
import { build } from 'esbuild';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { lean } from '../../.ci/lean-bundle.ts';

/*
 * The bundle rewrites code from other packages (.ci/lean-bundle.ts); its results must stay the same to the
 * bit.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));

type Functions = {
  readonly [name in 'erfc' | 'exp' | 'ln']: (x: number) => number;
} & { readonly pow: (x: number, y: number) => number; readonly seedrandom: typeof seedrandom };

async function bundled(): Promise<Functions> {
  const maths = ['erfc', 'exp', 'ln', 'pow'];
  const lines = maths.map(
    (name) => `export { default as ${name} } from '@stdlib/math-base-special-${name}';`,
  );
  const { outputFiles } = await build({
    stdin: {
      contents: `${lines.join('\n')} export { default as seedrandom } from 'seedrandom';`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [lean],
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0]!.text)}`);
}

it('the notice names every package that the charts contain', async () => {
  const { metafile } = await build({
    entryPoints: [join(root, 'src/report/charts/library.ts')],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
  });
  const notice = readFileSync(join(root, 'docs/NOTICE.md'), 'utf8');
  const inside = Object.values(Object.values(metafile.outputs)[0]!.inputs);
  const paths = Object.keys(Object.values(metafile.outputs)[0]!.inputs).filter(
    (_, i) => inside[i]!.bytesInOutput > 0,
  );
  const packages = paths.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  expect(new Set(packages).size).toBeGreaterThan(20);
  for (const name of new Set(packages)) expect(notice, name).toContain(`\`${name}\``);
});

describe('Bundled code', () => {
  it('computes the results of the original packages to the bit', async () => {
    const ours = await bundled();
    const originals: Functions = { erfc, exp, ln, pow, seedrandom };
    const random = seedrandom('arguments');
    const special = [0, -0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324];
    const drawn = Array.from({ length: 20_000 }, () => [
      random(),
      1500 * (random() - 0.5),
      2 ** (2000 * (random() - 0.5)),
    ]);
    const xs = [...special, ...drawn.flat()];
    for (const name of ['erfc', 'exp', 'ln'] as const) {
      expect(xs.filter((x) => !Object.is(ours[name](x), originals[name](x)))).toEqual([]);
    }
    for (const y of [...special, 0.5, 1 / 3, -2]) {
      expect(xs.filter((x) => !Object.is(ours.pow(x, y), pow(x, y)))).toEqual([]);
    }
  });

  it('derives the same keys from seeds', async () => {
    const ours = await bundled();
    for (const seed of ['', 'a', 'spring', '["seed","entity"]', 'ü'.repeat(300)]) {
      expect(ours.seedrandom(seed).int32()).toBe(seedrandom(seed).int32());
    }
  });
});
