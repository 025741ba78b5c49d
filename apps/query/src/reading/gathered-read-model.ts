import type { CertificateDigest, IssuingFigures, ReadModel, StreamEvent } from '@suyuan/read-model';

/**
 * A read model that asks once for what is asked for at the same moment: fifty rows of a page that are judged side by
 * side cost as many statements as one. Everything else is passed on as it is.
 */
export function gathering(readModel: ReadModel): ReadModel {
  const gathered = Object.create(readModel) as ReadModel;
  const events = gatherer<{ streams: readonly string[]; after: number }, StreamEvent[]>((upTo, asked) => {
    const streams = [...new Set(asked.flatMap((each) => each.streams))];
    return readModel.eventsOf(streams, Math.min(...asked.map(({ after }) => after)), upTo);
  });
  gathered.eventsOf = async (streams, after, upTo) => {
    if (streams.length === 0) return [];
    const wanted = new Set(streams);
    const found = await events(upTo, { streams, after });
    return found.filter(({ stream, position }) => position > after && wanted.has(stream));
  };
  const issuing = gatherer<readonly string[], Map<string, IssuingFigures>>((knownAt, asked) =>
    readModel.issuingOf([...new Set(asked.flat())], knownAt),
  );
  gathered.issuingOf = async (certificates, knownAt) => {
    if (certificates.length === 0) return new Map();
    return pick(await issuing(knownAt, certificates), certificates);
  };
  const digests = gatherer<string, Map<string, CertificateDigest[]>>((knownAt, asked) =>
    readModel.certificatesOfAssets([...new Set(asked)], knownAt),
  );
  gathered.certificatesOfAsset = async (id, knownAt) => (await digests(knownAt, id)).get(id) ?? [];
  return gathered;
}

function pick<T>(found: ReadonlyMap<string, T>, ids: readonly string[]): Map<string, T> {
  const picked = new Map<string, T>();
  for (const id of ids) {
    const value = found.get(id);
    if (value !== undefined) picked.set(id, value);
  }
  return picked;
}

/** Calls of one turn of the event loop with the same position become one. */
function gatherer<Asked, Found>(
  load: (position: number, asked: Asked[]) => Promise<Found>,
): (position: number, asked: Asked) => Promise<Found> {
  const waiting = new Map<number, { asked: Asked[]; found: Promise<Found> }>();
  return (position, asked) => {
    const open = waiting.get(position);
    if (open !== undefined) {
      open.asked.push(asked);
      return open.found;
    }
    const all = [asked];
    const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      waiting.delete(position);
      return load(position, all);
    });
    waiting.set(position, { asked: all, found });
    return found;
  };
}
