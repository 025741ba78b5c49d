/**
 * Posts a random world of facts through the public API and tells under which positions its facts came to stand, so
 * that the naive model can be asked the same questions.
 */
import type { AssetReference } from '@suyuan/domain';
import type { BaseRange, CertificateFact, GraphFact, ReferenceFact } from '@suyuan/traceability';
import type { Api } from '../support/api';

/** Units of the two quantities of the worlds, and how many of each make the base unit the facts are given in. */
const UNITS: Record<string, [string, number][]> = {
  mass: [
    ['kg', 1],
    ['g', 1_000],
    ['mg', 1_000_000],
  ],
  length: [
    ['m', 1],
    ['mm', 1_000],
    ['um', 1_000_000],
  ],
};

/** Names of one world get its prefix, so that worlds can share a server. */
export function inWorld(prefix: string, facts: readonly GraphFact[]): GraphFact[] {
  const id = (text: string): string => `${prefix}${text}`;
  const asset = (named: AssetReference): AssetReference =>
    typeof named === 'string' ? id(named) : { ...named, serialNumber: id(named.serialNumber) };
  const reference = (given: ReferenceFact): ReferenceFact => ({
    ...given,
    asset: given.asset === null ? null : asset(given.asset),
    certificate:
      given.certificate === null ? null : { ...given.certificate, issuer: id(given.certificate.issuer) },
  });
  return facts.map((fact): GraphFact => {
    switch (fact.kind) {
      case 'ASSET':
        return {
          ...fact,
          id: id(fact.id),
          owner: id(fact.owner),
          identity:
            fact.identity === null
              ? null
              : { ...fact.identity, serialNumber: id(fact.identity.serialNumber) },
        };
      case 'CERTIFICATE':
        return {
          ...fact,
          id: id(fact.id),
          issuer: id(fact.issuer),
          asset: asset(fact.asset),
          replaces: fact.replaces === null ? null : id(fact.replaces),
          results: fact.results.map((result) => ({
            ...result,
            references: result.references.map(reference),
          })),
          references: fact.references.map(reference),
        };
      case 'REVOCATION':
        return { ...fact, id: id(fact.id), certificate: id(fact.certificate) };
      case 'EXAMINATION':
        return { ...fact, id: id(fact.id), asset: id(fact.asset) };
      case 'ORGANIZATION':
        return { ...fact, id: id(fact.id) };
    }
  });
}

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
    posted.some((other) => other.kind === kind && other.id === id);
  if (fact.kind === 'CERTIFICATE') return typeof fact.asset !== 'string' || isPosted('ASSET', fact.asset);
  if (fact.kind === 'REVOCATION') return isPosted('CERTIFICATE', fact.certificate);
  if (fact.kind === 'EXAMINATION') return isPosted('ASSET', fact.asset);
  return true;
}

/** What the service refuses for good reason, and the worlds nevertheless contain. */
function isRefused(fact: GraphFact, posted: readonly GraphFact[]): boolean {
  if (fact.kind === 'REVOCATION') {
    return posted.some(
      (other) =>
        other.kind === 'REVOCATION' && other.certificate === fact.certificate && other.effect === 'VOID',
    );
  }
  if (fact.kind === 'EXAMINATION') return fact.validTo !== null && fact.validTo < fact.validFrom;
  if (fact.kind === 'CERTIFICATE') return replacesAnother(fact, posted) || namesItsOwnAsset(fact, posted);
  return false;
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

function requestOf(fact: GraphFact): { path: string; body: Record<string, unknown> } {
  switch (fact.kind) {
    case 'ORGANIZATION': {
      const { id, region } = fact;
      return { path: '/v1/organizations', body: { id, name: { en: id }, kinds: ['LABORATORY'], region } };
    }
    case 'ASSET': {
      const { id, assetKind: kind, tier, owner, region } = fact;
      const nameplate = fact.identity ?? { serialNumber: `sn-${id}` };
      const measurands = [{ quantity: 'mass' }, { quantity: 'length' }];
      return {
        path: '/v1/assets',
        body: { id, kind, tier, name: { zh: id }, owner, region, measurands, ...nameplate },
      };
    }
    case 'EXAMINATION': {
      const { id, examinationKind: kind, validFrom, validTo } = fact;
      return {
        path: `/v1/assets/${fact.asset}/examinations`,
        body: { id, number: id, kind, validFrom, validTo },
      };
    }
    case 'REVOCATION': {
      const { id, effect, effectiveFrom } = fact;
      const body = { id, effect, reason: 'a test', ...(effectiveFrom === null ? {} : { effectiveFrom }) };
      return { path: `/v1/certificates/${fact.certificate}/revocations`, body };
    }
    case 'CERTIFICATE':
      return { path: '/v1/calibrations', body: calibrationOf(fact) };
  }
}

function calibrationOf(fact: CertificateFact): Record<string, unknown> {
  const { id, issuer, asset, performedOn, issuedOn, validUntil, replaces } = fact;
  return {
    id,
    issuer,
    asset,
    performedOn,
    issuedOn,
    validUntil,
    replaces,
    certificateNumber: fact.number,
    kind: fact.certificateKind,
    methods: ['JJG 99-2022'],
    accredited: false,
    conclusion: 'NONE',
    results: fact.results.map((result, index) => {
      const unit = unitOf(result.quantity, `${id}${index}`);
      const { lo, hi } = result.range;
      // Every other result says what it covers by its points alone.
      const stated = index % 2 === 0;
      const nominals = stated ? [lo] : [lo, hi];
      return {
        quantity: result.quantity,
        ...(stated ? { range: rangeIn(unit, result.range) } : {}),
        points: nominals.map((nominal) => ({
          nominal: { value: inUnit(unit, nominal), unit: unit[0] },
          expandedUncertainty: { value: '0.10', unit: unit[0] },
          coverageFactor: '2',
        })),
        references: result.references.map((reference) => referenceOf(reference, id)),
      };
    }),
    references: fact.references.map((reference) => referenceOf(reference, id)),
  };
}

function referenceOf(reference: ReferenceFact, salt: string): Record<string, unknown> {
  const { asset, certificate, quantity, role, range, external } = reference;
  return {
    quantity,
    role,
    ...(asset === null ? {} : { asset }),
    ...(certificate === null ? {} : { certificate }),
    ...(range === null ? {} : { range: rangeIn(unitOf(quantity, salt), range) }),
    ...(external === null
      ? {}
      : { external: Object.fromEntries(Object.entries(external).filter(([, v]) => v)) }),
  };
}

/** Units are mixed within a world, the same ones every time. */
function unitOf(quantity: string, salt: string): [string, number] {
  const units = UNITS[quantity] as [string, number][];
  const sum = Array.from(salt).reduce((total, character) => total + character.charCodeAt(0), 0);
  return units[sum % units.length] as [string, number];
}

/** The worlds use tenths, so rounding to whole tenths of the base unit is exact. */
function inUnit([, perBase]: [string, number], value: number): string {
  return perBase === 1 ? String(value) : String(Math.round(value * 10) * (perBase / 10));
}

function rangeIn(unit: [string, number], range: BaseRange): Record<string, string> {
  return { min: inUnit(unit, range.lo), max: inUnit(unit, range.hi), unit: unit[0] };
}
