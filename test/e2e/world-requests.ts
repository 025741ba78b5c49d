/** The facts of a random world as requests of the public API. */
import type { BaseRange, CertificateFact, GraphFact, ReferenceFact, ResultFact } from '@suyuan/traceability';
import { DAYS } from '../traceability/worlds';

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

export function requestOf(fact: GraphFact): { path: string; body: Record<string, unknown> } {
  switch (fact.kind) {
    case 'ORGANIZATION': {
      const { id, region } = fact;
      return { path: '/v1/organizations', body: { id, name: { en: id }, kinds: ['LABORATORY'], region } };
    }
    case 'ASSET': {
      const { id, assetKind: kind, tier, owner, region } = fact;
      const nameplate = fact.identity ?? { serialNumber: `sn-${id}` };
      const measurands = [{ quantity: 'mass' }, { quantity: 'length' }];
      // Some bear the nameplate of another on purpose.
      const twin = { sameNameplate: true, reason: 'a test of twins' };
      return {
        path: '/v1/assets',
        body: { id, kind, tier, name: { zh: id }, owner, region, measurands, ...nameplate, ...twin },
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
    default:
      return standingRequestOf(fact);
  }
}

type Known = 'ORGANIZATION' | 'ASSET' | 'EXAMINATION' | 'REVOCATION' | 'CERTIFICATE';

function standingRequestOf(fact: Exclude<GraphFact, { kind: Known }>): {
  path: string;
  body: Record<string, unknown>;
} {
  switch (fact.kind) {
    case 'ORGANIZATION_CHANGE': {
      const { organization, on, name, region } = fact;
      const body = { on, reason: 'a test', name, region };
      return { path: `/v1/organizations/${organization}/amendments`, body };
    }
    case 'ORGANIZATION_END': {
      const { organization, on, into } = fact;
      const path = `/v1/organizations/${organization}/${into === null ? 'dissolutions' : 'mergers'}`;
      return { path, body: into === null ? { on } : { into, on } };
    }
    case 'OWNERSHIP': {
      const body = { event: 'TRANSFERRED', on: DAYS[0], owner: fact.owner };
      return { path: `/v1/assets/${fact.asset}/lifecycle`, body };
    }
    case 'MEASURES': {
      const measurands = (fact.measures ?? []).map(({ quantity, range }) => ({
        quantity,
        range: rangeIn(UNITS[quantity]![0] as [string, number], range),
      }));
      const body = { on: fact.on, reason: 'a test', measurands };
      return { path: `/v1/assets/${fact.asset}/amendments`, body };
    }
    case 'SCOPE': {
      const { organization, serves, quantities, validFrom, validTo } = fact;
      const lines = quantities.map((quantity) => ({
        quantity,
        range: { min: '0', max: '100', unit: (UNITS[quantity] as [string, number][])[0]![0] },
        cmc: { form: 'TEXT', text: 'as agreed' },
      }));
      const basis = serves === 'OTHERS' ? 'STATUTORY' : 'PRODUCER';
      const body = { authority: 'State', number: 'S-1', basis, validFrom, validTo, lines };
      return { path: `/v1/organizations/${organization}/scopes`, body };
    }
    case 'ENTRUSTMENT': {
      const { asset, owner, laboratory, from, to } = fact;
      const whose = asset === null ? `organizations/${owner}` : `assets/${asset}`;
      return { path: `/v1/${whose}/entrustments`, body: { laboratory, from, to } };
    }
    case 'DESIGNATION': {
      const { asset, laboratory, from, to } = fact;
      return { path: `/v1/assets/${asset}/designations`, body: { laboratory, from, to, reason: 'a test' } };
    }
    case 'ACCEPTANCE':
      return { path: `/v1/certificates/${fact.certificate}/acceptances`, body: {} };
    case 'CONFIRMATION':
      return { path: `/v1/certificates/${fact.certificate}/confirmations`, body: {} };
    case 'DISPUTE':
      return {
        path: `/v1/certificates/${fact.certificate}/disputes`,
        body: { id: fact.id, reason: 'a test' },
      };
    case 'SUSPENSION': {
      const { id, from, to } = fact;
      return {
        path: `/v1/certificates/${fact.certificate}/suspensions`,
        body: { id, from, to, reason: 'a test' },
      };
    }
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
    ...(fact.transcribedBy === undefined ? {} : { transcribed: true, copy: { sha256: 'a'.repeat(64) } }),
    results: fact.results.map((result, index) => {
      const unit = unitOf(result.quantity, `${id}${index}`);
      // The worlds state what each result covers.
      const ranged = result.range as BaseRange;
      // Every other result that may do so says what it covers by its points alone.
      const byPoints = result.asked === undefined && ranged.lo > 0 && index % 2 === 1;
      const nominals = byPoints ? [ranged.lo, ranged.hi] : pointsAsking(result);
      return {
        quantity: result.quantity,
        ...(byPoints ? {} : { range: rangeIn(unit, ranged) }),
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

/** Points from which it follows what a result asks; none: its range. */
function pointsAsking({ asked }: ResultFact): number[] {
  if (asked === undefined) return [];
  return asked === null ? [0] : [asked.lo, asked.hi];
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
