import { parseExpression, type Instruction } from '../calculation/expression';
import { refusal, type Refusal } from '../decision';
import { checkDecimal, checkPositive, checkUnit } from '../metrology/checks';
import { decimalProblem, parseDecimal } from '../metrology/decimal';
import { findParameter } from '../metrology/parameters';
import { checkParameters, parameterOf } from '../metrology/stated-parameters';
import { parameterOfSymbol, VALUE_SYMBOL } from './capability';
import type { CmcBody, CmcRowBody, ScopeLineBody } from './laboratory.commands';
import type { Cmc, CmcVariable, ScopeLine } from './laboratory.events';

/** Roots, powers and functions of one formula: each is worked out to a hundred digits at every point it is held to. */
const MAX_FUNCTIONS = 10;

/** By form; a form that is none of them needs nothing more to be refused for. */
const NEEDED_OF_CMC: Partial<
  Record<string, readonly ('a' | 'b' | 'rows' | 'cells' | 'expression' | 'text')[]>
> = {
  CONSTANT: ['a'],
  LINEAR: ['a', 'b'],
  QUADRATURE: ['a', 'b'],
  TABLE: ['rows'],
  MATRIX: ['cells'],
  EXPRESSION: ['expression'],
  TEXT: ['text'],
};

/** What is wrong with the capability of a line. */
export function checkCmc(cmc: CmcBody, line: ScopeLineBody, pointer: string): Refusal[] {
  const missing = (NEEDED_OF_CMC[cmc.form] ?? [])
    .filter((field) => !cmc[field]?.length)
    .map((field) => refusal('REQUIRED', `${pointer}/${field}`, `a CMC of form ${cmc.form} states ${field}`));
  const rows = (cmc.rows ?? []).flatMap((row, index) => checkRow(row, `${pointer}/rows/${index}`));
  const cells = (cmc.cells ?? []).flatMap((cell, index) => [
    ...checkRow(cell, `${pointer}/cells/${index}`),
    ...checkParameters(cell.parameters, `${pointer}/cells/${index}/parameters`),
  ]);
  return [
    ...missing,
    ...rows,
    ...cells,
    ...checkExpression(cmc, pointer),
    ...(cmc.a ? checkDecimal(cmc.a, `${pointer}/a`) : []),
    ...(cmc.b ? checkDecimal(cmc.b, `${pointer}/b`) : []),
    ...(cmc.k ? checkDecimal(cmc.k, `${pointer}/k`) : []),
    ...(cmc.k ? checkPositive(cmc.k, 'K_NONPOSITIVE', `${pointer}/k`) : []),
    ...(cmc.unit ? checkUnit(cmc.unit, line.quantity, `${pointer}/unit`, true) : []),
  ];
}

function checkRow(row: CmcRowBody, pointer: string): Refusal[] {
  const refusals = (['min', 'max', 'a', 'to'] as const).flatMap((field) => {
    const text = row[field] ?? null;
    return text === null ? [] : checkDecimal(text, `${pointer}/${field}`);
  });
  const comparable = decimalProblem(row.min) === null && decimalProblem(row.max) === null;
  if (comparable && parseDecimal(row.min).gt(parseDecimal(row.max))) {
    refusals.push(refusal('RANGE_INVERTED', pointer, `min ${row.min} exceeds max ${row.max}`));
  }
  return refusals;
}

/** An expression that nobody can work out would be held against nobody. */
function checkExpression({ expression, variables }: CmcBody, pointer: string): Refusal[] {
  const declared = (variables ?? []).flatMap((variable, index) =>
    checkVariable(variable, `${pointer}/variables/${index}`),
  );
  if (!expression) return declared;
  const parsing = parseExpression(expression);
  const at = `${pointer}/expression`;
  if (!parsing.ok) return [...declared, refusal('EXPRESSION_INVALID', at, parsing.fault.detail)];
  if (parsing.program.code.filter(isDear).length > MAX_FUNCTIONS) {
    const detail = `at most ${MAX_FUNCTIONS} functions and powers are accepted`;
    return [...declared, refusal('EXPRESSION_INVALID', at, detail)];
  }
  const unknown = parsing.program.symbols.filter(
    (symbol) =>
      symbol !== VALUE_SYMBOL &&
      !variables?.some((one) => one.symbol === symbol) &&
      parameterOfSymbol(symbol) === null,
  );
  return [
    ...declared,
    ...unknown.map((symbol) =>
      refusal('EXPRESSION_INVALID', at, `${symbol} is neither x nor a parameter that has values`),
    ),
  ];
}

function isDear(instruction: Instruction): boolean {
  if (instruction.kind === 'UNARY') return instruction.name !== 'negate' && instruction.name !== 'abs';
  return instruction.kind === 'BINARY' && (instruction.operator === '^' || instruction.operator === 'atan2');
}

function checkVariable({ symbol, parameter, unit }: CmcVariable, pointer: string): Refusal[] {
  const refusals: Refusal[] = [];
  const parsing = parseExpression(symbol);
  const isSymbol = parsing.ok && parsing.program.symbols[0] === symbol;
  if (!isSymbol || symbol === VALUE_SYMBOL) {
    const detail = 'a symbol of its own: a letter, then letters, digits and _, no function and not x';
    refusals.push(refusal('EXPRESSION_INVALID', `${pointer}/symbol`, detail));
  }
  const quantity = findParameter(parameter)?.quantity ?? null;
  if (quantity === null) {
    const detail = 'a parameter that has values is expected';
    return [...refusals, refusal('PARAMETER_UNKNOWN', `${pointer}/parameter`, detail)];
  }
  return [...refusals, ...checkUnit(unit, quantity, `${pointer}/unit`, false)];
}

/** A line as it is recorded: what was not stated is left out, so that what was recorded before has the same bytes. */
export function lineOf(line: ScopeLineBody): ScopeLine {
  return {
    quantity: line.quantity,
    range: { min: line.range.min, max: line.range.max, unit: line.range.unit },
    methods: line.methods ?? [],
    cmc: line.cmc ? cmcOf(line.cmc, line) : null,
    ...(line.parameters?.length ? { parameters: line.parameters.map(parameterOf) } : {}),
    ...(line.sites?.length ? { sites: line.sites } : {}),
  };
}

/** CMCs are stated at k = 2 unless they say otherwise (ILAC P14). */
const USUAL_COVERAGE_FACTOR = '2';

function cmcOf(cmc: CmcBody, line: ScopeLineBody): Cmc {
  return {
    form: cmc.form,
    ...(cmc.a ? { a: cmc.a } : {}),
    ...(cmc.b ? { b: cmc.b } : {}),
    ...(cmc.rows
      ? { rows: cmc.rows.map(({ min, max, a, to }) => ({ min, max, a, ...(to ? { to } : {}) })) }
      : {}),
    ...(cmc.cells
      ? {
          cells: cmc.cells.map(({ min, max, a, parameters }) => ({
            min,
            max,
            parameters: (parameters ?? []).map(parameterOf),
            a,
          })),
        }
      : {}),
    ...(cmc.expression ? { expression: cmc.expression } : {}),
    ...(cmc.variables?.length
      ? { variables: cmc.variables.map(({ symbol, parameter, unit }) => ({ symbol, parameter, unit })) }
      : {}),
    ...(cmc.text ? { text: cmc.text } : {}),
    unit: cmc.unit ?? line.range.unit,
    k: cmc.k ?? USUAL_COVERAGE_FACTOR,
  };
}
