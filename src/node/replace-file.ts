import { constants } from 'node:fs';
import { access, type FileHandle, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { printable } from '../errors.ts';

/**
 * Writes a file as a whole: into a temporary file beside it, onto the disk, then under its name. Whatever
 * ends the process, the file holds its old content or the new one.
 *
 * @throws {Error} As a rejection, with one sentence, for a file that cannot be written. The old one stays.
 */
export async function replaceFile(path: string, pieces: Iterable<string>): Promise<void> {
  try {
    const { target, mode } = await targetOf(path);
    const draft = await openDraft(target);
    try {
      if (mode !== undefined) await draft.file.chmod(mode);
      await writePieces(draft.file, pieces);
      await draft.file.sync();
      await draft.file.close();
      await rename(draft.path, target);
    } catch (cause) {
      await draft.file.close().catch(() => undefined);
      await unlink(draft.path).catch(() => undefined);
      throw cause;
    }
    await syncFolder(dirname(target));
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/**
 * Checks that a file can be written by `replaceFile`, as far as that shows before anything is written.
 *
 * @throws {Error} As a rejection, with one sentence.
 */
export async function checkReplaceable(path: string): Promise<void> {
  try {
    const draft = await openDraft((await targetOf(path)).target);
    await draft.file.close();
    await unlink(draft.path);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** Returns the file that a path leads to, with its mode if there is one that may be written. */
async function targetOf(path: string): Promise<{ readonly target: string; readonly mode?: number }> {
  if (path === '') throw new Error('an empty name');
  const info = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw cause;
  });
  if (info === undefined) return { target: path };
  if (!info.isFile()) throw new Error(info.isDirectory() ? 'a folder' : 'something that is not a file');
  await access(path, constants.W_OK);
  return { target: await realpath(path), mode: info.mode & 0o777 };
}

/** Opens a new file beside the target. A name that an earlier process left behind is passed over. */
async function openDraft(target: string): Promise<{ readonly path: string; readonly file: FileHandle }> {
  for (let attempt = 0; ; attempt++) {
    const name = `.${basename(target).slice(0, 200)}.${process.pid}-${attempt}.tmp`;
    const path = join(dirname(target), name);
    try {
      return { path, file: await open(path, 'wx') };
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST' || attempt >= 100) throw cause;
    }
  }
}

/** Characters that are written at once. */
const CHUNK = 1 << 20;

async function writePieces(file: FileHandle, pieces: Iterable<string>): Promise<void> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK) continue;
    await file.writeFile(text);
    text = '';
  }
  await file.writeFile(text);
}

/** Puts a renamed file's new name onto the disk, where the system can do that for a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'a folder that does not exist',
  ENOTDIR: 'a folder that is a file',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'a disk that cannot be written',
  ENOSPC: 'a full disk',
  EDQUOT: 'a full quota of the disk',
  EFBIG: 'a limit on the size of files',
  ENAMETOOLONG: 'a name that is too long',
  ERR_INVALID_ARG_VALUE: 'a name with a character that no file can have',
};

function unwritable(path: string, cause: unknown): Error {
  const { code, message } = cause as NodeJS.ErrnoException;
  const why = code === undefined ? message : (REASONS[code] ?? code);
  return new Error(`Expected ${printable(path)} to be a file that can be written, got ${why}`, { cause });
}
