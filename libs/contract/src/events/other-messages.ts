import { BODY_EXAMPLES } from '../openapi/body-examples';
import { deadLetterTopic, TOPICS } from '../topics';
import { EVENT_HEADERS, eventExample, OPTIONAL_EVENT_HEADERS } from './event-messages';
import { text, whole, type JsonSchema } from './json-schema';
import { describedMessage, type MessageKind } from './message';

const ID: JsonSchema = {
  ...text,
  minLength: 1,
  maxLength: 128,
  pattern: '^[\\x21-\\x7e]+$',
  description: "The sender's own name of the submission: sent again under it, it is recorded once.",
};

const DEAD_HEADERS: Record<string, JsonSchema> = {
  dead_consumer: { ...text, description: 'The consumer that could not handle it.' },
  dead_topic: text,
  dead_partition: { ...text, pattern: '^\\d+$' },
  dead_offset: { ...text, pattern: '^\\d+$' },
  dead_reason: text,
};

const deadExample = (consumer: string, topic: string, reason: string): Record<string, string> => ({
  dead_consumer: consumer,
  dead_topic: topic,
  dead_partition: '3',
  dead_offset: '4711',
  dead_reason: reason,
});

const submission = { kind: 'calibration', body: BODY_EXAMPLES.RecordCalibrationBody };

const KINDS: readonly MessageKind[] = [
  {
    name: 'Submission',
    summary: 'A calibration, as POST /v1/calibrations takes it.',
    key: 'Of the sender; those of one key are handled in order, so take the issuer.',
    headers: { ce_id: ID, authorization: { ...text, description: 'Bearer and a token, as over HTTP.' } },
    optionalHeaders: { ce_correlationid: text },
    payload: {
      type: 'object',
      properties: {
        kind: { const: 'calibration' },
        body: {
          type: 'object',
          additionalProperties: true,
          description: 'RecordCalibrationBody of /openapi.json.',
        },
      },
      required: ['kind', 'body'],
    },
    example: { headers: { ce_id: 'lims-2026-0417', authorization: 'Bearer eyJ…' }, payload: submission },
  },
  {
    name: 'SubmissionResult',
    summary: 'What was recorded, or the problem, as over HTTP.',
    key: '`ce_id` of the submission.',
    headers: {
      ce_specversion: { const: '1.0' },
      ce_id: { ...ID, description: '`ce_id` of the submission; also the key of the message.' },
      ce_source: {
        ...text,
        pattern: '/intake$',
        description: 'SUYUAN_SOURCE of the deployment (`/suyuan` unless it is set) and `/intake`.',
      },
      ce_type: { const: 'suyuan.submission-result' },
      ce_schemaversion: { const: '1' },
      'content-type': { const: 'application/json' },
    },
    payload: {
      anyOf: [
        {
          type: 'object',
          properties: { submission: text, outcome: { const: 'ACCEPTED' }, id: text, position: whole },
          required: ['submission', 'outcome', 'id', 'position'],
        },
        {
          type: 'object',
          properties: {
            submission: text,
            outcome: { const: 'REFUSED' },
            problem: {
              type: 'object',
              additionalProperties: true,
              description: 'ProblemReply of /openapi.json.',
            },
          },
          required: ['submission', 'outcome', 'problem'],
        },
      ],
    },
    example: {
      headers: {
        ce_specversion: '1.0',
        ce_id: 'lims-2026-0417',
        ce_source: '/suyuan/intake',
        ce_type: 'suyuan.submission-result',
        ce_schemaversion: '1',
        'content-type': 'application/json',
      },
      payload: { submission: 'lims-2026-0417', outcome: 'ACCEPTED', id: 'cert-0417', position: 5120 },
    },
  },
  {
    name: 'DeadEvent',
    summary: 'An event that could not be projected: its own bytes and headers, with the reason beside them.',
    key: 'Of the event.',
    headers: DEAD_HEADERS,
    optionalHeaders: {
      ...EVENT_HEADERS,
      ...OPTIONAL_EVENT_HEADERS,
      ce_type: text,
      ce_schemaversion: text,
    },
    payload: {},
    example: {
      headers: {
        ...eventExample('AssetRetired').headers,
        ...deadExample('suyuan.projector', TOPICS.events, 'a fact that it rests on is missing'),
      },
      payload: eventExample('AssetRetired').payload,
    },
  },
  {
    name: 'DeadSubmission',
    summary: `A submission that nobody could be answered about; the others are answered. Its token is not kept in ${deadLetterTopic(TOPICS.submissions)}.`,
    key: 'Of the submission.',
    headers: DEAD_HEADERS,
    optionalHeaders: { ce_id: text, ce_correlationid: text },
    payload: {},
    example: {
      headers: deadExample('suyuan.intake.submissions', TOPICS.submissions, 'ce_id is missing'),
      payload: submission,
    },
  },
];

/** The messages that are no event of the log. */
export const OTHER_MESSAGES: Readonly<Record<string, Record<string, unknown>>> = Object.fromEntries(
  KINDS.map((kind) => [kind.name, describedMessage(kind)]),
);
