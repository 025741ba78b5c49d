import { type SpawnOptions, spawnSync } from 'node:child_process';
import { chownSync, lchownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** initdb looks its user up in the password file: the first ordinary user where there is one, else "nobody". */
const ORDINARY_USER_ID = 1_000;
const NOBODY_USER_ID = 65_534;

/** How a program of PostgreSQL is started, given that it refuses to run as root. */
export interface UnprivilegedStart {
  command: (program: string, args: string[]) => { program: string; args: string[] };
  spawnOptions: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** The owner that the data directory must have, as seen from outside; null when it is ours anyway. */
  owner: { uid: number; gid: number } | null;
}

let chosen: UnprivilegedStart | null = null;

/**
 * As an ordinary user: as we are. As root: in a user namespace in which root is an ordinary user, which needs
 * no system user and works below folders that only root can enter; where namespaces are forbidden, as "nobody".
 */
export function unprivilegedStart(): UnprivilegedStart {
  chosen ??= choose();
  return chosen;
}

function choose(): UnprivilegedStart {
  if (process.getuid?.() !== 0) {
    return { command: (program, args) => ({ program, args }), spawnOptions: {}, owner: null };
  }
  const user = userExists(ORDINARY_USER_ID) ? ORDINARY_USER_ID : NOBODY_USER_ID;
  const namespace = ['--user', `--map-user=${user}`, `--map-group=${user}`];
  if (spawnSync('unshare', [...namespace, 'true'], { stdio: 'ignore' }).status === 0) {
    return {
      command: (program, args) => ({ program: 'unshare', args: [...namespace, program, ...args] }),
      spawnOptions: {},
      owner: { uid: 0, gid: 0 },
    };
  }
  return {
    command: (program, args) => ({ program, args }),
    spawnOptions: { uid: user, gid: user },
    owner: { uid: user, gid: user },
  };
}

function userExists(id: number): boolean {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .some((line) => line.split(':')[2] === String(id));
  } catch {
    return false;
  }
}

/** Gives a file, or a folder and all in it, to the user the server runs as. Does nothing when it is given already. */
export function giveTo(owner: UnprivilegedStart['owner'], path: string): void {
  const found = lstatSync(path);
  if (!owner || found.uid === owner.uid) return;
  const inside = found.isDirectory() ? readdirSync(path, { withFileTypes: true, recursive: true }) : [];
  for (const entry of inside) lchownSync(join(entry.parentPath, entry.name), owner.uid, owner.gid);
  // The folder itself comes last: after a crash half-way the next start sees the old owner and begins again.
  chownSync(path, owner.uid, owner.gid);
}
