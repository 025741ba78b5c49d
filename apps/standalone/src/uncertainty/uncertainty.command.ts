import { createReadStream } from 'node:fs';
import { UncertaintyBudgetBody } from '@suyuan/contract';
import { calculateBudget } from '@suyuan/calculators';
import { MAX_BODY_BYTES, parseStrictJson, ProblemError, RequestValidationPipe } from '@suyuan/platform';
import { budgetTables } from './budget-table';

/** Where a command writes: data to `out`, everything else to `err`, line by line. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
}

/** What was sent cannot be calculated; 2 is wrong usage. */
const REFUSED_EXIT_CODE = 1;

interface Fault {
  code: string;
  pointer: string;
  detail: string;
}

/**
 * `suyuan uncertainty <file>`: the calculator of the API without a server. Resolves to the exit code; the answer goes
 * to `out` as JSON or as tables, every refusal to `err` as one line.
 */
export async function uncertaintyCommand(
  file: string,
  { table }: { table: boolean },
  terminal: Terminal,
): Promise<number> {
  const body = await readBody(file);
  if (Array.isArray(body)) return refuse(body, terminal);
  const calculation = calculateBudget(body);
  if (calculation.outcome === 'REFUSED') return refuse(calculation.refusals, terminal);
  const { answer } = calculation;
  terminal.out(table ? budgetTables(answer) : JSON.stringify(answer, null, 2));
  return 0;
}

/** The body by the rules of the wire, or what is wrong with it. A file that cannot be read is thrown. */
async function readBody(file: string): Promise<UncertaintyBudgetBody | Fault[]> {
  const bytes = await readAll(file);
  try {
    const validated = new RequestValidationPipe().transform(parseStrictJson(bytes), {
      type: 'body',
      metatype: UncertaintyBudgetBody,
    });
    return validated as UncertaintyBudgetBody;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { code, detail, errors } = error;
    return errors.length > 0 ? errors : [{ code, pointer: '', detail }];
  }
}

async function readAll(file: string): Promise<Buffer> {
  const source = file === '-' ? process.stdin : createReadStream(file);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk as Buffer);
    size += bytes.length;
    if (size > MAX_BODY_BYTES) throw new Error(`${file} is larger than ${MAX_BODY_BYTES} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function refuse(faults: readonly Fault[], terminal: Terminal): number {
  for (const { code, pointer, detail } of faults) terminal.err(`${code} ${pointer || '/'}: ${detail}`);
  return REFUSED_EXIT_CODE;
}
