import { CONFORMITY_RULES } from '../conformity/decision-rules';
import { asPrinted, dayOfLabel, type LabelDate } from '../label-date';
import { parametersOf } from '../metrology/stated-parameters';
import type { AssetReference } from '../vocabulary';
import type {
  CalibrationBody,
  ComparedPointBody,
  PointBody,
  RecordCalibration,
  ReferenceBody,
  ResultBody,
} from './certificate.commands';
import type {
  CalibrationRecorded,
  CalibrationResult,
  CertificateCopy,
  ComparedPoint,
  MeasuredPoint,
  StandardReference,
} from './certificate.events';
import type { IntegrityFact } from './integrity';
import { NO_PSEUDONYMS } from './persons';
import { printedOf, printedOfPoint, printedOfResult } from './printed';
import { codeOfQuantity, furtherFactsOf } from './stated-quantity';

/** The event's data from an accepted body: what was left out becomes null or its stated default, nothing is reworded. */
export function calibrationData(
  { id, body, transcribedBy, pseudonyms = NO_PSEUDONYMS }: RecordCalibration,
  integrity: IntegrityFact | null = null,
): CalibrationRecorded['data'] {
  const { decisionRule, environment } = body;
  return {
    id,
    certificateNumber: body.certificateNumber,
    issuer: body.issuer,
    kind: body.kind,
    asset: assetOf(body.asset),
    receivedOn: body.receivedOn ?? null,
    performedOn: body.performedOn,
    issuedOn: body.issuedOn ?? body.performedOn,
    validUntil: body.validUntil ? dayOfLabel(body.validUntil) : null,
    ...printedValidUntil(body.validUntil),
    methods: body.methods ?? [],
    accredited: body.accredited ?? false,
    conclusion: body.conclusion ?? 'NONE',
    ...(body.accuracyClass ? { accuracyClass: body.accuracyClass } : {}),
    decisionRule: decisionRule
      ? {
          id: decisionRule.id,
          guardFactor: decisionRule.guardFactor ?? null,
          version: CONFORMITY_RULES[decisionRule.id].version,
        }
      : null,
    environment: environment
      ? {
          temperature: environment.temperature ?? null,
          humidity: environment.humidity ?? null,
          pressure: environment.pressure ?? null,
        }
      : null,
    results: body.results.map(resultOf),
    references: (body.references ?? []).map(referenceOf),
    replaces: body.replaces ?? null,
    ...(body.replaces && body.replacesPart ? { replacesPart: body.replacesPart } : {}),
    ...(integrity ? { integrity } : {}),
    ...(transcribedBy ? { transcribed: { by: transcribedBy } } : {}),
    ...(body.copy ? { copy: copyOf(body.copy) } : {}),
    ...(body.evidence ? { evidence: { kind: body.evidence, number: body.certificateNumber } } : {}),
    ...printedOf(body, pseudonyms),
  };
}

function printedValidUntil(stated: LabelDate | null | undefined): { validUntilPrinted?: LabelDate } {
  const printed = asPrinted(stated);
  return printed === null ? {} : { validUntilPrinted: printed };
}

function copyOf({ sha256, name, mediaType }: NonNullable<CalibrationBody['copy']>): CertificateCopy {
  return { sha256, ...(name ? { name } : {}), ...(mediaType ? { mediaType } : {}) };
}

/** What is recorded of a result. */
export function resultOf(result: ResultBody): CalibrationResult {
  return {
    quantity: codeOfQuantity(result.quantity),
    ...furtherFactsOf(result.quantity),
    range: result.range ?? null,
    ...parametersOf(result.parameters),
    points: (result.points ?? []).map(pointOf),
    references: (result.references ?? []).map(referenceOf),
    ...(result.part ? { part: result.part } : {}),
    ...(result.conclusion ? { conclusion: result.conclusion } : {}),
    ...printedOfResult(result),
  };
}

/** What is recorded of a point: what was left out becomes null, or is left out where older records have no such field. */
export function pointOf(point: PointBody): MeasuredPoint {
  return {
    nominal: point.nominal,
    error: point.error ?? null,
    expandedUncertainty: point.expandedUncertainty ?? null,
    coverageFactor: point.coverageFactor ?? null,
    coverageProbability: point.coverageProbability ?? null,
    ...(point.degreesOfFreedom ? { degreesOfFreedom: point.degreesOfFreedom } : {}),
    mpe: point.mpe ?? null,
    stage: point.stage ?? null,
    mark: point.mark ?? null,
    ...(point.observations?.length ? { observations: point.observations } : {}),
    ...parametersOf(point.parameters),
    ...(point.conclusion ? { conclusion: point.conclusion } : {}),
    ...(point.comparison ? { comparison: comparedOf(point.comparison) } : {}),
    ...printedOfPoint(point),
  };
}

function comparedOf({ value, expandedUncertainty, coverageFactor, en }: ComparedPointBody): ComparedPoint {
  return { value, expandedUncertainty, coverageFactor, ...((en ?? null) === null ? {} : { en: en! }) };
}

function referenceOf(reference: ReferenceBody): StandardReference {
  const { certificate, external } = reference;
  return {
    asset: reference.asset ? assetOf(reference.asset) : null,
    certificate: certificate ? { issuer: certificate.issuer, number: certificate.number } : null,
    quantity: reference.quantity,
    role: reference.role ?? 'MAIN',
    range: reference.range ?? null,
    external: external
      ? {
          kind: external.kind,
          institute: external.institute,
          certificateNumber: external.certificateNumber ?? null,
          kcdbId: external.kcdbId ?? null,
          accreditation: external.accreditation ?? null,
        }
      : null,
    ...(reference.batch ? { batch: reference.batch } : {}),
    ...(reference.use ? { use: reference.use } : {}),
    ...parametersOf(reference.parameters),
    ...(reference.part ? { part: reference.part } : {}),
    ...((reference.times ?? 1) > 1 ? { times: reference.times! } : {}),
  };
}

function assetOf(asset: AssetReference): AssetReference {
  if (typeof asset === 'string') return asset;
  const { manufacturer, model, serialNumber } = asset;
  return { manufacturer, model, serialNumber };
}

/**
 * What the sender states of a calibration: the version of the decision rule is added when it is recorded, and so is
 * what was found of its hash and signature, and what was known of a quantity that is not built in.
 */
export function statedData(data: CalibrationRecorded['data']): object {
  const { decisionRule, integrity, results, ...stated } = data;
  return {
    ...stated,
    results: results.map(({ quantityStated: _stated, naturalZero: _zero, ...result }) => result),
    decisionRule: decisionRule && { id: decisionRule.id, guardFactor: decisionRule.guardFactor },
    integrity: integrity && { hash: integrity.statedHash, keyId: integrity.signature?.keyId ?? null },
  };
}
