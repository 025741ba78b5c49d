import {
  ASSET_KINDS,
  AUTHORISATION_FORMS,
  AUTHORITY_LEVELS,
  CERTIFICATE_KINDS,
  CMC_FORMS,
  CONCLUSIONS,
  DECISION_RULES,
  EVIDENCE_KINDS,
  EXAMINATION_KINDS,
  EXTERNAL_KINDS,
  IMPACT_GRADES,
  ORGANIZATION_KINDS,
  RATIO_BASES,
  RATIO_SEVERITIES,
  REFERENCE_MATERIAL_GRADES,
  REFERENCE_ROLES,
  REVOCATION_EFFECTS,
  SCOPE_BASES,
  STAGES,
  SUPERVISION_SYSTEMS,
  TIERS,
  USAGE_PURPOSES,
  VERIFICATION_MODES,
  VISIBILITIES,
  type AssetIdentity,
  type CalibrationResult,
  type CertificateCopy,
  type Cmc,
  type DomainEvent,
  type DomainEventType,
  type ExternalEvidence,
  type IntegrityFact,
  type LocalText,
  type Measurand,
  type MeasuredPoint,
  type MethodEnvironment,
  type MethodRatio,
  type ProposalActor,
  type PublicKey,
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

/** The data of one event type. */
type DataOf<Type extends DomainEventType> = Extract<DomainEvent, { type: Type }>['data'];

const localText = object<LocalText>({ zh: text, en: text }, ['zh', 'en']);
const value = object<QuantityValue>({ value: decimal, unit: text });
const range = object<QuantityRange>({ min: decimal, max: decimal, unit: text });
const identity = object<AssetIdentity>({ manufacturer: text, model: text, serialNumber: text });
const assetReference: JsonSchema = { anyOf: [text, identity] };
const certificateNumber = object<{ issuer: string; number: string }>({ issuer: text, number: text });

const measurand = object<Measurand>({
  quantity: text,
  range: orNull(range),
  accuracyClass: orNull(text),
  mpe: orNull(value),
});
const usage = object<Usage>({
  compulsory: flag,
  purpose: orNull(oneOf(USAGE_PURPOSES)),
  mode: orNull(oneOf(VERIFICATION_MODES)),
  intervalMonths: orNull(whole),
  serviceLifeMonths: orNull(whole),
});
const referenceMaterial = object<ReferenceMaterial>(
  {
    code: text,
    batch: text,
    certifiedValue: value,
    expiresOn: day,
    grade: oneOf(REFERENCE_MATERIAL_GRADES),
  },
  ['certifiedValue', 'expiresOn', 'grade'],
);
const cmcRow = object<NonNullable<Cmc['rows']>[number]>({ min: decimal, max: decimal, a: decimal });
const cmc = object<Cmc>(
  { form: oneOf(CMC_FORMS), a: decimal, b: decimal, rows: list(cmcRow), text, unit: text, k: decimal },
  ['a', 'b', 'rows', 'text'],
);
const scopeLine = object<ScopeLine>({ quantity: text, range, methods: list(text), cmc: orNull(cmc) });
const level = object<SchemeLevel>(
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
const edge = object<SchemeEdge>(
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
const environment = object<MethodEnvironment>({ temperature: range, humidity: range, pressure: range }, [
  'temperature',
  'humidity',
  'pressure',
]);
const point = object<MeasuredPoint>(
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
const external = object<ExternalEvidence>({
  kind: oneOf(EXTERNAL_KINDS),
  institute: text,
  certificateNumber: orNull(text),
  kcdbId: orNull(text),
  accreditation: orNull(text),
});
const reference = object<StandardReference>(
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
const integrity = object<IntegrityFact>({
  statedHash: digest,
  computedHash: digest,
  signature: orNull(object<{ keyId: string; valid: boolean }>({ keyId: text, valid: flag })),
});
const copy = object<CertificateCopy>({ sha256: digest, name: text, mediaType: text }, ['name', 'mediaType']);
const proposalActor = object<ProposalActor>({ subject: text, role: text, organization: orNull(text) });
const days = { from: day, to: orNull(day) };
const result = object<CalibrationResult>({
  quantity: text,
  range: orNull(range),
  points: list(point),
  references: list(reference),
});

const lifecycle = object<DataOf<'AssetRepaired'>>({ id: text, asset: text, on: day, note: orNull(text) });
const finding = { asset: text, quantity: text, from: day, to: day, shift: orNull(value), reason: text };

/** The data of each event type as JSON Schema: what stands in the value of a message of `suyuan.events.v1`. */
export const EVENT_SCHEMAS: Readonly<Record<DomainEventType, JsonSchema>> = {
  OrganizationRegistered: object<DataOf<'OrganizationRegistered'>>(
    {
      id: text,
      name: localText,
      kinds: list(oneOf(ORGANIZATION_KINDS)),
      uscc: orNull(text),
      region: text,
      publicKeys: list(object<PublicKey>({ keyId: text, x: text })),
      level: oneOf(AUTHORITY_LEVELS),
      superior: text,
      system: oneOf(SUPERVISION_SYSTEMS),
    },
    ['publicKeys', 'level', 'superior', 'system'],
  ),
  ScopeGranted: object<DataOf<'ScopeGranted'>>(
    {
      id: text,
      organization: text,
      authority: text,
      number: text,
      validFrom: day,
      validTo: orNull(day),
      lines: list(scopeLine),
      basis: orNull(oneOf(SCOPE_BASES)),
      form: oneOf(AUTHORISATION_FORMS),
      items: list(text),
      members: list(text),
      region: text,
      grantedBy: text,
    },
    ['form', 'items', 'members', 'region', 'grantedBy'],
  ),
  ScopeSuspended: object<DataOf<'ScopeSuspended'>>({
    id: text,
    scope: text,
    organization: text,
    from: day,
    to: orNull(day),
    reason: text,
  }),
  ScopeRevoked: object<DataOf<'ScopeRevoked'>>({
    id: text,
    scope: text,
    organization: text,
    from: day,
    reason: text,
  }),
  SchemePublished: object<DataOf<'SchemePublished'>>(
    {
      id: text,
      title: localText,
      validFrom: day,
      validTo: orNull(day),
      quantity: text,
      levels: list(level),
      edges: list(edge),
      source: text,
    },
    ['source'],
  ),
  MethodPublished: object<DataOf<'MethodPublished'>>({
    id: text,
    title: localText,
    validFrom: day,
    validTo: orNull(day),
    replacedBy: orNull(text),
    ratio: orNull(object<MethodRatio>({ max: ratio, of: oneOf(RATIO_BASES) })),
    environment: orNull(environment),
    observationsMin: orNull(whole),
    recordsEnvironment: orNull(flag),
    source: orNull(text),
  }),
  AssetRegistered: object<DataOf<'AssetRegistered'>>(
    {
      id: text,
      kind: oneOf(ASSET_KINDS),
      tier: oneOf(TIERS),
      name: localText,
      manufacturer: orNull(text),
      model: orNull(text),
      serialNumber: text,
      owner: text,
      region: orNull(text),
      measurands: list(measurand),
      schemeLevel: orNull(object<{ scheme: string; level: string }>({ scheme: text, level: text })),
      usage: orNull(usage),
      visibility: oneOf(VISIBILITIES),
      referenceMaterial,
      sameNameplate: object<{ reason: string }>({ reason: text }),
      system: oneOf(SUPERVISION_SYSTEMS),
    },
    ['referenceMaterial', 'sameNameplate', 'system'],
  ),
  AssetExamined: object<DataOf<'AssetExamined'>>({
    id: text,
    asset: text,
    number: text,
    kind: oneOf(EXAMINATION_KINDS),
    validFrom: day,
    validTo: orNull(day),
    authority: orNull(text),
  }),
  AssetRepaired: lifecycle,
  AssetAdjusted: lifecycle,
  AssetDamaged: lifecycle,
  AssetIsolated: lifecycle,
  AssetReturned: lifecycle,
  AssetRetired: lifecycle,
  AssetTransferred: object<DataOf<'AssetTransferred'>>({
    id: text,
    asset: text,
    on: day,
    note: orNull(text),
    owner: text,
  }),
  NonconformityFound: object<DataOf<'NonconformityFound'>>({ id: text, ...finding, impactCase: text }),
  ReferenceValueRestated: object<DataOf<'ReferenceValueRestated'>>(
    {
      id: text,
      asset: text,
      quantity: text,
      shift: value,
      effectiveFrom: day,
      reason: text,
      source: text,
    },
    ['source'],
  ),
  CalibrationRecorded: object<DataOf<'CalibrationRecorded'>>(
    {
      id: text,
      certificateNumber: text,
      issuer: text,
      kind: oneOf(CERTIFICATE_KINDS),
      asset: assetReference,
      receivedOn: orNull(day),
      performedOn: day,
      issuedOn: day,
      validUntil: orNull(day),
      methods: list(text),
      accredited: flag,
      conclusion: oneOf(CONCLUSIONS),
      decisionRule: orNull(
        object<NonNullable<DataOf<'CalibrationRecorded'>['decisionRule']>>(
          {
            id: oneOf(DECISION_RULES),
            guardFactor: orNull(decimal),
            version: text,
          },
          ['version'],
        ),
      ),
      environment: orNull(
        object<NonNullable<DataOf<'CalibrationRecorded'>['environment']>>({
          temperature: orNull(value),
          humidity: orNull(value),
          pressure: orNull(value),
        }),
      ),
      results: list(result),
      references: list(reference),
      replaces: orNull(text),
      integrity,
      transcribed: object<{ by: string }>({ by: text }),
      copy,
      evidence: object<NonNullable<DataOf<'CalibrationRecorded'>['evidence']>>({
        kind: oneOf(EVIDENCE_KINDS),
        number: text,
      }),
    },
    ['integrity', 'transcribed', 'copy', 'evidence'],
  ),
  CertificateRevoked: object<DataOf<'CertificateRevoked'>>({
    id: text,
    certificate: text,
    effect: oneOf(REVOCATION_EFFECTS),
    effectiveFrom: orNull(day),
    reason: text,
  }),
  CertificateReplaced: object<DataOf<'CertificateReplaced'>>({ certificate: text, replacedBy: text }),
  ImpactCaseOpened: object<DataOf<'ImpactCaseOpened'>>({ id: text, nonconformity: text, ...finding }),
  ImpactCaseAssessed: object<DataOf<'ImpactCaseAssessed'>>({
    id: text,
    impactCase: text,
    note: text,
    grade: orNull(oneOf(IMPACT_GRADES)),
  }),
  ImpactCaseNotified: object<DataOf<'ImpactCaseNotified'>>({
    id: text,
    impactCase: text,
    notified: list(text),
    on: day,
    note: orNull(text),
  }),
  ImpactCaseClosed: object<DataOf<'ImpactCaseClosed'>>({ id: text, impactCase: text, on: day, reason: text }),
  OrganizationEntrusted: object<DataOf<'OrganizationEntrusted'>>({
    id: text,
    organization: text,
    laboratory: text,
    ...days,
  }),
  ClearanceGranted: object<DataOf<'ClearanceGranted'>>({
    id: text,
    organization: text,
    ...days,
    reason: text,
  }),
  AssetEntrusted: object<DataOf<'AssetEntrusted'>>({
    id: text,
    asset: text,
    owner: text,
    laboratory: text,
    ...days,
  }),
  LaboratoryDesignated: object<DataOf<'LaboratoryDesignated'>>({
    id: text,
    asset: text,
    laboratory: text,
    ...days,
    reason: text,
    national: flag,
  }),
  CertificateAccepted: object<DataOf<'CertificateAccepted'>>({ id: text, certificate: text, by: text }),
  CertificateDisputed: object<DataOf<'CertificateDisputed'>>({
    id: text,
    certificate: text,
    by: text,
    reason: text,
  }),
  CertificateConfirmed: object<DataOf<'CertificateConfirmed'>>({ id: text, certificate: text, by: text }),
  CertificateSuspended: object<DataOf<'CertificateSuspended'>>({
    id: text,
    certificate: text,
    from: day,
    to: day,
    reason: text,
  }),
  ProposalMade: object<DataOf<'ProposalMade'>>({
    id: text,
    command: text,
    on: text,
    body: { type: 'object' },
    digest,
    proposer: proposalActor,
    expiresAt: { ...text, format: 'date-time' },
  }),
  ProposalApproved: object<DataOf<'ProposalApproved'>>({ id: text, approver: proposalActor }),
};
