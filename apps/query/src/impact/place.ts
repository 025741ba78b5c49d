import { createHash } from 'node:crypto';

/** Where a reader of a long answer stands: at which position it was asked, and how far in it. */
export interface ImpactPlace {
  knownAt: number;
  offset: number;
}

/** Names a question by its content, so that the cursor of another question is recognised. */
export function questionKey(question: object): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 22);
}

/** What a cursor holds inside its seal. */
export function textOfPlace({ knownAt, offset }: ImpactPlace): string {
  return `${knownAt}.${offset}`;
}

/** The place, or null when the text is none. */
export function placeOfText(text: string): ImpactPlace | null {
  const match = /^(-1|\d{1,15})\.(\d{1,15})$/.exec(text);
  return match === null ? null : { knownAt: Number(match[1]), offset: Number(match[2]) };
}
