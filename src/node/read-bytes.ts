import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Says why a file is refused: the rule that it breaks, what it is instead, and the cause. */
export type Refuse = (rule: string, got: string, cause?: unknown) => Error;

/**
 * Returns the bytes of a regular file, of at most `most` bytes.
 *
 * Nothing else is read: opening a FIFO or a device could wait for ever. The limit holds while reading, as
 * some files do not know their size.
 */
export async function readRegularFile(path: string, most: number, refuse: Refuse): Promise<Uint8Array> {
  // Without blocking, as a FIFO that nobody writes to would keep the process waiting.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((cause: unknown) => {
    throw unreadable(refuse, cause);
  });
  try {
    const info = await file.stat();
    if (!info.isFile())
      throw refuse('a file', info.isDirectory() ? 'a folder' : 'something that is not a file');
    if (info.size > most) throw refuse(`a file of at most ${most} bytes`, `${info.size} bytes`);
    return await readUpTo(file, most, info.size, refuse);
  } finally {
    await file.close();
  }
}

/** Returns the bytes of a stream, such as stdin, of at most `most` bytes. */
export async function readStream(
  stream: AsyncIterable<Uint8Array>,
  most: number,
  refuse: Refuse,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > most) throw refuse(`text of at most ${most} bytes`, 'more');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function readUpTo(file: FileHandle, most: number, size: number, refuse: Refuse): Promise<Uint8Array> {
  let bytes = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * length, most + 1));
    const { bytesRead } = await file.read(bytes, length, bytes.length - length).catch((cause: unknown) => {
      throw unreadable(refuse, cause);
    });
    length += bytesRead;
    if (length > most) throw refuse(`a file of at most ${most} bytes`, 'more');
    if (bytesRead === 0) return bytes.subarray(0, length);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'a folder that is a file',
  EISDIR: 'a folder',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ELOOP: 'symbolic links in a circle',
  ENXIO: 'something that is not a file',
  ENAMETOOLONG: 'a name that is too long',
  ERR_INVALID_ARG_VALUE: 'a name with a character that no file can have',
};

function unreadable(refuse: Refuse, cause: unknown): Error {
  const { code, message } = cause as NodeJS.ErrnoException;
  return refuse('a readable file', (code && REASONS[code]) ?? code ?? message, cause);
}
