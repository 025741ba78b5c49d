import { createHash } from 'node:crypto';
import {
  ASSET_KINDS,
  assetStream,
  certificateStream,
  everRegistered,
  laboratoryStream,
  withoutYear,
} from '@suyuan/domain';
import { atOnce, STEP_ITEMS, type Dossier, type Steps, type Trace } from '@suyuan/traceability';

/** Streams that a trace touches: of its certificates, later ones of its references, their issuers, and the assets it came through or that are named. */
export function streamsOf(trace: Trace): Set<string> {
  return atOnce(streamsInSteps(trace));
}

export function* streamsInSteps(trace: Trace): Steps<Set<string>> {
  const streams = new Set<string>();
  for (const [index, { id, asset, issuer }] of trace.walked.entries()) {
    if (index % STEP_ITEMS === STEP_ITEMS - 1) yield;
    streams.add(certificateStream(id)).add(laboratoryStream(issuer));
    if (asset !== null) addAsset(streams, asset);
  }
  for (const [index, { asset, later = [], compared = [] }] of trace.links.entries()) {
    if (index % STEP_ITEMS === STEP_ITEMS - 1) yield;
    for (const id of compared) streams.add(certificateStream(id));
    for (const id of later) streams.add(certificateStream(id));
    if (typeof asset === 'string') addAsset(streams, asset);
  }
  return streams;
}

/** The kind of an asset is not known by its id. */
export function addAsset(streams: Set<string>, id: string): void {
  for (const kind of ASSET_KINDS) streams.add(assetStream(kind, id));
}

/** Regulations that certificates of a trace cite, and families of schemes that its assets are placed in. */
export interface PublicationsNamed {
  methods: ReadonlySet<string>;
  families: ReadonlySet<string>;
}

export function* publicationsNamedBy(trace: Trace, dossier: Dossier): Steps<PublicationsNamed> {
  const methods = new Set<string>();
  const families = new Set<string>();
  for (const [index, { id, asset }] of trace.walked.entries()) {
    if (index % STEP_ITEMS === STEP_ITEMS - 1) yield;
    for (const method of dossier.certificate(id)?.methods ?? []) methods.add(method);
    const state = asset === null ? null : dossier.asset(asset);
    for (const { schemeLevel } of state === null ? [] : everRegistered(state))
      if (schemeLevel !== null) families.add(withoutYear(schemeLevel.scheme));
  }
  return { methods, families };
}

/** A walk follows from where it starts and what was known; what is said of the start itself also from the day asked. */
export function startOf({ start, walked, findings }: Trace): string {
  const ofStart = findings
    .filter(({ at }) => at.from === start && at.to === null)
    .map(({ code, evidence }) => [code, evidence]);
  return JSON.stringify([start, walked[0]?.results, ofStart]);
}

/** The same for two walks, at whatever position, exactly when they say the same. */
export function* signatureOf(trace: Trace): Steps<string> {
  const { certificates, walked, links } = trace;
  const rest = { ...trace, knownAt: null, certificates: null, walked: null, links: null };
  const hash = createHash('sha256').update(JSON.stringify(rest));
  for (const list of [certificates, walked, links]) {
    hash.update('\n');
    for (let start = 0; start < list.length; start += STEP_ITEMS) {
      hash.update(JSON.stringify(list.slice(start, start + STEP_ITEMS)));
      if (start > 0) yield;
    }
  }
  return hash.digest('base64url');
}
