/**
 * Goal: the house stays as DESIGN section 3 draws it. Method: read every import and hold it against the list of
 * allowed arrows; look for cycles between files.
 */
import { dirname, join, normalize } from 'node:path';
import { importsOf, isTest, sourceFiles } from './source-files';

/** Which rooms of ours, and which packages from outside, the pure and the lower rooms may know. */
const ALLOWED: Record<string, { rooms: string[]; packages: RegExp | null }> = {
  'libs/domain': { rooms: [], packages: /^decimal\.js$/ },
  'libs/calculators': { rooms: ['libs/domain'], packages: /^decimal\.js$/ },
  'libs/traceability': { rooms: ['libs/domain'], packages: /^$/ },
  'libs/contract': {
    rooms: ['libs/domain', 'libs/calculators'],
    packages: /^(class-validator|class-transformer|@nestjs\/(swagger|common)|reflect-metadata|node:.*)$/,
  },
  'libs/platform': { rooms: [], packages: null },
  'libs/event-log': { rooms: ['libs/platform'], packages: null },
  'libs/messaging': { rooms: ['libs/platform'], packages: null },
  'libs/read-model': { rooms: ['libs/domain', 'libs/traceability', 'libs/platform'], packages: null },
};
const LIBS = Object.keys(ALLOWED);

/** What the folders under the questions of the query side may know of each other: folders, or a single file. */
const QUERY = 'apps/query/src';
const UNDER_THE_QUESTIONS: Record<string, string[]> = {
  memory: [],
  names: ['memory'],
  // A position becomes visible when graph, tables and rights have seen it.
  graph: ['memory', 'access/rights'],
  judging: ['memory', 'graph'],
  question: ['memory', 'graph'],
  access: ['memory', 'graph', 'names', 'judging'],
  tables: ['graph', 'access'],
};

function roomOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

/** The room or file of ours an import leads to, or null for a package. */
function targetOf(file: string, specifier: string): string | null {
  const alias = /^@suyuan\/([a-z-]+)$/.exec(specifier);
  if (alias) return `libs/${alias[1]}`;
  return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : null;
}

const files = sourceFiles().filter((file) => !isTest(file));

describe('the arrows of the house', () => {
  it.each(LIBS)('%s knows only the rooms below it', (lib) => {
    const allowed = ALLOWED[lib]!;
    const wrong = files
      .filter((file) => roomOf(file) === lib)
      .flatMap((file) =>
        importsOf(file)
          .filter((specifier) => {
            const target = targetOf(file, specifier);
            if (target === null) return allowed.packages !== null && !allowed.packages.test(specifier);
            const room = roomOf(target);
            return room !== lib && !allowed.rooms.includes(room);
          })
          .map((specifier) => `${file} imports ${specifier}`),
      );
    expect(wrong).toEqual([]);
  });

  it('no app imports another, but standalone, which composes them', () => {
    const wrong = files
      .filter((file) => file.startsWith('apps/') && !file.startsWith('apps/standalone/'))
      .flatMap((file) =>
        importsOf(file)
          .map((specifier) => targetOf(file, specifier))
          .filter((target) => target?.startsWith('apps/') && roomOf(target) !== roomOf(file))
          .map((target) => `${file} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(UNDER_THE_QUESTIONS))(
    '%s of the query side knows only the folders below it',
    (folder) => {
      const own = `${QUERY}/${folder}`;
      const allowed = [QUERY, own, ...(UNDER_THE_QUESTIONS[folder] ?? []).map((each) => `${QUERY}/${each}`)];
      const within = files.filter((file) => dirname(file) === own);
      expect(within).not.toEqual([]);
      const wrong = within.flatMap((file) =>
        importsOf(file)
          .map((specifier) => targetOf(file, specifier))
          .filter(
            (target) =>
              target?.startsWith('apps/') &&
              ![dirname(target), target].some((each) => allowed.includes(each)),
          )
          .map((target) => `${file} imports ${target}`),
      );
      expect(wrong).toEqual([]);
    },
  );

  it('a lib is entered by its front door only', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => targetOf(file, specifier) as string)
        .filter((target) => target.startsWith('libs/') && roomOf(target) !== roomOf(file))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has one index.ts per lib and none inside', () => {
    const doors = files.filter((file) => file.endsWith('/index.ts'));
    expect(doors.filter((file) => !/^libs\/[a-z-]+\/src\/index\.ts$/.test(file))).toEqual([]);
  });

  it('has no circles between files', () => {
    expect(circles()).toEqual([]);
  });
});

function circles(): string[] {
  const known = new Set(files);
  const resolve = (file: string, specifier: string): string | null => {
    const target = targetOf(file, specifier);
    if (target === null) return null;
    const candidates =
      target.startsWith('libs/') && target.split('/').length === 2 ? [`${target}/src/index.ts`] : [];
    candidates.push(`${target}.ts`, `${target}.tsx`, target);
    return candidates.find((candidate) => known.has(candidate)) ?? null;
  };
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (file: string, path: string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    state.set(file, 'open');
    for (const specifier of importsOf(file)) {
      const target = resolve(file, specifier);
      if (target !== null && target !== file) visit(target, [...path, file]);
    }
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  return found;
}
