import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_FLAGS, chromium } from './chromium.ts';
import { digest } from './digest.ts';

/*
 * The same seed gives the same bytes in this Node, in the Nodes named by OTHER_NODES (paths of binaries,
 * separated by colons) and in Chromium. Platforms that are absent are skipped, unless REQUIRE_PLATFORMS is
 * set.
 */
const nodes = (process.env.OTHER_NODES ?? '').split(':').filter((path) => path !== '');
const required = process.env.REQUIRE_PLATFORMS !== undefined;

const scratch = mkdtempSync(join(tmpdir(), 'platform-'));
const script = join(scratch, 'digest.js');
const here = digest();

beforeAll(async () => {
  const entry = fileURLToPath(new URL('./digest.ts', import.meta.url));
  await build({
    stdin: {
      contents: `import { digest } from ${JSON.stringify(entry)}; globalThis.found = digest();`,
      resolveDir: scratch,
    },
    outfile: script,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    logLevel: 'silent',
  });
}, 60_000);

afterAll(() => rmSync(scratch, { recursive: true }));

describe('The same seed gives the same bytes (model.md §8, law 5)', { timeout: 120_000 }, () => {
  it('in this Node, from a bundle', () => {
    expect(inNode(process.execPath)).toBe(here);
  });

  it.skipIf(nodes.length === 0 && !required)('in other versions of Node, if OTHER_NODES names some', () => {
    expect(nodes.length).toBeGreaterThan(0);
    for (const node of nodes) expect(inNode(node), node).toBe(here);
  });

  it.skipIf(chromium === undefined && !required)('in Chromium, if the machine has it', () => {
    const page = join(scratch, 'digest.html');
    writeFileSync(
      page,
      '<p id="out"></p><script src="digest.js"></script><script>out.textContent = "digest " + found</script>',
    );
    const profile = `--user-data-dir=${join(scratch, 'profile')}`;
    const dom = execFileSync(
      chromium!,
      [...CHROMIUM_FLAGS, profile, '--virtual-time-budget=60000', '--dump-dom', `file://${page}`],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    expect(dom).toContain(`digest ${here}`);
  });
});

function inNode(binary: string): string {
  const code = `require(${JSON.stringify(script)}); console.log(globalThis.found)`;
  return execFileSync(binary, ['-e', code], { encoding: 'utf8' }).trim();
}
