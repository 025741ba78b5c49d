/**
 * Goal: rooms one can take in at a glance. Method: measure files and functions with TypeScript's own parser; what
 * is over the target is told as a warning, what is over the cap fails.
 */
import ts from 'typescript';
import { isGenerated, isTest, sourceFiles, textOf } from './source-files';

const FILE_LINES_TARGET = 250;
const FILE_LINES_MAX = 400;
const FUNCTION_LINES_TARGET = 70;
const FUNCTION_LINES_MAX = 120;
const CONSTRUCTOR_PARAMETERS_MAX = 6;

interface Measured {
  name: string;
  lines: number;
  constructorParameters: number | null;
}

const files = sourceFiles().filter((file) => !isTest(file) && !isGenerated(file));
const measured = files.flatMap((file) => functionsOf(file));

function functionsOf(file: string): Measured[] {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.ES2022, true, kind);
  const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line + 1;
  const found: Measured[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const first = lineOf(node.getStart());
      found.push({
        name: `${file}:${first}`,
        lines: lineOf(node.end) - first + 1,
        constructorParameters: ts.isConstructorDeclaration(node) ? node.parameters.length : null,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function linesOf(file: string): number {
  return textOf(file).split('\n').length - 1;
}

function warn(what: string, rows: string[]): void {
  if (rows.length > 0) process.stderr.write(`${what}:\n${rows.map((row) => `  ${row}\n`).join('')}`);
}

describe('sizes', () => {
  it(`a file has at most ${FILE_LINES_MAX} lines`, () => {
    const sized = files.map((file) => ({ file, lines: linesOf(file) }));
    const large = sized.filter(({ lines }) => lines > FILE_LINES_TARGET);
    warn(
      `files over ${FILE_LINES_TARGET} lines`,
      large.map(({ file, lines }) => `${lines} ${file}`),
    );
    expect(large.filter(({ lines }) => lines > FILE_LINES_MAX)).toEqual([]);
  });

  it(`a function has at most ${FUNCTION_LINES_MAX} lines`, () => {
    const long = measured.filter(({ lines }) => lines > FUNCTION_LINES_TARGET);
    warn(
      `functions over ${FUNCTION_LINES_TARGET} lines`,
      long.map(({ name, lines }) => `${lines} ${name}`),
    );
    expect(long.filter(({ lines }) => lines > FUNCTION_LINES_MAX)).toEqual([]);
  });

  it(`a constructor takes at most ${CONSTRUCTOR_PARAMETERS_MAX} parameters`, () => {
    const greedy = measured.filter(
      ({ constructorParameters }) => (constructorParameters ?? 0) > CONSTRUCTOR_PARAMETERS_MAX,
    );
    expect(greedy).toEqual([]);
  });
});
