import { isSameAsset } from '../asset/asset.state';
import { refusal, type Refusal, type Requirement } from '../decision';
import type { LaboratoryState } from '../laboratory/laboratory.state';
import { isBelowCmc, judgeScope, scopeClaimOf } from '../laboratory/scope-judgement';
import { checkDecimal, checkQuantity, checkRange, checkValue } from '../metrology/checks';
import { isVerification, type CertificateKind } from '../vocabulary';
import { parametersOfPoint } from '../metrology/parameter-fit';
import { checkParameters } from '../metrology/stated-parameters';
import { resultOf } from './calibration-data';
import { checkNotInFuture, checkSequence } from '../time-order';
import type { CalibrationInput } from './calibration-context';
import { laterIssueAmends, numberIsOfOneOrOfItems } from './certificate-identity';
import type { RecordCalibration, ReferenceBody, ResultBody } from './certificate.commands';
import { checkNotCompared, checkPoint, checkPointUncertainty } from './point-requirements';
import { printedRequirements } from './printed-requirements';
import { checkResultQuantity, codeOfQuantity } from './stated-quantity';
import { transcriptionRequirements } from './transcription-requirements';

type CalibrationRequirement = Requirement<CalibrationInput>;

const issuerMustBeRegistered: CalibrationRequirement = ({ command: { body }, context }) =>
  context.laboratory.status === 'UNKNOWN'
    ? [refusal('UNKNOWN_LAB', '/issuer', `no organization ${body.issuer} is registered`)]
    : [];

const instrumentMustBeRegistered: CalibrationRequirement = ({ context }) =>
  context.asset?.status === 'UNKNOWN'
    ? [
        refusal(
          'UNKNOWN_INSTRUMENT',
          '/asset',
          'no asset with this id is registered; {manufacturer, model, serialNumber} is accepted',
        ),
      ]
    : [];

const daysMustFollowOneAnother: CalibrationRequirement = ({ command: { body, today } }) => {
  const received = { pointer: '/receivedOn', on: body.receivedOn };
  const performed = { pointer: '/performedOn', on: body.performedOn };
  const issued = { pointer: '/issuedOn', on: body.issuedOn };
  return [
    ...checkSequence(received, performed, issued),
    ...checkNotInFuture(today, received, performed, issued),
  ];
};

const partOfAnAmendmentNeedsOne: CalibrationRequirement = ({ command: { body } }) =>
  body.replacesPart && !body.replaces
    ? [refusal('REQUIRED', '/replaces', 'it states a part of a certificate that it does not name')]
    : [];

const resultsMustBeMeasurable: CalibrationRequirement = ({ command: { body } }) =>
  body.results.flatMap((result, index) => checkResult(result, `/results/${index}`, body.kind));

const environmentMustBeMeasurable: CalibrationRequirement = ({ command: { body } }) =>
  (['temperature', 'humidity', 'pressure'] as const).flatMap((quantity) => {
    const value = body.environment?.[quantity];
    return value ? checkValue(value, quantity, `/environment/${quantity}`) : [];
  });

const guardFactorMustBeANumber: CalibrationRequirement = ({ command: { body } }) => {
  const factor = body.decisionRule?.guardFactor;
  return factor ? checkDecimal(factor, '/decisionRule/guardFactor') : [];
};

const referencesMustBeMeasurable: CalibrationRequirement = ({ command: { body } }) => {
  const stated = new Set(body.results.map(({ quantity }) => codeOfQuantity(quantity)));
  return referencesOf(body).flatMap(({ reference, pointer }) => [
    ...(stated.has(reference.quantity) ? [] : checkQuantity(reference.quantity, `${pointer}/quantity`)),
    ...(reference.range ? checkRange(reference.range, reference.quantity, `${pointer}/range`) : []),
    ...checkParameters(reference.parameters, `${pointer}/parameters`),
  ]);
};

const referenceIsAnAssetOrExternal: CalibrationRequirement = ({ command: { body } }) =>
  referencesOf(body)
    .filter(({ reference }) => Boolean(reference.asset) === Boolean(reference.external))
    .map(({ reference, pointer }) => {
      const given = reference.asset
        ? 'both asset and external are given'
        : 'neither asset nor external is given';
      return refusal('EXTERNAL_AND_ASSET', pointer, `${given}; exactly one is accepted`);
    });

const assetMustNotBeItsOwnReference: CalibrationRequirement = ({ command: { body }, context }) =>
  referencesOf(body)
    .filter(
      ({ reference }) => reference.asset && isSameAsset(reference.asset, body.asset, context.nameplates),
    )
    .map(({ pointer }) =>
      refusal('SELF_REFERENCE', `${pointer}/asset`, 'this is the calibrated asset itself'),
    );

const realizationNamesNoReferences: CalibrationRequirement = ({ command: { body } }) =>
  body.kind === 'REALIZATION'
    ? referencesOf(body).map(({ pointer }) =>
        refusal('REALIZATION_WITH_REFERENCES', pointer, 'a REALIZATION realises the unit itself'),
      )
    : [];

const replacementAmendsTheSameCalibration: CalibrationRequirement = ({ command: { id, body }, context }) => {
  if (!body.replaces) return [];
  if (body.replaces === id)
    return [refusal('REPLACES_OTHER', '/replaces', 'a certificate cannot amend itself')];
  const { replaced } = context;
  if (replaced.status === 'UNKNOWN') return [];
  const { issuer, asset } = replaced.certificate;
  if (issuer !== body.issuer) {
    return [refusal('REPLACES_OTHER', '/replaces', `${body.replaces} was issued by somebody else`)];
  }
  if (isSameAsset(asset, body.asset, context.nameplates)) return [];
  return [refusal('REPLACES_OTHER', '/replaces', `${body.replaces} is of another asset`)];
};

/** The accreditation mark claims a scope: a result outside it may not carry the mark. A realization needs none. */
const accreditationMarkNeedsTheScope: CalibrationRequirement = ({ command: { body }, context }) => {
  // Of a transcription it is the paper that bears the mark: recorded as it stands, and judged by the rules.
  const claimed = body.accredited && !body.transcribed && body.kind !== 'REALIZATION';
  if (!claimed || context.laboratory.status !== 'REGISTERED') return [];
  return body.results.flatMap((result, index) => {
    const pointer = `/results/${index}`;
    const sound = checkResult(result, pointer, body.kind).length === 0;
    return sound ? checkScope(result, pointer, body, context.laboratory) : [];
  });
};

/** Every rule of a posted calibration, in the order in which its refusals are told. */
export const recordCalibrationRequirements: readonly CalibrationRequirement[] = [
  issuerMustBeRegistered,
  instrumentMustBeRegistered,
  daysMustFollowOneAnother,
  resultsMustBeMeasurable,
  environmentMustBeMeasurable,
  guardFactorMustBeANumber,
  referencesMustBeMeasurable,
  referenceIsAnAssetOrExternal,
  assetMustNotBeItsOwnReference,
  realizationNamesNoReferences,
  replacementAmendsTheSameCalibration,
  numberIsOfOneOrOfItems,
  laterIssueAmends,
  partOfAnAmendmentNeedsOne,
  accreditationMarkNeedsTheScope,
  ...printedRequirements,
  ...transcriptionRequirements,
];

/** Every reference of a body, those of the results and those of the certificate as a whole. */
function referencesOf(body: RecordCalibration['body']): { reference: ReferenceBody; pointer: string }[] {
  const ofResults = body.results.flatMap((result, index) =>
    (result.references ?? []).map((reference, at) => ({
      reference,
      pointer: `/results/${index}/references/${at}`,
    })),
  );
  const ofDocument = (body.references ?? []).map((reference, at) => ({
    reference,
    pointer: `/references/${at}`,
  }));
  return [...ofResults, ...ofDocument];
}

function checkResult(result: ResultBody, pointer: string, kind: CertificateKind): Refusal[] {
  const points = result.points ?? [];
  const quantity = codeOfQuantity(result.quantity);
  const regulated = isVerification(kind);
  const nothingSaysWhatItCovers = points.length === 0 && !result.range && !regulated;
  const detail = 'a result states a measured point, or the range it covers';
  return [
    ...checkResultQuantity(result, pointer),
    ...(result.range ? checkRange(result.range, quantity, `${pointer}/range`) : []),
    ...checkParameters(result.parameters, `${pointer}/parameters`),
    ...(nothingSaysWhatItCovers ? [refusal('RANGE_MISSING', `${pointer}/points`, detail)] : []),
    ...points.flatMap((point, at) => [
      ...checkPoint(point, quantity, `${pointer}/points/${at}`),
      ...(kind === 'COMPARISON' ? [] : checkNotCompared(point, `${pointer}/points/${at}`)),
      ...checkPointUncertainty(
        point,
        quantity,
        `${pointer}/points/${at}`,
        regulated ? 'K_WITH_U' : 'U_AND_K',
      ),
    ]),
  ];
}

/** A sound result against the scopes of its issuer. */
function checkScope(
  result: ResultBody,
  pointer: string,
  { methods, performedOn }: RecordCalibration['body'],
  laboratory: LaboratoryState,
): Refusal[] {
  const recorded = resultOf(result);
  const claim = scopeClaimOf(recorded, methods);
  if (!claim) return [];
  const judgement = judgeScope(laboratory, claim, performedOn);
  switch (judgement.verdict) {
    // A capability that is not told as a number cannot be held against a result; the trace says that it cannot say.
    case 'UNDETERMINED':
    case 'PARAMETER_NOT_STATED':
      return [];
    case 'NOT_AUTHORISED':
      return [refusal('LAB_NOT_AUTHORISED', pointer, `the issuer holds no scope for ${claim.quantity}`)];
    case 'OUT_OF_SCOPE':
      return [refusal('LAB_OUT_OF_SCOPE', pointer, `no scope in force on ${performedOn} covers this result`)];
    case 'SUSPENDED':
      return [refusal('LAB_SUSPENDED', pointer, `the scope that covers it is suspended on ${performedOn}`)];
    case 'IN_SCOPE':
      return recorded.points.flatMap((point, at) => {
        const stated = { ...point, parameters: parametersOfPoint(point, recorded) };
        const where = `${pointer}/points/${at}/expandedUncertainty`;
        const detail = 'the uncertainty is below the capability of the scope, both at the same k';
        const lines = judgement.lines.map(({ line }) => line);
        return isBelowCmc(stated, lines, recorded.range) ? [refusal('U_BELOW_CMC', where, detail)] : [];
      });
  }
}
