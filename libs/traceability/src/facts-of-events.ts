import {
  definingParametersOf,
  isBuiltIn,
  askedBaseRangeOf,
  baseRangeOf,
  findingsOf,
  isVerification,
  markedRanges,
  ownConclusion,
  registeredCover,
  saysNoUncertainty,
  itemKey,
  toBaseNumber,
  servesOthers,
  toBaseRange,
  type CalibrationRecorded,
  type CalibrationResult,
  type RecordedEvent,
  type ScopeGranted,
  type StandardReference,
  type StatedParameter,
} from '@suyuan/domain';
import type {
  AssetFact,
  CertificateFact,
  GraphFact,
  MeasuresFact,
  ReferenceFact,
  ResultFact,
  StatedAtFact,
} from './facts';
import { statedByParameters } from './rules/parameters';

/**
 * What the graph has to know of an event, or null for events that are none of its business. Ranges leave here in
 * base units: units end at this file. Throws RangeError when a unit does not fit its quantity.
 */
export function graphFactOf(event: RecordedEvent): GraphFact | null {
  const { position } = event;
  switch (event.type) {
    case 'AssetRegistered':
      return assetFact(event.data, position);
    case 'AssetAmended': {
      const { asset, on, changes } = event.data;
      const { measurands, parts } = changes;
      if (measurands === undefined && parts === undefined) return null;
      const measures = measurands && { measures: measuresOf(measurands) };
      return { kind: 'MEASURES', position, asset, on, ...measures, ...partIdsOf(parts) };
    }
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
    case 'OrganizationAmended': {
      const { organization, on, changes } = event.data;
      const { name, region } = changes;
      if (name === undefined && region === undefined) return null;
      const changed = { ...(name ? { name } : {}), ...(region ? { region } : {}) };
      return { kind: 'ORGANIZATION_CHANGE', position, organization, on, ...changed };
    }
    case 'OrganizationMerged':
    case 'OrganizationDissolved': {
      const { organization, on } = event.data;
      const into = event.type === 'OrganizationMerged' ? event.data.into : null;
      return { kind: 'ORGANIZATION_END', position, organization, on, into };
    }
    default:
      return admissionFactOf(event) ?? wordFactOf(event);
  }
}

/** Who may calibrate what. */
function admissionFactOf(event: RecordedEvent): GraphFact | null {
  const { position } = event;
  switch (event.type) {
    case 'AssetTransferred':
      return { kind: 'OWNERSHIP', position, asset: event.data.asset, owner: event.data.owner };
    case 'ScopeGranted':
      return scopeFact(event.data, position);
    case 'AssetEntrusted': {
      const { asset, owner, laboratory, from, to } = event.data;
      return { kind: 'ENTRUSTMENT', position, asset, owner, laboratory, from, to };
    }
    case 'OrganizationEntrusted': {
      const { organization: owner, laboratory, from, to } = event.data;
      return { kind: 'ENTRUSTMENT', position, asset: null, owner, laboratory, from, to };
    }
    case 'LaboratoryDesignated': {
      const { asset, laboratory, from, to, national } = event.data;
      return { kind: 'DESIGNATION', position, asset, laboratory, from, to, national };
    }
    default:
      return null;
  }
}

/** What was said about a certificate. */
function wordFactOf(event: RecordedEvent): GraphFact | null {
  const { position } = event;
  switch (event.type) {
    case 'CertificateAccepted':
      return { kind: 'ACCEPTANCE', position, certificate: event.data.certificate, by: event.data.by };
    case 'CertificateConfirmed':
      return { kind: 'CONFIRMATION', position, certificate: event.data.certificate, by: event.data.by };
    case 'CertificateDisputed': {
      const { id, certificate, by } = event.data;
      return { kind: 'DISPUTE', position, id, certificate, by };
    }
    case 'CertificateSuspended': {
      const { id, certificate, from, to } = event.data;
      return { kind: 'SUSPENSION', position, id, certificate, from, to };
    }
    default:
      return null;
  }
}

/** Accreditation, and a basis that nobody stated, give no right to change the standing of what belongs to others. */
function scopeFact(data: ScopeGranted['data'], position: number): GraphFact | null {
  const { organization, basis, validFrom, validTo, lines } = data;
  const forOthers = servesOthers(data);
  if (!forOthers && basis !== 'PRODUCER') return null;
  const serves = forOthers ? 'OTHERS' : 'MATERIALS';
  const quantities = [...new Set(lines.map(({ quantity }) => quantity))];
  return { kind: 'SCOPE', position, organization, serves, quantities, validFrom, validTo };
}

type Registration = Extract<RecordedEvent, { type: 'AssetRegistered' }>['data'];

function assetFact(data: Registration, position: number): AssetFact {
  const { id, kind, tier, manufacturer, model, serialNumber, region, owner } = data;
  // A reference by nameplate names all three, so an asset without one of them can never be meant.
  const identity = manufacturer !== null && model !== null ? { manufacturer, model, serialNumber } : null;
  const measures = measuresOf(data.measurands);
  const kept = data.keptBy === 'COMPARISON' ? { keptByComparison: true as const } : {};
  const measured = measures.length === 0 ? {} : { measures };
  return {
    kind: 'ASSET',
    position,
    id,
    assetKind: kind,
    tier,
    identity,
    region,
    owner,
    ...kept,
    ...measured,
    ...partIdsOf(data.parts),
  };
}

const partIdsOf = (parts: Registration['parts']): { parts?: string[] } =>
  parts?.length ? { parts: parts.map(({ id: part }) => part) } : {};

function measuresOf(measurands: Registration['measurands']): NonNullable<MeasuresFact['measures']> {
  return measurands.flatMap(({ quantity, range }) =>
    range === null ? [] : [{ quantity, range: toBaseRange(range, quantity) }],
  );
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
    ...(data.replacesPart === undefined ? {} : { replacesPart: data.replacesPart }),
    results: data.results.map((result) => resultFact(result, data)),
    references: data.references.map(referenceFact),
    ...(tellsErrors(data) ? { tellsErrors: true as const } : {}),
    ...(data.transcribed ? { transcribedBy: data.transcribed.by } : {}),
    ...(data.item ? { item: itemKey(data) } : {}),
    ...(data.revision ? { revision: data.revision } : {}),
  };
}

/** What may tell how the asset was when it came: an error at some point, or a failure. */
function tellsErrors({ conclusion, results }: CalibrationRecorded['data']): boolean {
  return (
    conclusion === 'FAIL' ||
    conclusion === 'CONDITIONAL_FAIL' ||
    results.some(
      (result) => result.conclusion === 'FAIL' || result.points.some(({ error }) => error !== null),
    )
  );
}

function resultFact(result: CalibrationResult, certificate: CalibrationRecorded['data']): ResultFact {
  const { quantity, references } = result;
  const range = baseRangeOf(result);
  const asked = askedBaseRangeOf(result);
  const asksItsRange = asked?.lo === range?.lo && asked?.hi === range?.hi;
  const registered = registeredCover(result, certificate);
  return {
    quantity,
    range,
    ...(registered === null ? {} : { registered }),
    ...(asksItsRange ? {} : { asked }),
    references: references.map(referenceFact),
    ...statedOf(result),
    ...unsaidOf(result, certificate),
    ...partsOf(result, certificate),
  };
}

/** Which parts it is of, and what it says against what was certified before. */
function partsOf(
  result: CalibrationResult,
  { conclusion }: CalibrationRecorded['data'],
): Pick<ResultFact, 'part' | 'marked' | 'findings' | 'conclusion'> {
  const { part } = result;
  const own = ownConclusion(result);
  const marked = markedRanges(result);
  const findings = findingsOf(result, conclusion);
  return {
    ...(part === undefined ? {} : { part }),
    ...(marked === null ? {} : { marked }),
    ...(own === null ? {} : { conclusion: own }),
    ...(findings.length === 0 ? {} : { findings }),
  };
}

/** By parameters, where some that define the quantity are stated. */
function statedOf(result: CalibrationResult): { stated?: StatedAtFact[] } {
  // Which ones define a quantity that is not built in, the facts of an event do not rest on: all that are stated are kept.
  const defining = isBuiltIn(result.quantity) ? definingParametersOf(result.quantity) : null;
  const states = ({ parameters = [] }: { parameters?: StatedParameter[] }) =>
    parameters.some(({ parameter }) => defining?.some((one) => one.parameter === parameter) ?? true);
  if (defining?.length === 0 || ![result, ...result.points].some(states)) return {};
  const stated = statedByParameters([result]).map(({ parameters, lo, hi }) => ({
    parameters,
    range: lo.isFinite() ? { lo: lo.toNumber(), hi: hi.toNumber() } : null,
  }));
  return { stated };
}

/** A verification leaves its uncertainty to its regulation; of every other kind a value without one is open. */
function unsaidOf(
  { quantity, points }: CalibrationResult,
  { kind }: CalibrationRecorded['data'],
): { unsaid?: number[] } {
  if (isVerification(kind)) return {};
  const valueOf = ({ nominal }: (typeof points)[number]) =>
    toBaseNumber(nominal.value, nominal.unit, quantity);
  const said = new Set(points.filter((point) => !saysNoUncertainty(point, quantity)).map(valueOf));
  const unsaid = [...new Set(points.map(valueOf))].filter((value) => !said.has(value));
  return unsaid.length === 0 ? {} : { unsaid };
}

function referenceFact(reference: StandardReference): ReferenceFact {
  const { asset, certificate, quantity, role, range, external, part } = reference;
  const ofPart = part === undefined ? {} : { part };
  return {
    asset,
    certificate,
    quantity,
    role,
    range: range && toBaseRange(range, quantity),
    external,
    ...ofPart,
  };
}
