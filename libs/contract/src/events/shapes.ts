import {
  CMC_FORMS,
  EXTERNAL_KINDS,
  RATIO_SEVERITIES,
  REFERENCE_MATERIAL_GRADES,
  REFERENCE_ROLES,
  STAGES,
  TIERS,
  USAGE_PURPOSES,
  VERIFICATION_MODES,
  type AssetIdentity,
  type CalibrationResult,
  type CertificateCopy,
  type Cmc,
  type ExternalEvidence,
  type IntegrityFact,
  type LocalText,
  type Measurand,
  type MeasuredPoint,
  type MethodEnvironment,
  type ProposalActor,
  type QuantityRange,
  type QuantityValue,
  type ReferenceMaterial,
  type SchemeEdge,
  type SchemeLevel,
  type ScopeLine,
  type StandardReference,
  type Usage,
} from '@suyuan/domain';
import {
  day,
  decimal,
  digest,
  flag,
  list,
  object,
  oneOf,
  orNull,
  ratio,
  text,
  whole,
  type JsonSchema,
} from './json-schema';

/** The shapes that the data of several events are made of. */

export const localText = object<LocalText>({ zh: text, en: text }, ['zh', 'en']);
export const value = object<QuantityValue>({ value: decimal, unit: text });
export const range = object<QuantityRange>({ min: decimal, max: decimal, unit: text });
export const identity = object<AssetIdentity>({ manufacturer: text, model: text, serialNumber: text });
export const assetReference: JsonSchema = { anyOf: [text, identity] };
export const certificateNumber = object<{ issuer: string; number: string }>({ issuer: text, number: text });

export const measurand = object<Measurand>({
  quantity: text,
  range: orNull(range),
  accuracyClass: orNull(text),
  mpe: orNull(value),
});
export const usage = object<Usage>({
  compulsory: flag,
  purpose: orNull(oneOf(USAGE_PURPOSES)),
  mode: orNull(oneOf(VERIFICATION_MODES)),
  intervalMonths: orNull(whole),
  serviceLifeMonths: orNull(whole),
});
export const referenceMaterial = object<ReferenceMaterial>(
  {
    code: text,
    batch: text,
    certifiedValue: value,
    expiresOn: day,
    grade: oneOf(REFERENCE_MATERIAL_GRADES),
  },
  ['certifiedValue', 'expiresOn', 'grade'],
);
export const cmcRow = object<NonNullable<Cmc['rows']>[number]>({ min: decimal, max: decimal, a: decimal });
export const cmc = object<Cmc>(
  { form: oneOf(CMC_FORMS), a: decimal, b: decimal, rows: list(cmcRow), text, unit: text, k: decimal },
  ['a', 'b', 'rows', 'text'],
);
export const scopeLine = object<ScopeLine>({ quantity: text, range, methods: list(text), cmc: orNull(cmc) });
export const level = object<SchemeLevel>(
  {
    code: text,
    ordinal: whole,
    tier: oneOf(TIERS),
    name: orNull(localText),
    class: text,
    quantityRange: range,
    uLimit: text,
    mpe: text,
    source: text,
  },
  ['class', 'quantityRange', 'uLimit', 'mpe', 'source'],
);
export const edge = object<SchemeEdge>(
  {
    from: text,
    to: text,
    maxRatio: orNull(ratio),
    method: orNull(text),
    severity: oneOf(RATIO_SEVERITIES),
    source: text,
  },
  ['severity', 'source'],
);
export const environment = object<MethodEnvironment>(
  { temperature: range, humidity: range, pressure: range },
  ['temperature', 'humidity', 'pressure'],
);
export const point = object<MeasuredPoint>(
  {
    nominal: value,
    error: orNull(value),
    expandedUncertainty: value,
    coverageFactor: decimal,
    coverageProbability: orNull(decimal),
    mpe: orNull(value),
    stage: orNull(oneOf(STAGES)),
    mark: orNull(text),
    observations: list(decimal),
  },
  ['observations'],
);
export const external = object<ExternalEvidence>({
  kind: oneOf(EXTERNAL_KINDS),
  institute: text,
  certificateNumber: orNull(text),
  kcdbId: orNull(text),
  accreditation: orNull(text),
});
export const reference = object<StandardReference>(
  {
    asset: orNull(assetReference),
    certificate: orNull(certificateNumber),
    quantity: text,
    role: oneOf(REFERENCE_ROLES),
    range: orNull(range),
    external: orNull(external),
    batch: text,
  },
  ['batch'],
);
export const integrity = object<IntegrityFact>({
  statedHash: digest,
  computedHash: digest,
  signature: orNull(object<{ keyId: string; valid: boolean }>({ keyId: text, valid: flag })),
});
export const copy = object<CertificateCopy>({ sha256: digest, name: text, mediaType: text }, [
  'name',
  'mediaType',
]);
export const proposalActor = object<ProposalActor>({ subject: text, role: text, organization: orNull(text) });
export const days = { from: day, to: orNull(day) };
export const result = object<CalibrationResult>({
  quantity: text,
  range: orNull(range),
  points: list(point),
  references: list(reference),
});
