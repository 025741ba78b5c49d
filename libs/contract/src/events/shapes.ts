import {
  ASSET_NATURES,
  CMC_FORMS,
  CONCLUSIONS,
  EXTERNAL_KINDS,
  RATIO_SEVERITIES,
  REFERENCE_MATERIAL_GRADES,
  REFERENCE_ROLES,
  SCOPE_SITES,
  REFERENCE_USES,
  RELATIVE_TO,
  STAGES,
  TIERS,
  USAGE_PURPOSES,
  VERIFICATION_MODES,
  VISIBILITIES,
  type AssetChanges,
  type AssetIdentity,
  type AssetPart,
  type BoundsForm,
  type CalibrationResult,
  type CertificateCopy,
  type ComparedPoint,
  type Cmc,
  type CmcCell,
  type CmcRow,
  type CmcVariable,
  type Difference,
  type ExternalEvidence,
  type IntegrityFact,
  type LimitRow,
  type LinearForm,
  type LocalText,
  type Measurand,
  type MeasuredPoint,
  type MethodEnvironment,
  type ProposalActor,
  type QuantityRange,
  type QuantityValue,
  type ReferenceMaterial,
  type SchemeEdge,
  type ShiftAtValue,
  type SchemeLevel,
  type ScopeLine,
  type StandardReference,
  type StatedParameter,
  type TableForm,
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
import { coefficients } from './printed-shapes';

/** The shapes that the data of several events are made of. */

export const localText = object<LocalText>({ zh: text, en: text }, ['zh', 'en']);
export const value = object<QuantityValue>({ value: decimal, unit: text });
export const range = object<QuantityRange>({ min: decimal, max: decimal, unit: text });
export const identity = object<AssetIdentity>({ manufacturer: text, model: text, serialNumber: text });
export const assetReference: JsonSchema = { anyOf: [text, identity] };
export const certificateNumber = object<{ issuer: string; number: string }>({ issuer: text, number: text });

export const parameter = object<StatedParameter>({ parameter: text, value, range, code: text }, [
  'value',
  'range',
  'code',
]);
const relative = oneOf(RELATIVE_TO);
export const difference = object<Difference>({ value: decimal, unit: text, of: relative }, ['of']);
const linear = object<LinearForm>({
  form: oneOf(['LINEAR']),
  a: difference,
  b: { anyOf: [difference, list(difference)] },
});
const bounds = object<BoundsForm>({ form: oneOf(['BOUNDS']), lower: difference, upper: difference }, [
  'lower',
  'upper',
]);
const limitRow = object<LimitRow>(
  {
    min: decimal,
    max: decimal,
    unit: text,
    of: relative,
    includesMin: flag,
    parameters: list(parameter),
    mpe: { anyOf: [difference, linear, bounds] },
  },
  ['unit', 'of', 'includesMin', 'parameters'],
);
const table = object<TableForm>({ form: oneOf(['TABLE']), rows: list(limitRow) });
export const uncertainty: JsonSchema = { anyOf: [difference, linear] };
export const limits: JsonSchema = { anyOf: [difference, linear, bounds, table] };

export const measurand = object<Measurand>(
  {
    quantity: text,
    range: orNull(range),
    accuracyClass: orNull(text),
    mpe: orNull(limits),
    parameters: list(parameter),
  },
  ['parameters'],
);
export const usage = object<Usage>({
  compulsory: flag,
  purpose: orNull(oneOf(USAGE_PURPOSES)),
  mode: orNull(oneOf(VERIFICATION_MODES)),
  intervalMonths: orNull(whole),
  serviceLifeMonths: orNull(whole),
});
export const assetPart = object<AssetPart>({ id: text, name: localText, serialNumber: text }, [
  'name',
  'serialNumber',
]);
export const assetChanges = object<AssetChanges>(
  {
    name: localText,
    manufacturer: text,
    model: text,
    serialNumber: text,
    region: text,
    measurands: list(measurand),
    parts: list(assetPart),
    usage,
    schemeLevel: object<{ scheme: string; level: string }>({ scheme: text, level: text }),
    catalogueItem: text,
    use: oneOf(REFERENCE_USES),
    nature: oneOf(ASSET_NATURES),
    visibility: oneOf(VISIBILITIES),
  },
  [
    'name',
    'manufacturer',
    'model',
    'serialNumber',
    'region',
    'measurands',
    'parts',
    'usage',
    'schemeLevel',
    'catalogueItem',
    'use',
    'nature',
    'visibility',
  ],
);
export const referenceMaterial = object<ReferenceMaterial>(
  {
    code: text,
    batch: text,
    certifiedValue: value,
    expiresOn: day,
    expiresOnPrinted: text,
    grade: oneOf(REFERENCE_MATERIAL_GRADES),
  },
  ['certifiedValue', 'expiresOn', 'expiresOnPrinted', 'grade'],
);
export const statedParameter = object<StatedParameter>({ parameter: text, value, range, code: text }, [
  'value',
  'range',
  'code',
]);
export const cmcRow = object<CmcRow>({ min: decimal, max: decimal, a: decimal, to: decimal }, ['to']);
export const cmcCell = object<CmcCell>({
  min: decimal,
  max: decimal,
  parameters: list(statedParameter),
  a: decimal,
});
export const cmcVariable = object<CmcVariable>({ symbol: text, parameter: text, unit: text });
export const cmc = object<Cmc>(
  {
    form: oneOf(CMC_FORMS),
    a: decimal,
    b: decimal,
    rows: list(cmcRow),
    cells: list(cmcCell),
    expression: text,
    variables: list(cmcVariable),
    text,
    unit: text,
    k: decimal,
  },
  ['a', 'b', 'rows', 'cells', 'expression', 'variables', 'text'],
);
export const scopeLine = object<ScopeLine>(
  {
    quantity: text,
    range,
    methods: list(text),
    cmc: orNull(cmc),
    parameters: list(statedParameter),
    sites: list(oneOf(SCOPE_SITES)),
  },
  ['parameters', 'sites'],
);
export const level = object<SchemeLevel>(
  {
    code: text,
    ordinal: whole,
    tier: oneOf(TIERS),
    name: orNull(localText),
    class: text,
    quantityRange: range,
    uLimit: text,
    mpe: { anyOf: [text, limits] },
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
const comparedPoint = object<ComparedPoint>(
  { value, expandedUncertainty: difference, coverageFactor: decimal, en: decimal },
  ['en'],
);
export const shiftAtValue = object<ShiftAtValue>(
  { value, parameters: list(parameter), part: text, shift: value },
  ['parameters', 'part'],
);
export const point = object<MeasuredPoint>(
  {
    nominal: value,
    error: orNull(difference),
    expandedUncertainty: orNull(uncertainty),
    coverageFactor: orNull(decimal),
    coverageProbability: orNull(decimal),
    degreesOfFreedom: decimal,
    mpe: orNull(limits),
    stage: orNull(oneOf(STAGES)),
    mark: orNull(text),
    observations: list(decimal),
    parameters: list(parameter),
    conclusion: oneOf(CONCLUSIONS),
    comparison: comparedPoint,
    indication: value,
  },
  ['degreesOfFreedom', 'observations', 'parameters', 'conclusion', 'comparison', 'indication'],
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
    use: oneOf(REFERENCE_USES),
    parameters: list(parameter),
    part: text,
    times: whole,
  },
  ['batch', 'use', 'parameters', 'part', 'times'],
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
export const result = object<CalibrationResult>(
  {
    quantity: text,
    range: orNull(range),
    parameters: list(parameter),
    points: list(point),
    references: list(reference),
    part: text,
    conclusion: oneOf(CONCLUSIONS),
    providedBy: text,
    coefficients,
    quantityStated: object<{ name: LocalText; unit: string }>({ name: localText, unit: text }),
    naturalZero: flag,
  },
  ['parameters', 'part', 'conclusion', 'providedBy', 'coefficients', 'quantityStated', 'naturalZero'],
);
