import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';

/* Runs code as a reader would, in a folder of its own, with the package's name standing for the source. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = (path: string): string => join(root, 'src', path);
const tsx = import.meta.resolve('tsx');
/** Entries of the package beside the main one, and the folder of each. */
const ENTRIES = {
  node: 'node',
  history: 'history',
  calibration: 'calibration',
  parquet: 'parquet',
  report: 'node/report',
};

/** Makes a folder within the repository, so that what runs in it finds the repository's packages. */
export function openFolder(): string {
  const folder = mkdtempSync(join(root, 'docs', '.run-'));
  mkdirSync(join(folder, 'bin'));
  return folder;
}

/** Makes `npx rare-earth-risk` the command line of the source, in one file so that it starts fast. */
function installCommandLine(folder: string): void {
  const npx = join(folder, 'bin', 'npx');
  if (existsSync(npx)) return;
  const bundle = join(folder, 'bin', 'cli.mjs');
  const external = ['piscina', 'mathjs', 'yaml'];
  const shared: BuildOptions = { bundle: true, platform: 'node', external, logLevel: 'error' };
  const banner = {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  };
  buildSync({ ...shared, entryPoints: [source('cli/main.ts')], outfile: bundle, format: 'esm', banner });
  const worker = join(folder, 'bin', 'worker.cjs');
  buildSync({ ...shared, entryPoints: [source('node/worker.ts')], outfile: worker, format: 'cjs' });
  writeFileSync(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" "${bundle}" "$@"\n`);
  chmodSync(npx, 0o755);
}

/** Runs the commands of a session in order and returns it with what each prints. */
export function runSession(folder: string, session: string): string {
  const commands = session.match(/^\$ (?:.*\\\n)*.*$/gm) ?? [];
  return commands.map((command) => `${command}\n${runCommand(folder, command.slice(2))}`).join('');
}

/** Runs a command of the shell and returns what it prints on stdout, then on stderr. */
function runCommand(folder: string, command: string): string {
  installCommandLine(folder);
  const env = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` };
  const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, env, encoding: 'utf8' });
  return `${stdout}${stderr}`;
}

/** Runs the TypeScript blocks of a page in one process and returns what each prints, by its code. */
export function runTypeScript(folder: string, blocks: readonly string[]): Map<string, string> {
  if (blocks.length === 0) return new Map();
  const steps = blocks.map((code, i) => {
    writeFileSync(join(folder, `block-${i}.mts`), namingSource(code));
    return `await import('./block-${i}.mts');\nconsole.log(${JSON.stringify(END)});\n`;
  });
  const all = join(folder, 'blocks.mts');
  writeFileSync(all, steps.join(''));
  const printed = runNode(folder, [all]).split(`${END}\n`);
  return new Map(blocks.map((code, i) => [code, printed[i]!]));
}

/** Line between the outputs of two blocks. */
const END = '--- end of block ---';

/** Returns code with the names of the package's entries replaced by the files of the source. */
function namingSource(code: string): string {
  const url = (path: string): string => JSON.stringify(pathToFileURL(source(path)).href);
  const named = Object.entries(ENTRIES).reduce(
    (text, [entry, folder]) => text.replaceAll(`'rare-earth-risk/${entry}'`, url(`${folder}/index.ts`)),
    code,
  );
  return named.replaceAll("'rare-earth-risk'", url('index.ts'));
}

function runNode(folder: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', tsx, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0 || stderr !== '') throw new Error(stderr || `Expected exit code 0, got ${status}`);
  return stdout;
}
