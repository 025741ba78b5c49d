/**
 * Goal: what npm brings is whole, safe and allowed. Method: read the lock file; there is no advisory service on
 * every network, so the least safe versions stand in a table here.
 */
import { textOf } from './source-files';

interface Locked {
  version: string;
  license?: string;
  dev?: boolean;
  optionalDependencies?: Record<string, string>;
  hasInstallScript?: boolean;
}

/** Versions below these have known holes: TECH.md section 1 and SECURITY.md section 8 name each. */
const LEAST_VERSIONS: Record<string, string> = {
  '@nestjs/common': '11.2.5',
  '@nestjs/core': '11.2.5',
  '@nestjs/platform-fastify': '11.2.5',
  typeorm: '1.1.0',
  'class-validator': '0.14.0',
  'body-parser': '2.2.1',
  'fast-xml-parser': '5.5.7',
};

/** Never in the product: unmaintained with open holes, or outside what our licence allows. */
const BANNED = ['xlsx', 'merkletreejs', 'libxmljs2', 'event-stream', 'node-ipc'];

const packages = JSON.parse(textOf('package-lock.json')).packages as Record<string, Locked>;
const names = Object.keys(packages).filter((path) => path !== '');
const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

function isLess(version: string, least: string): boolean {
  const a = version.split(/[.-]/).map(Number);
  const b = least.split('.').map(Number);
  for (let i = 0; i < 3; i += 1) {
    if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) < (b[i] ?? 0);
  }
  return false;
}

/** Where Node would look for a package that another one names, from the inside out. */
function isLocked(dependant: string, name: string): boolean {
  for (let folder = dependant; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (!folder.includes('/node_modules/')) return packages[`node_modules/${name}`] !== undefined;
  }
}

describe('the packages', () => {
  it('are locked whole: every optional dependency has an entry of its own, or npm ci refuses', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {})
        .filter((name) => !isLocked(path, name))
        .map((name) => `${path} -> ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('name no host: the lock file works with every registry', () => {
    expect(textOf('package-lock.json')).not.toContain('"resolved"');
  });

  it.each(Object.entries(LEAST_VERSIONS))('%s is %s or later wherever it stands', (name, least) => {
    const old = names.filter((path) => nameOf(path) === name && isLess(packages[path]!.version, least));
    expect(old).toEqual([]);
  });

  it('are none of the banned ones', () => {
    expect(names.filter((path) => BANNED.includes(nameOf(path)))).toEqual([]);
  });

  it('bring no GPL into the product', () => {
    const wrong = names.filter((path) => {
      const { license, dev } = packages[path]!;
      return !dev && /GPL/.test(license ?? '') && !/\bOR\b/.test(license ?? '');
    });
    expect(wrong).toEqual([]);
  });

  it('of the project itself are pinned to a version', () => {
    const own = JSON.parse(textOf('package.json')) as Record<string, Record<string, string>>;
    const loose = ['dependencies', 'devDependencies'].flatMap((group) =>
      Object.entries(own[group] ?? {}).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    );
    expect(loose).toEqual([]);
  });
});
