import { CALCULATION_CODES } from './calculation-codes';
import type { CodeEntry } from './code-entry';
import { RECORD_CODES, TRACE_CODES, VALIDITY_CODES } from './finding-codes';
import { REFUSAL_CODES } from './refusal-codes';
import { REQUEST_CODES, SERVICE_CODES } from './request-codes';

/** The parts of the registry in the order in which people read them. */
export const CODE_SECTIONS = {
  trace: TRACE_CODES,
  validity: VALIDITY_CODES,
  record: RECORD_CODES,
  refusal: REFUSAL_CODES,
  calculation: CALCULATION_CODES,
  request: REQUEST_CODES,
  service: SERVICE_CODES,
} as const;

type Sections = typeof CODE_SECTIONS;

/** Every code that a reply or an answer may bear. Names are for ever: add, never rename. */
export type Code = { [Section in keyof Sections]: keyof Sections[Section] }[keyof Sections];

/**
 * The one registry of codes: status or severity, both languages, and the article a code rests on. A code that is a
 * refusal and a finding too (LAB_SUSPENDED) stands in both sections; here it has the texts of the refusal.
 */
export const CODES: Readonly<Record<Code, CodeEntry>> = Object.freeze({
  ...SERVICE_CODES,
  ...REQUEST_CODES,
  ...CALCULATION_CODES,
  ...RECORD_CODES,
  ...VALIDITY_CODES,
  ...TRACE_CODES,
  ...REFUSAL_CODES,
});
