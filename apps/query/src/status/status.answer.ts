import type { StatusReply } from '@suyuan/contract';
import type { Spoken, Status } from '@suyuan/traceability';
import { STATE_WORDS } from './state-words';
import { citedBy, messageOf } from '../names/messages';

export function answerStatus({ state, since, until, reason, about, due }: Status): StatusReply {
  const told = reason && { code: reason, message: messageOf(reason), ...citedBy(reason) };
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
export function answersOf(statuses: ReadonlyMap<string, Status>): (id: string | null) => StatusReply | null {
  return (id) => {
    const status = id === null ? undefined : statuses.get(id);
    return status === undefined ? null : answerStatus(status);
  };
}
