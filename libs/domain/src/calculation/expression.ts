import type { CalculationCode } from './calculation-codes';

/**
 * Plain arithmetic over symbols: `+ - * / ^`, unary sign, parentheses, functions of one argument, `atan2` of two and
 * `pi`. Angles are in radians. Parsed into a list of instructions for a stack machine; nothing is ever run as code.
 */

/** A model of a hundred terms on half a page; a longer one is divided over several outputs. */
export const MAX_EXPRESSION_LENGTH = 2_000;

/** Parentheses, signs and powers within each other; bounds the recursion of the parser. */
export const MAX_EXPRESSION_DEPTH = 64;

/** Longest name of a quantity. */
export const MAX_SYMBOL_LENGTH = 64;

export const FUNCTIONS = [
  'sqrt',
  'exp',
  'ln',
  'log10',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'abs',
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** Of two arguments: `atan2(y, x)` is the angle of the point (x, y), from -π to π, with its quadrant. */
export const FUNCTIONS_OF_TWO = ['atan2'] as const;
export type FunctionOfTwo = (typeof FUNCTIONS_OF_TWO)[number];
export type Operator = '+' | '-' | '*' | '/' | '^' | FunctionOfTwo;

export type Instruction =
  | { kind: 'CONSTANT'; value: number }
  /** `index` into `symbols` of the program. */
  | { kind: 'SYMBOL'; index: number }
  | { kind: 'BINARY'; operator: Operator }
  | { kind: 'UNARY'; name: FunctionName | 'negate' };

export interface Program {
  /** Each symbol once, in the order of its first use. */
  symbols: string[];
  /** In reverse Polish order. */
  code: Instruction[];
}

export type ExpressionCode = Extract<
  CalculationCode,
  'EXPRESSION_SYNTAX' | 'EXPRESSION_TOO_LONG' | 'EXPRESSION_TOO_DEEP'
>;

export interface ExpressionFault {
  code: ExpressionCode;
  /** Characters before the fault, counted from 0. */
  position: number;
  detail: string;
}

export type Parsing = { ok: true; program: Program } | { ok: false; fault: ExpressionFault };

const SYMBOL = /^\p{L}[\p{L}\p{M}\p{N}_]*$/u;
const TOKEN =
  /\s*(?:(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?)|(?<name>[\p{L}_][\p{L}\p{M}\p{N}_]*)|(?<mark>[-+*/^(),]))/uy;

/** Words that mean something in an expression and so cannot name a quantity. */
const RESERVED: readonly string[] = [...FUNCTIONS, ...FUNCTIONS_OF_TWO, 'pi'];

/** True for a name that an input or output may have: a letter of any script, then letters, digits and `_`. */
export function isSymbol(text: string): boolean {
  return text.length <= MAX_SYMBOL_LENGTH && SYMBOL.test(text) && !RESERVED.includes(text);
}

type Token = { position: number } & (
  { kind: 'NUMBER'; value: number } | { kind: 'NAME'; name: string } | { kind: 'MARK'; mark: string }
);

/** Reads an expression. What is wrong is told with its place. */
export function parseExpression(text: string): Parsing {
  if (text.length > MAX_EXPRESSION_LENGTH) {
    const detail = `at most ${MAX_EXPRESSION_LENGTH} characters are accepted`;
    return faulty('EXPRESSION_TOO_LONG', MAX_EXPRESSION_LENGTH, detail);
  }
  const tokens = tokenize(text);
  return Array.isArray(tokens) ? new Parser(tokens, text.length).parse() : { ok: false, fault: tokens };
}

function tokenize(text: string): Token[] | ExpressionFault {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) {
      const position = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
      return syntaxFault(position, 'here only numbers, symbols and + - * / ^ ( ) , are accepted');
    }
    const { number, name, mark } = match.groups ?? {};
    const position = TOKEN.lastIndex - (number ?? name ?? mark ?? '').length;
    if (number !== undefined) tokens.push({ kind: 'NUMBER', value: Number(number), position });
    else if (name !== undefined) tokens.push({ kind: 'NAME', name, position });
    else tokens.push({ kind: 'MARK', mark: mark ?? '', position });
  }
  return tokens;
}

/** Carries a fault out of the recursion to `parse`, and no further. */
class Stop extends Error {
  constructor(readonly fault: ExpressionFault) {
    super(fault.detail);
  }
}

/** sum = product {(+|-) product}; product = sign {(*|/) sign}; sign = [+|-] power; power = atom [^ sign]. */
class Parser {
  private readonly code: Instruction[] = [];
  private readonly symbols: string[] = [];
  private readonly indexes = new Map<string, number>();
  private next = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly end: number,
  ) {}

  parse(): Parsing {
    try {
      this.sum();
      if (this.next < this.tokens.length) throw this.unexpected('an operator or the end');
      return { ok: true, program: { symbols: this.symbols, code: this.code } };
    } catch (error) {
      if (error instanceof Stop) return { ok: false, fault: error.fault };
      throw error;
    }
  }

  private sum(): void {
    this.chain(['+', '-'], () => this.product());
  }

  private product(): void {
    this.chain(['*', '/'], () => this.sign());
  }

  private chain(operators: readonly Operator[], part: () => void): void {
    part();
    for (;;) {
      const operator = operators.find((candidate) => this.take(candidate));
      if (operator === undefined) return;
      part();
      this.code.push({ kind: 'BINARY', operator });
    }
  }

  private sign(): void {
    this.within(() => {
      if (this.take('-')) {
        this.sign();
        this.code.push({ kind: 'UNARY', name: 'negate' });
      } else if (this.take('+')) this.sign();
      else this.power();
    });
  }

  /** A power binds its base tighter than a sign and reads from the right: -a^b^c is -(a^(b^c)). */
  private power(): void {
    this.atom();
    if (!this.take('^')) return;
    this.sign();
    this.code.push({ kind: 'BINARY', operator: '^' });
  }

  private atom(): void {
    const token = this.tokens[this.next];
    if (token?.kind === 'NUMBER') {
      this.next += 1;
      this.code.push({ kind: 'CONSTANT', value: token.value });
    } else if (token?.kind === 'NAME') {
      this.next += 1;
      this.named(token.name);
    } else if (this.take('(')) this.inParentheses();
    else throw this.unexpected('a number, a symbol or (');
  }

  private named(name: string): void {
    const called = FUNCTIONS.find((candidate) => candidate === name);
    const ofTwo = FUNCTIONS_OF_TWO.find((candidate) => candidate === name);
    if ((called ?? ofTwo) !== undefined && !this.take('(')) throw this.unexpected(`( after ${name}`);
    if (called) {
      this.inParentheses();
      this.code.push({ kind: 'UNARY', name: called });
    } else if (ofTwo) {
      this.within(() => this.sum());
      if (!this.take(',')) throw this.unexpected(`, between the two arguments of ${name}`);
      this.inParentheses();
      this.code.push({ kind: 'BINARY', operator: ofTwo });
    } else if (name === 'pi') this.code.push({ kind: 'CONSTANT', value: Math.PI });
    else this.code.push({ kind: 'SYMBOL', index: this.indexOf(name) });
  }

  private inParentheses(): void {
    this.within(() => this.sum());
    if (!this.take(')')) throw this.unexpected(')');
  }

  private indexOf(name: string): number {
    const known = this.indexes.get(name);
    if (known !== undefined) return known;
    this.indexes.set(name, this.symbols.length);
    return this.symbols.push(name) - 1;
  }

  private within(read: () => void): void {
    this.depth += 1;
    // Every pair of parentheses passes here twice: once for itself, once for the sign before what is inside.
    if (this.depth > 2 * MAX_EXPRESSION_DEPTH) {
      const detail = `at most ${MAX_EXPRESSION_DEPTH} levels are accepted`;
      throw new Stop({ code: 'EXPRESSION_TOO_DEEP', position: this.position(), detail });
    }
    read();
    this.depth -= 1;
  }

  private take(mark: string): boolean {
    const token = this.tokens[this.next];
    if (token?.kind !== 'MARK' || token.mark !== mark) return false;
    this.next += 1;
    return true;
  }

  private position(): number {
    return this.tokens[this.next]?.position ?? this.end;
  }

  private unexpected(expected: string): Stop {
    return new Stop(syntaxFault(this.position(), `expected ${expected}`));
  }
}

function syntaxFault(position: number, detail: string): ExpressionFault {
  return { code: 'EXPRESSION_SYNTAX', position, detail: `at character ${position + 1}: ${detail}` };
}

function faulty(code: ExpressionCode, position: number, detail: string): Parsing {
  return { ok: false, fault: { code, position, detail } };
}
