import { type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { lastDayNotAhead } from '../civil-date';
import { SystemClock, type Clock } from '../clock';
import { escapePointer, isWellFormed } from '../json/strict-json';
import { ProblemError, type ProblemEntry } from './problem';

/** A reply lists at most so many bad fields: a body of nothing but errors must not make a larger reply. */
export const MAX_REPORTED_ERRORS = 100;
/** Parameters of one query string; the longest list of them has ten. */
export const MAX_PARAMETERS = 64;
/**
 * Values of a body that class-validator itself reads: its cost grows faster than the body. Bodies of the API are
 * walked without it (suyuan.faults); it is left with a few small ones.
 */
export const MAX_VALIDATOR_VALUES = 1_000;

type Place = 'body' | 'query' | 'param';

/** Codes for class-validator's own decorators; rules of the contract bring theirs along. */
const CODES_OF_CONSTRAINTS: Record<string, string> = {
  whitelistValidation: 'UNKNOWN_FIELD',
  nestedValidation: 'WRONG_TYPE',
  isDefined: 'REQUIRED',
  isNotEmpty: 'REQUIRED',
  isIn: 'NOT_IN_LIST',
  isEnum: 'NOT_IN_LIST',
  maxLength: 'TOO_LONG',
  arrayMaxSize: 'TOO_MANY',
  min: 'OUT_OF_RANGE',
  max: 'OUT_OF_RANGE',
};

const UNKNOWN_DETAIL: Record<Place, string> = {
  body: 'This field is not known here.',
  query: 'This parameter is not known here.',
  param: 'This parameter is not known here.',
};

/**
 * Checks bodies, query strings and path parameters against their classes and answers them, typed.
 * Nothing is converted by guess. Throws ProblemError 400 INVALID_REQUEST with every bad field at once.
 */
export class RequestValidationPipe implements PipeTransform {
  constructor(private readonly clock: Clock = new SystemClock()) {}

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (metadata.type === 'custom') return value;
    const type = classOf(metadata);
    if (metadata.type !== 'body') return readParameters(value, metadata, type);
    if (!type || metadata.data !== undefined) return value;
    return readBody(value, type, () => lastDayNotAhead(this.clock.now()));
  }
}

/**
 * A class may carry a quick yes, whether a parsed body is certainly sound, and a walk that names everything that is
 * wrong with another: both are linear, which class-transformer and class-validator are not.
 */
const ACCEPTS = Symbol.for('suyuan.accepts');
const FAULTS = Symbol.for('suyuan.faults');
/** Names of the parameters of a query string that may be given more than once. */
const REPEATABLE = Symbol.for('suyuan.repeatable');

type RequestClass = (new () => object) & {
  [ACCEPTS]?: (body: object) => boolean;
  [FAULTS]?: (body: object, bounds: { limit: number; today: string }) => ProblemEntry[];
  [REPEATABLE]?: readonly string[];
};

function classOf(metadata: ArgumentMetadata): RequestClass | null {
  const type = metadata.metatype as RequestClass | undefined;
  const plain: unknown[] = [undefined, String, Number, Boolean, Array, Object];
  return plain.includes(type) ? null : (type ?? null);
}

function readBody(value: unknown, type: RequestClass, today: () => string): object {
  if (value === undefined) {
    throw new ProblemError({ status: 400, code: 'BODY_REQUIRED', detail: 'A JSON body is required.' });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid([{ pointer: '', code: 'WRONG_TYPE', detail: 'Expected a JSON object.' }]);
  }
  if (type[ACCEPTS]?.(value) === true) return value;
  const faults = type[FAULTS]?.(value, { limit: MAX_REPORTED_ERRORS, today: today() }) ?? [];
  if (faults.length > 0) throw invalid(faults);
  refuseMany(value);
  return validated(value, type, 'body');
}

function refuseMany(body: object): void {
  let left = MAX_VALIDATOR_VALUES;
  const pending: unknown[] = [body];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const inside = typeof at === 'object' && at !== null ? Object.values(at) : [];
    left -= inside.length;
    if (left < 0) {
      const detail = `Expected at most ${MAX_VALIDATOR_VALUES} values in this body.`;
      throw invalid([{ pointer: '', code: 'TOO_MANY_VALUES', detail }]);
    }
    pending.push(...inside.filter((one) => typeof one === 'object' && one !== null));
  }
}

/** Query strings and path parameters: every value is one text, or several where the class says so. */
function readParameters(value: unknown, metadata: ArgumentMetadata, type: RequestClass | null): unknown {
  const place = metadata.type === 'query' ? 'query' : 'param';
  const stated = metadata.data === undefined ? { ...(value as object) } : { [metadata.data]: value };
  if (Object.keys(stated).length > MAX_PARAMETERS) {
    const detail = `Expected at most ${MAX_PARAMETERS} parameters.`;
    throw invalid([{ pointer: '', code: 'TOO_MANY', detail, params: { max: String(MAX_PARAMETERS) } }]);
  }
  const repeatable = type?.[REPEATABLE] ?? [];
  const errors = Object.entries(stated).flatMap(([name, text]) =>
    parameterErrors(name, text, repeatable.includes(name)),
  );
  const checked = type !== null && metadata.data === undefined;
  if (errors.length === 0) return checked ? validated(stated, type, place) : value;
  // The other parameters are judged all the same, so that every bad one is told at once.
  const bad = new Set(errors.map(({ pointer }) => pointer));
  const sound = Object.entries(stated).filter(([name]) => !bad.has(`/${escapePointer(name)}`));
  const others = checked ? errorsIn(Object.fromEntries(sound), type, place) : [];
  throw invalid([...errors, ...others.filter(({ pointer }) => !bad.has(pointer))]);
}

function errorsIn(value: object, type: RequestClass, place: Place): ProblemEntry[] {
  try {
    validated(value, type, place);
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.errors;
    throw error;
  }
}

function parameterErrors(name: string, value: unknown, mayRepeat: boolean): ProblemEntry[] {
  const pointer = `/${escapePointer(name)}`;
  if (value === undefined) return [];
  if (name in Object.prototype) {
    return [{ pointer, code: 'UNKNOWN_PARAMETER', detail: UNKNOWN_DETAIL.query }];
  }
  const texts = mayRepeat && Array.isArray(value) ? value : [value];
  if (!texts.every((text) => typeof text === 'string')) {
    return [{ pointer, code: 'REPEATED_PARAMETER', detail: 'This parameter may be given once.' }];
  }
  if (texts.some((text) => text.includes('\0') || !isWellFormed(text))) {
    return [{ pointer, code: 'FORBIDDEN_CHARACTER', detail: 'NUL characters are not allowed.' }];
  }
  return [];
}

function validated(value: object, type: RequestClass, place: Place): object {
  const instance = plainToInstance(type, value, { enableImplicitConversion: false });
  const found = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  const errors = found.flatMap((error) => entriesOf(error, '', place));
  if (errors.length === 0) return instance;
  // A class without any rule accepts nothing: class-validator reports the whole, we report each field.
  if (found[0]?.constraints?.unknownValue) return withoutRules(value, instance, place);
  throw invalid(errors);
}

function withoutRules(value: object, instance: object, place: Place): object {
  const errors = Object.keys(value).map((key) => unknownField(`/${escapePointer(key)}`, place));
  if (errors.length > 0) throw invalid(errors);
  return instance;
}

function unknownField(pointer: string, place: Place): ProblemEntry {
  const code = place === 'body' ? 'UNKNOWN_FIELD' : 'UNKNOWN_PARAMETER';
  return { pointer, code, detail: UNKNOWN_DETAIL[place] };
}

function entriesOf(error: ValidationError, base: string, place: Place): ProblemEntry[] {
  const pointer = `${base}/${escapePointer(String(error.property))}`;
  const constraints = error.constraints ?? {};
  if (constraints.whitelistValidation) return [unknownField(pointer, place)];
  const own = Object.entries(constraints).filter(([name]) => name !== 'nestedValidation');
  // Where the value itself is wrong, what is wrong inside it says nothing more.
  if (own.length > 0) return own.flatMap(([name, message]) => entriesOfMessage(name, message, pointer));
  const children = error.children ?? [];
  if (children.length > 0) return children.flatMap((child) => entriesOf(child, pointer, place));
  return [{ pointer, code: 'WRONG_TYPE', detail: 'Expected an object or an array of objects.' }];
}

/** A rule of the contract writes its message as a JSON list of faults with relative pointers. */
function entriesOfMessage(constraint: string, message: string, pointer: string): ProblemEntry[] {
  if (!message.startsWith('[{')) {
    return [{ pointer, code: CODES_OF_CONSTRAINTS[constraint] ?? 'WRONG_TYPE', detail: message }];
  }
  const faults = JSON.parse(message) as (Omit<ProblemEntry, 'pointer'> & { pointer?: string })[];
  return faults.map((fault) => ({ ...fault, pointer: pointer + (fault.pointer ?? '') }));
}

function invalid(errors: ProblemEntry[]): ProblemError {
  const shown = errors.slice(0, MAX_REPORTED_ERRORS);
  const detail =
    errors.length > shown.length
      ? `More than ${shown.length} fields are not valid; the first ${shown.length} are listed.`
      : `${errors.length === 1 ? 'One field is' : `${errors.length} fields are`} not valid.`;
  return new ProblemError({ status: 400, code: 'INVALID_REQUEST', detail, errors: shown });
}
