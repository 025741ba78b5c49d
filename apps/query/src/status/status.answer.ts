import type { LocalText, State } from '@suyuan/domain';
import type { Spoken, Status } from '@suyuan/traceability';
import { STATE_WORDS } from './state-words';
import { articleOf, messageOf } from '../reading/messages';

/** The one state of an asset or a certificate, as every answer tells it. */
export interface AnsweredStatus {
  state: State;
  /** The state in a word. */
  word: LocalText;
  since: string | null;
  until: string | null;
  reason: { code: string; message: LocalText; article: string | null } | null;
  /** Path of the certificate, case or asset that the state comes from. */
  link: string | null;
  due: string | null;
}

export function answerStatus({ state, since, until, reason, about, due }: Status): AnsweredStatus {
  const told = reason && { code: reason, message: messageOf(reason), article: articleOf(reason) };
  const { word } = STATE_WORDS[state];
  return { state, word, since, until, reason: told, link: about && linkOf(about), due };
}

const PATHS: Record<Spoken['kind'], string> = {
  ASSET: 'assets',
  CERTIFICATE: 'certificates',
  IMPACT_CASE: 'impact-cases',
};

/** Where what a reason speaks of can be read. */
export function linkOf({ kind, id }: Spoken): string {
  return `/v1/${PATHS[kind]}/${encodeURIComponent(id)}`;
}

/** Of some ids, each with its status; one that could not be judged has none (null). */
export function answersOf(
  statuses: ReadonlyMap<string, Status>,
): (id: string | null) => AnsweredStatus | null {
  return (id) => {
    const status = id === null ? undefined : statuses.get(id);
    return status === undefined ? null : answerStatus(status);
  };
}
