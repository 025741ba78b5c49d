/**
 * Posts a random world of facts through the public API and tells under which positions its facts came to stand, so
 * that the naive model can be asked the same questions.
 */
import type { AssetReference } from '@suyuan/domain';
import type { CertificateFact, GraphFact, SuspensionFact } from '@suyuan/traceability';
import type { Api } from '../support/api';
import { requestOf } from './world-requests';

/**
 * Posts the facts in their order, as far as the rules let it: a fact waits until what it must name is registered (its
 * own asset, the certificate it revokes). Facts the service rightly refuses are left out of the world. Answers the
 * facts that stand, with their positions.
 */
export async function postWorld(api: Api, prefix: string, facts: readonly GraphFact[]): Promise<GraphFact[]> {
  const posted: GraphFact[] = [];
  for (const lab of ['lab-a', 'lab-b']) {
    posted.push(
      await postFact(api, { kind: 'ORGANIZATION', position: 0, id: `${prefix}${lab}`, region: '110000' }),
    );
  }
  let waiting = [...facts];
  while (waiting.length > 0) {
    const ready = waiting.find((fact) => isReady(fact, posted));
    if (ready === undefined) break;
    waiting = waiting.filter((fact) => fact !== ready);
    if (!isRefused(ready, posted)) posted.push(await postFact(api, ready));
  }
  return posted;
}

function isReady(fact: GraphFact, posted: readonly GraphFact[]): boolean {
  const isPosted = (kind: GraphFact['kind'], id: string): boolean =>
    posted.some((other) => other.kind === kind && 'id' in other && other.id === id);
  switch (fact.kind) {
    case 'CERTIFICATE':
      return typeof fact.asset !== 'string' || isPosted('ASSET', fact.asset);
    case 'EXAMINATION':
    case 'OWNERSHIP':
    case 'DESIGNATION':
      return isPosted('ASSET', fact.asset);
    case 'ENTRUSTMENT':
      return fact.asset === null ? isPosted('ORGANIZATION', fact.owner) : isPosted('ASSET', fact.asset);
    case 'REVOCATION':
    case 'ACCEPTANCE':
    case 'CONFIRMATION':
    case 'DISPUTE':
    case 'SUSPENSION':
      return isPosted('CERTIFICATE', fact.certificate);
    default:
      return true;
  }
}

/** What the service refuses for good reason, and the worlds nevertheless contain. */
function isRefused(fact: GraphFact, posted: readonly GraphFact[]): boolean {
  // After a merger other people would have to accept and entrust: stories tell of mergers over HTTP.
  if (fact.kind === 'ORGANIZATION_END') return true;
  if (fact.kind === 'REVOCATION') {
    return posted.some(
      (other) =>
        other.kind === 'REVOCATION' && other.certificate === fact.certificate && other.effect === 'VOID',
    );
  }
  if (fact.kind === 'EXAMINATION') return fact.validTo !== null && fact.validTo < fact.validFrom;
  if (fact.kind === 'CERTIFICATE') {
    return replacesAnother(fact, posted) || namesItsOwnAsset(fact, posted) || isNoTranscription(fact, posted);
  }
  return mayNotSay(fact, posted);
}

/** Who owns an asset by what was posted: the service records what its owner says in the owner's name. */
function ownerOf(asset: AssetReference, posted: readonly GraphFact[]): string | null {
  const owners = posted.flatMap((fact) =>
    (fact.kind === 'ASSET' && fact.id === asset) || (fact.kind === 'OWNERSHIP' && fact.asset === asset)
      ? [fact.owner]
      : [],
  );
  return owners.at(-1) ?? null;
}

function certificateOf(id: string, posted: readonly GraphFact[]): CertificateFact | null {
  const found = posted.find((other) => other.kind === 'CERTIFICATE' && other.id === id);
  return found?.kind === 'CERTIFICATE' ? found : null;
}

/** An owner copies certificates of its own asset by others, each once, and replaces none. */
function isNoTranscription(fact: CertificateFact, posted: readonly GraphFact[]): boolean {
  const { transcribedBy, issuer, number } = fact;
  if (transcribedBy === undefined) return false;
  const isTwice = posted.some(
    (other) =>
      other.kind === 'CERTIFICATE' &&
      other.issuer === issuer &&
      other.number === number &&
      other.transcribedBy === transcribedBy,
  );
  const isOwners = typeof fact.asset === 'string' && ownerOf(fact.asset, posted) === transcribedBy;
  return isTwice || !isOwners || transcribedBy === issuer || fact.replaces !== null;
}

/** What is said by others than those who may say it, or of what it cannot be said of. */
function mayNotSay(fact: GraphFact, posted: readonly GraphFact[]): boolean {
  const isRegistered = (id: string): boolean =>
    posted.some((other) => other.kind === 'ORGANIZATION' && other.id === id);
  switch (fact.kind) {
    case 'OWNERSHIP':
      return !isRegistered(fact.owner) || ownerOf(fact.asset, posted) === fact.owner;
    case 'SCOPE':
      return fact.validTo !== null && fact.validTo < fact.validFrom;
    case 'ENTRUSTMENT':
      if (fact.to !== null && fact.to < fact.from) return true;
      return fact.asset !== null && ownerOf(fact.asset, posted) !== fact.owner;
    case 'DESIGNATION':
      // An administrator acts for the national authority.
      return !fact.national || (fact.to !== null && fact.to < fact.from);
    case 'ACCEPTANCE':
    case 'DISPUTE': {
      const certificate = certificateOf(fact.certificate, posted)!;
      return typeof certificate.asset !== 'string' || ownerOf(certificate.asset, posted) !== fact.by;
    }
    case 'CONFIRMATION': {
      const certificate = certificateOf(fact.certificate, posted)!;
      return certificate.transcribedBy === undefined || certificate.issuer !== fact.by;
    }
    case 'SUSPENSION':
      return !isShort(fact) || isStopped(fact.certificate, posted);
    default:
      return false;
  }
}

const DAY_MS = 86_400_000;

function isShort({ from, to }: SuspensionFact): boolean {
  return Date.parse(to) - Date.parse(from) <= 30 * DAY_MS;
}

/** One person suspends a certificate once, and none that is void. */
function isStopped(certificate: string, posted: readonly GraphFact[]): boolean {
  return posted.some(
    (other) =>
      (other.kind === 'SUSPENSION' && other.certificate === certificate) ||
      (other.kind === 'REVOCATION' && other.certificate === certificate && other.effect === 'VOID'),
  );
}

function replacesAnother(fact: CertificateFact, posted: readonly GraphFact[]): boolean {
  const replaced = posted.find((other) => other.kind === 'CERTIFICATE' && other.id === fact.replaces);
  if (fact.replaces === fact.id) return true;
  if (replaced?.kind !== 'CERTIFICATE') return false;
  return replaced.issuer !== fact.issuer || JSON.stringify(replaced.asset) !== JSON.stringify(fact.asset);
}

/** Also when the nameplate of a reference turns out to be that of the calibrated asset. */
function namesItsOwnAsset(fact: CertificateFact, posted: readonly GraphFact[]): boolean {
  const names = (reference: AssetReference): string[] => {
    const own = posted.find((other) => other.kind === 'ASSET' && other.id === reference);
    const nameplate = own?.kind === 'ASSET' ? own.identity : reference;
    return [JSON.stringify(reference), JSON.stringify(nameplate)];
  };
  const own = names(fact.asset);
  return [...fact.references, ...fact.results.flatMap((result) => result.references)].some(
    ({ asset }) => asset !== null && names(asset).some((name) => name !== 'null' && own.includes(name)),
  );
}

async function postFact(api: Api, fact: GraphFact): Promise<GraphFact> {
  const { path, body } = requestOf(fact);
  const reply = await api.postByTwo(path, body);
  if (reply.status !== 201)
    throw new Error(`${path} ${JSON.stringify(body)} -> ${reply.status} ${reply.text}`);
  return { ...fact, position: reply.body.position as number };
}
