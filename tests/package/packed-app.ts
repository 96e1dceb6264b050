import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** An app with the packed tarball installed, without a registry. */
export interface PackedApp {
  /** Temporary folder; remove it at the end. */
  readonly scratch: string;
  /** Folder of the app. */
  readonly app: string;
  /** Folder of the installed package. */
  readonly installed: string;
}

/** Returns the files and folders of the checkout that the tarball takes parts of, besides `dist`. */
function shipped(): string[] {
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[] };
  const tops = files.map((path) => path.split('/')[0]!).filter((top) => top !== 'dist');
  return [...new Set(['README.md', ...tops])];
}

/** Builds and packs the checkout, and installs the tarball in an app with the checkout's dependencies. */
export function packedApp({ types }: { readonly types: boolean }): PackedApp {
  const scratch = mkdtempSync(join(tmpdir(), 'packed-'));
  const [stage, app] = [join(scratch, 'stage'), join(scratch, 'app')];
  const installed = join(app, 'node_modules', 'rare-earth-risk');
  for (const folder of [stage, installed]) mkdirSync(folder, { recursive: true });
  const tsup = [join(root, 'node_modules/tsup/dist/cli-default.js'), '--out-dir', join(stage, 'dist')];
  execFileSync(process.execPath, [...tsup, ...(types ? [] : ['--no-dts'])], { cwd: root, stdio: 'pipe' });
  for (const name of ['package.json', 'LICENSE', ...shipped()]) {
    cpSync(join(root, name), join(stage, name), { recursive: true });
  }
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', scratch];
  const [{ filename }] = JSON.parse(
    execFileSync('npm', pack, { cwd: stage, encoding: 'utf8', stdio: 'pipe' }),
  );
  execFileSync('tar', ['-xzf', join(scratch, filename), '-C', installed, '--strip-components', '1']);
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'));
  return { scratch, app, installed };
}
