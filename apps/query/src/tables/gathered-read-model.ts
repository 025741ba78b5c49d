import type {
  AssetDigest,
  AssetReading,
  CertificateDigest,
  CertificateReading,
  IssuingFigures,
  ReadModel,
  StreamEvent,
} from '@suyuan/read-model';

/**
 * A read model that asks once for what is asked for at the same moment: fifty rows of a page that are judged side by
 * side cost as many statements as one. Everything else is passed on as it is.
 */
export function gathering(readModel: ReadModel): ReadModel {
  const gathered = Object.create(readModel) as ReadModel;
  const events = gatherer<number, { streams: readonly string[]; after: number }, StreamEvent[]>(
    (upTo, asked) => {
      const streams = [...new Set(asked.flatMap((each) => each.streams))];
      return readModel.eventsOf(streams, Math.min(...asked.map(({ after }) => after)), upTo);
    },
  );
  gathered.eventsOf = async (streams, after, upTo) => {
    if (streams.length === 0) return [];
    const wanted = new Set(streams);
    const found = await events(upTo, { streams, after });
    return found.filter(({ stream, position }) => position > after && wanted.has(stream));
  };
  gathered.issuingOf = byId<number, IssuingFigures>((ids, knownAt) => readModel.issuingOf(ids, knownAt));
  gathered.certificateDigests = byId<void, CertificateDigest>((ids) => readModel.certificateDigests(ids));
  gathered.assetDigests = byId<void, AssetDigest>((ids) => readModel.assetDigests(ids));
  gathered.assetReadings = byId<string, AssetReading>((ids, today) => readModel.assetReadings(ids, today));
  gathered.certificateReadings = byId<void, CertificateReading>((ids) => readModel.certificateReadings(ids));
  const certificates = gatherer<number, string, Map<string, CertificateDigest[]>>((knownAt, asked) =>
    readModel.certificatesOfAssets([...new Set(asked)], knownAt),
  );
  gathered.certificatesOfAsset = async (id, knownAt) => (await certificates(knownAt, id)).get(id) ?? [];
  const turn = gatherer<void, void, Awaited<ReturnType<ReadModel['turn']>>>(() => readModel.turn());
  gathered.turn = () => turn(undefined, undefined);
  return gathered;
}

/** Of a lookup by ids: each call is given those it asked for. */
function byId<When, Found>(
  load: (ids: string[], when: When) => Promise<Map<string, Found>>,
): (ids: readonly string[], when: When) => Promise<Map<string, Found>> {
  const found = gatherer<When, readonly string[], Map<string, Found>>((when, asked) =>
    load([...new Set(asked.flat())], when),
  );
  return async (ids, when) => (ids.length === 0 ? new Map() : pick(await found(when, ids), ids));
}

function pick<T>(found: ReadonlyMap<string, T>, ids: readonly string[]): Map<string, T> {
  const picked = new Map<string, T>();
  for (const id of ids) {
    const value = found.get(id);
    if (value !== undefined) picked.set(id, value);
  }
  return picked;
}

/** Calls of one turn of the event loop as of the same time become one. */
function gatherer<When, Asked, Found>(
  load: (when: When, asked: Asked[]) => Promise<Found>,
): (when: When, asked: Asked) => Promise<Found> {
  const waiting = new Map<When, { asked: Asked[]; found: Promise<Found> }>();
  return (when, asked) => {
    const open = waiting.get(when);
    if (open !== undefined) {
      open.asked.push(asked);
      return open.found;
    }
    const all = [asked];
    const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      waiting.delete(when);
      return load(when, all);
    });
    waiting.set(when, { asked: all, found });
    return found;
  };
}
