/** What a scenario is once its YAML has been read: facts as API requests, questions, and what must be answered. */

import type { Request } from '../../apps/standalone/src/stories/steps';

export interface Step {
  /** By which variants and `knownAt` name it: the id of the body, unless the step says another. */
  label: string;
  request: Request;
  /** Codes with which it must be refused; null: it must be accepted. */
  refused: string[] | null;
}

/** What may be asked, in the words of the API; `knownAt` is a position of the target. */
export type Question =
  | { ask: 'trace'; certificate: string; knownAt: number | null }
  | {
      ask: 'trace';
      asset: string;
      on: string;
      quantity?: string;
      value?: string;
      parameters?: string[];
      part?: string;
      knownAt: number | null;
    }
  | {
      ask: 'validity';
      asset: string;
      on: string;
      quantity?: string;
      value?: string;
      parameters?: string[];
      part?: string;
      purpose?: string;
      knownAt: number | null;
    }
  | { ask: 'impact'; certificate: string; knownAt: number | null }
  | { ask: 'impact'; asset: string; from?: string; to?: string; quantity?: string; knownAt: number | null };

/** A code that an answer tells, with its place. */
export interface ToldCode {
  code: string;
  severity: string;
  at: { from: string | null; to: string | null } | null;
  evidence: string[];
  /** Indices of points; null where it is about the whole. */
  points?: number[] | null;
}

/** Of what a model or a reply tells, only what all tell alike. */
export function toldCode({ code, severity, at, evidence, points }: ToldCode): ToldCode {
  return {
    code,
    severity,
    at: at && { from: at.from, to: at.to },
    evidence: [...evidence],
    points: points ?? null,
  };
}

/**
 * An answer reduced to what every target tells alike. Lists without an order of their own are sorted; `first` is the
 * code that leads: of a trace the failing link nearest to the start, of validity the first reason.
 */
export type Answer =
  | {
      ask: 'trace';
      verdict: string;
      start: string | null;
      roots: string[];
      first: string | null;
      codes: ToldCode[];
    }
  | {
      ask: 'validity';
      verdict: string;
      until: string | null;
      certificate: string | null;
      traceVerdict: string;
      first: string | null;
      codes: ToldCode[];
    }
  | {
      ask: 'impact';
      items: { certificate: string; class: string; exposure: string | null; grade: string | null }[];
    };

/** What must hold of the answer; what is left out is not looked at. */
export interface Expected {
  verdict?: string;
  traceVerdict?: string;
  start?: string | null;
  roots?: string[];
  until?: string | null;
  /** The codes of the answer, each once. */
  codes?: string[];
  present?: string[];
  absent?: string[];
  /** The code that leads. */
  first?: string | null;
  /** Single codes with severity, place and evidence, as far as each is stated. */
  found?: {
    code: string;
    severity?: string;
    at?: [string | null, string | null];
    evidence?: string[];
    points?: string[];
  }[];
  affected?: string[];
  cannotSay?: string[];
  ended?: string[];
  /** Void certificates of an impact. */
  voided?: string[];
  grades?: { [certificate: string]: string | null };
}

export interface Asked {
  /** As the YAML puts it, for the name of the failure. */
  text: string;
  question: Question;
  /** The label of the step after which it is asked; null: after all. */
  knownAt: string | null;
  expected: Expected;
}

/** A story as told, or one of its near misses. */
export interface Variant {
  name: string;
  steps: Step[];
  asked: Asked[];
}

export interface Story {
  /** The file without folder and ending. */
  file: string;
  title: { zh: string; en: string };
  source: string;
  /** The first is the story as told. */
  variants: Variant[];
}
