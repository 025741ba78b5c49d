import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readlinkSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The kernel's limit for the path of a socket is 108 bytes with the closing zero. */
const SOCKET_PATH_BYTES_MAX = 107;
const LONGEST_SOCKET_NAME = '/.s.PGSQL.65535';

/**
 * The folder of the server's socket: the data directory itself, which only its owner can enter. Where that
 * path is too long for a socket (or has characters that a list of folders cannot hold), the same folder by a
 * short name: a link inside a private folder of the system's temporary folder.
 */
export function socketFolder(dataDir: string): string {
  const fits = Buffer.byteLength(dataDir + LONGEST_SOCKET_NAME) <= SOCKET_PATH_BYTES_MAX;
  if (fits && /^[\w./+@%:~-]+$/.test(dataDir)) return dataDir;
  const target = realpathSync(dataDir);
  const hash = createHash('sha256').update(target).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `suyuan-${process.getuid?.() ?? 0}-${hash}`);
  makePrivate(folder);
  const link = join(folder, 'data');
  if (linkTarget(link) !== target) {
    rmSync(link, { force: true });
    symlinkSync(target, link);
  }
  return link;
}

/** Removes the short name, where there is one, when no server uses it any more. */
export function removeSocketFolder(socket: string, dataDir: string): void {
  if (socket !== dataDir) rmSync(dirname(socket), { recursive: true, force: true });
}

function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const ours = process.getuid === undefined || found.uid === process.getuid();
  // Anybody may write to the temporary folder; what somebody else put there is not trusted.
  if (!found.isDirectory() || !ours || (process.getuid !== undefined && (found.mode & 0o077) !== 0)) {
    throw new Error(`${folder} exists and is not a private folder of this user: remove it.`);
  }
}

function linkTarget(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
