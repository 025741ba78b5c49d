import {
  askedBaseRangeOf,
  baseRangeOf,
  toBaseRange,
  type CalibrationRecorded,
  type CalibrationResult,
  type RecordedEvent,
  type StandardReference,
} from '@suyuan/domain';
import type { AssetFact, CertificateFact, GraphFact, ReferenceFact, ResultFact } from './facts';

/**
 * What the graph has to know of an event, or null for events that are none of its business. Ranges leave here in
 * base units: units end at this file. Throws RangeError when a unit does not fit its quantity.
 */
export function graphFactOf(event: RecordedEvent): GraphFact | null {
  const { position } = event;
  switch (event.type) {
    case 'AssetRegistered':
      return assetFact(event.data, position);
    case 'CalibrationRecorded':
      return certificateFact(event.data, position);
    case 'CertificateRevoked': {
      const { id, certificate, effect, effectiveFrom } = event.data;
      return { kind: 'REVOCATION', position, id, certificate, effect, effectiveFrom };
    }
    case 'AssetExamined': {
      const { id, asset, kind, validFrom, validTo } = event.data;
      return { kind: 'EXAMINATION', position, id, asset, examinationKind: kind, validFrom, validTo };
    }
    case 'OrganizationRegistered':
      return { kind: 'ORGANIZATION', position, id: event.data.id, region: event.data.region };
    default:
      return null;
  }
}

type Registration = Extract<RecordedEvent, { type: 'AssetRegistered' }>['data'];

function assetFact(data: Registration, position: number): AssetFact {
  const { id, kind, tier, manufacturer, model, serialNumber, region, owner } = data;
  // A reference by nameplate names all three, so an asset without one of them can never be meant.
  const identity = manufacturer !== null && model !== null ? { manufacturer, model, serialNumber } : null;
  return { kind: 'ASSET', position, id, assetKind: kind, tier, identity, region, owner };
}

function certificateFact(data: CalibrationRecorded['data'], position: number): CertificateFact {
  const { id, issuer, certificateNumber, asset, kind, performedOn, issuedOn, validUntil, replaces } = data;
  return {
    kind: 'CERTIFICATE',
    position,
    id,
    issuer,
    number: certificateNumber,
    asset,
    certificateKind: kind,
    performedOn,
    issuedOn,
    validUntil,
    replaces,
    results: data.results.map(resultFact),
    references: data.references.map(referenceFact),
  };
}

function resultFact(result: CalibrationResult): ResultFact {
  const { quantity, references } = result;
  const range = baseRangeOf(result);
  const asked = askedBaseRangeOf(result);
  const asksItsRange = asked?.lo === range.lo && asked.hi === range.hi;
  return { quantity, range, ...(asksItsRange ? {} : { asked }), references: references.map(referenceFact) };
}

function referenceFact(reference: StandardReference): ReferenceFact {
  const { asset, certificate, quantity, role, range, external } = reference;
  return { asset, certificate, quantity, role, range: range && toBaseRange(range, quantity), external };
}
