import { text, type JsonSchema } from './json-schema';

const SCHEMA_FORMAT = 'application/schema+json;version=draft-2020-12';

/** One kind of message on a topic, as the AsyncAPI document describes it. */
export interface MessageKind {
  name: string;
  summary?: string;
  /** What the key of the Kafka message is. */
  key: string;
  /** Headers that are always there. */
  headers: Record<string, JsonSchema>;
  /** Headers that may be missing. */
  optionalHeaders?: Record<string, JsonSchema>;
  payload: JsonSchema;
  example: { headers: Record<string, string>; payload: unknown };
}

export function describedMessage(kind: MessageKind): Record<string, unknown> {
  const { name, summary, key, headers, optionalHeaders = {}, payload, example } = kind;
  return {
    name,
    title: name,
    ...(summary === undefined ? {} : { summary }),
    contentType: 'application/json',
    headers: {
      type: 'object',
      properties: { ...headers, ...optionalHeaders },
      required: Object.keys(headers),
    },
    payload: { schemaFormat: SCHEMA_FORMAT, schema: payload },
    bindings: { kafka: { key: { ...text, description: key } } },
    examples: [{ name, ...example }],
  };
}
