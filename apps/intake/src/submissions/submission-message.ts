import { CODES, RecordCalibrationBody } from '@suyuan/contract';
import type { IncomingMessage, OutgoingMessage } from '@suyuan/messaging';
import {
  MAX_BODY_BYTES,
  parseStrictJson,
  problemBody,
  ProblemError,
  RequestValidationPipe,
  unauthenticated,
  type MessageSources,
} from '@suyuan/platform';
import { readIdempotencyKey } from '../command/idempotency';
import type { CommandReply } from '../command/request';

/** A submission as it came, read as far as it can be read without knowing who sent it. */
export interface Submission {
  /** `ce_id`: the sender's own name of it, and the key of its result. */
  id: string;
  token: string;
  body: RecordCalibrationBody;
}

const validation = new RequestValidationPipe();

/** The sender's name of a submission; null when it gave none that can be answered under. */
export function submissionId(message: IncomingMessage): string | null {
  try {
    return readIdempotencyKey(message.headers.ce_id);
  } catch {
    return null;
  }
}

/**
 * Reads `{kind: "calibration", body}` with the headers `ce_id` and `authorization`; what the body names is heard of
 * before it is checked. Throws ProblemError with pointers into `body`, as the same body over HTTP would get.
 */
export async function readSubmission(
  id: string,
  message: IncomingMessage,
  hear: (body: unknown) => Promise<void>,
): Promise<Submission> {
  const token = /^Bearer (\S+)$/i.exec(message.headers.authorization ?? '')?.[1];
  if (!token) throw unauthenticated();
  if (message.value.length > MAX_BODY_BYTES) {
    const detail = `A submission has at most ${MAX_BODY_BYTES} bytes.`;
    throw new ProblemError({ status: 413, code: 'BODY_TOO_LARGE', detail });
  }
  const value = parseStrictJson(message.value);
  const { kind, body } = (value ?? {}) as { kind?: unknown; body?: unknown };
  if (kind !== 'calibration') {
    const entry = { pointer: '/kind', code: 'NOT_IN_LIST', detail: 'Expected "calibration".' };
    throw new ProblemError({
      status: 400,
      code: 'INVALID_REQUEST',
      detail: 'One field is not valid.',
      errors: [entry],
    });
  }
  await hear(body);
  const checked = validation.transform(body, { type: 'body', metatype: RecordCalibrationBody });
  return { id, token, body: checked as RecordCalibrationBody };
}

/** What became of a submission, for its sender: CloudEvents in binary mode, keyed by its id. */
export function resultMessage(
  id: string,
  outcome: CommandReply | ProblemError,
  { own }: MessageSources,
): OutgoingMessage {
  const value =
    outcome instanceof ProblemError
      ? { submission: id, outcome: 'REFUSED', problem: problemBody(outcome, CODES, 'en', '') }
      : { submission: id, outcome: 'ACCEPTED', ...outcome.body };
  return {
    key: id,
    headers: {
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: `${own}/intake`,
      ce_type: 'suyuan.submission-result',
      ce_schemaversion: '1',
      'content-type': 'application/json',
    },
    value: Buffer.from(JSON.stringify(value)),
  };
}
