import { parse } from 'yaml';
import { BODIES, typed } from './phrases';
import type { Json, Request, StepKind } from './steps';

/** Text only: a parser that knows numbers would eat trailing zeros. */
export function readYaml(text: string): Json {
  return typed(parse(text, { schema: 'failsafe' })) as Json;
}

/** `of` stands in the path; a calibration names the asset it is of in its body. */
export function requestOf(kind: StepKind, given: Json): Request {
  const { of = '', ...rest } = given;
  const named = kind === 'calibration' && of !== '' ? { asset: of, ...rest } : rest;
  const body = BODIES[kind](named, of as string) as Request['body'];
  return { kind, of: kind === 'calibration' ? '' : (of as string), body };
}
