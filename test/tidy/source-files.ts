import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = process.env.SUYUAN_ROOT ?? process.cwd();

/** Every file of the repository: tracked, or new and not ignored. */
export function repositoryFiles(): string[] {
  const listing = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const deleted = spawnSync('git', ['ls-files', '--deleted'], { cwd: ROOT, encoding: 'utf8' });
  const gone = new Set(deleted.stdout.split('\n'));
  return listing.stdout.split('\n').filter((file) => file !== '' && !gone.has(file));
}

export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** The TypeScript of the product and its tests, without type declarations. */
export function sourceFiles(): string[] {
  return repositoryFiles().filter(
    (file) => /^(apps|libs|deploy|test)\/.*\.tsx?$/.test(file) && !file.endsWith('.d.ts'),
  );
}

/** Made from something else and held to it by a test; nobody reads it from end to end. */
export function isGenerated(file: string): boolean {
  return file.endsWith('/generated.ts');
}

export function isTest(file: string): boolean {
  return file.startsWith('test/') || /\.spec\.tsx?$|\.conformance\.ts$|\/testing\//.test(file);
}

/** What a file imports, static and dynamic, as it is written. Imports of types count: they are knowledge too. */
export function importsOf(file: string): string[] {
  const text = textOf(file);
  const statements = /^(?:import|export)\s(?:[^;'"]*?\sfrom\s)?\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  const found = [...text.matchAll(statements)].map((match) => (match[1] ?? match[2]) as string);
  return [...new Set(found)];
}
