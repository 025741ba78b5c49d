import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The file that stands in the project's top folder and nowhere else. */
const MARKER = 'nest-cli.json';

/**
 * The project's top folder: SUYUAN_ROOT where it is set, else the nearest folder at or above the started
 * script (its real path, so that a symbolic link does not mislead) or the working directory that holds
 * nest-cli.json. Throws when there is none.
 */
export function projectRoot(): string {
  const stated = process.env.SUYUAN_ROOT;
  if (stated) return resolve(stated);
  for (const start of [scriptFolder(), process.cwd()]) {
    const found = start && nearestWithMarker(start);
    if (found) return found;
  }
  throw new Error(`The project folder was not found: no ${MARKER} above ${process.cwd()}. Set SUYUAN_ROOT.`);
}

function scriptFolder(): string | null {
  const script = process.argv[1];
  if (!script || !existsSync(script)) return null;
  return dirname(realpathSync(script));
}

function nearestWithMarker(start: string): string | null {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, MARKER))) return folder;
    if (dirname(folder) === folder) return null;
  }
}
