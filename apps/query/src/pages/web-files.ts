import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** One file of the web build, in memory: the whole build is a few megabytes and never changes while we run. */
export interface WebFile {
  body: Buffer;
  type: string;
  /** Its name holds a hash of its content, so it can be kept for ever. */
  immutable: boolean;
}

/** The build's folder of files named by their hash; `assets` would be the address of an asset's page. */
const HASHED_FOLDER = 'static/';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * Reads the web build. Only what is read here is ever served, so no path can lead out of the folder.
 *
 * @returns files by their path below the folder, with forward slashes; null when the build is missing
 */
export function readWebFiles(folder: string): ReadonlyMap<string, WebFile> | null {
  const files = new Map<string, WebFile>();
  let entries;
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return null;
  }
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    files.set(name, {
      body: readFileSync(path),
      type: TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream',
      immutable: name.startsWith(HASHED_FOLDER),
    });
  }
  return files.has('index.html') ? files : null;
}
