import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** One file of the web build, in memory: the whole build is a few megabytes and never changes while we run. */
export interface WebFile {
  body: Buffer;
  type: string;
  /** Its name holds a hash of its content, so it can be kept for ever. */
  immutable: boolean;
  /** The same, compressed by the build, where it is worth it. */
  compressed: Partial<Record<Encoding, Buffer>>;
}

/** Content codings of HTTP, the smaller first, and the name that the build adds to a file for each. */
export const ENCODINGS = { br: '.br', gzip: '.gz' } as const;
export type Encoding = keyof typeof ENCODINGS;

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
  const paths = new Set(
    entries.filter((entry) => entry.isFile()).map((each) => join(each.parentPath, each.name)),
  );
  for (const path of paths) {
    if (isCompressed(path, paths)) continue;
    const name = relative(folder, path).split(sep).join('/');
    files.set(name, {
      body: readFileSync(path),
      type: TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream',
      immutable: name.startsWith(HASHED_FOLDER),
      compressed: compressedForms(path, paths),
    });
  }
  return files.has('index.html') ? files : null;
}

/** Whether it is the compressed form of a file beside it, which is served under the name of that one. */
function isCompressed(path: string, paths: ReadonlySet<string>): boolean {
  return Object.values(ENCODINGS).some(
    (ending) => path.endsWith(ending) && paths.has(path.slice(0, -ending.length)),
  );
}

function compressedForms(path: string, paths: ReadonlySet<string>): WebFile['compressed'] {
  const forms = (Object.entries(ENCODINGS) as [Encoding, string][]).filter(([, ending]) =>
    paths.has(path + ending),
  );
  return Object.fromEntries(forms.map(([encoding, ending]) => [encoding, readFileSync(path + ending)]));
}

/** The smallest form that a client takes; null: as it is. `header` is its Accept-Encoding (RFC 9110, 12.5.3). */
export function encodingFor({ compressed }: WebFile, header: string | undefined): Encoding | null {
  const taken = new Map(
    (header ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((each) => each.trim()).find((each) => each.startsWith('q='));
      return [name.trim(), weight === undefined ? 1 : Number(weight.slice(2))];
    }),
  );
  const takes = (encoding: Encoding): boolean => (taken.get(encoding) ?? taken.get('*') ?? 0) > 0;
  const forms = Object.keys(ENCODINGS) as Encoding[];
  return forms.find((encoding) => compressed[encoding] !== undefined && takes(encoding)) ?? null;
}
