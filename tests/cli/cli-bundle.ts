import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import packageJson from '../../package.json' with { type: 'json' };
import { root } from './cli-process.ts';

/** The command line of the source in one file, which starts faster than through a loader. */
export interface Bundle {
  /** Path of the program, for node. */
  readonly program: string;
  remove(): void;
}

/** Bundles the command line into a folder within the repository, whose packages it finds there. */
export function bundleCommandLine(): Bundle {
  const folder = mkdtempSync(join(root, 'node_modules', '.cli-'));
  const external = Object.keys(packageJson.dependencies);
  const shared: BuildOptions = { bundle: true, platform: 'node', external, logLevel: 'error' };
  const js = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
  const program = join(folder, 'cli.mjs');
  buildSync({
    ...shared,
    entryPoints: [join(root, 'src/cli/main.ts')],
    outfile: program,
    format: 'esm',
    banner: { js },
  });
  const worker = join(folder, 'worker.cjs');
  buildSync({ ...shared, entryPoints: [join(root, 'src/node/worker.ts')], outfile: worker, format: 'cjs' });
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Returns an empty folder outside of the repository. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'cli-'));
}
