import { refusal, type Refusal, type Requirement } from '../decision';
import { isRegion } from '../jurisdiction/region-names';
import { checkDecimal } from '../metrology/checks';
import { parseDecimal } from '../metrology/decimal';
import { checkNotInFuture, checkSequence } from '../time-order';
import type { CalibrationInput } from './calibration-context';
import type { PointBody } from './certificate.commands';
import type { CoefficientsBody, Covariance } from './printed';

type PrintedRequirement = Requirement<CalibrationInput>;

const daysOfWorkFollowOneAnother: PrintedRequirement = ({ command: { body, today } }) => {
  if (!body.performedFrom) return [];
  const from = { pointer: '/performedFrom', on: body.performedFrom };
  return [
    ...checkSequence({ pointer: '/receivedOn', on: body.receivedOn }, from),
    ...checkSequence(from, { pointer: '/performedOn', on: body.performedOn }),
    ...checkNotInFuture(today, from),
  ];
};

const placeLiesInARegion: PrintedRequirement = ({ command: { body } }) =>
  body.place?.region && !isRegion(body.place.region)
    ? [refusal('REGION_INVALID', '/place/region', 'a six-digit division code of GB/T 2260 is accepted')]
    : [];

const coefficientsAreNumbers: PrintedRequirement = ({ command: { body } }) =>
  body.results.flatMap(({ coefficients }, index) =>
    coefficients ? checkCoefficients(coefficients, `/results/${index}/coefficients`) : [],
  );

const indicationsAreNumbers: PrintedRequirement = ({ command: { body } }) =>
  body.results.flatMap(({ points }, index) =>
    (points ?? []).flatMap((point, at) => checkIndication(point, `/results/${index}/points/${at}`)),
  );

/** Its unit is what the instrument shows, legal or not. */
function checkIndication({ indication }: PointBody, pointer: string): Refusal[] {
  return indication ? checkDecimal(indication.value, `${pointer}/indication/value`) : [];
}

function checkCoefficients({ terms, covariance }: CoefficientsBody, pointer: string): Refusal[] {
  const symbols = terms.map(({ symbol }) => symbol);
  return [
    ...terms.flatMap(({ symbol, value }, index) => [
      ...checkDecimal(value, `${pointer}/terms/${index}/value`),
      ...(symbols.indexOf(symbol) === index
        ? []
        : [refusal('NOT_ALLOWED', `${pointer}/terms/${index}/symbol`, `${symbol} is stated already`)]),
    ]),
    ...checkCovariances(covariance ?? [], symbols, `${pointer}/covariance`),
  ];
}

function checkCovariances(
  covariances: readonly Covariance[],
  symbols: readonly string[],
  pointer: string,
): Refusal[] {
  const pairs = covariances.map(({ first, second }) => JSON.stringify([first, second].sort()));
  return covariances.flatMap((covariance, index) => {
    const at = `${pointer}/${index}`;
    const { first, second, value } = covariance;
    const number = checkDecimal(value, `${at}/value`);
    const unknown = (['first', 'second'] as const)
      .filter((side) => !symbols.includes(covariance[side]))
      .map((side) => refusal('NOT_ALLOWED', `${at}/${side}`, 'no coefficient has this symbol'));
    const isRepeated = pairs.indexOf(pairs[index]!) !== index;
    const isNegative = number.length === 0 && first === second && parseDecimal(value).lt(0);
    return [
      ...number,
      ...unknown,
      ...(isRepeated ? [refusal('NOT_ALLOWED', at, 'the covariance of these two is stated already')] : []),
      ...(isNegative ? [refusal('NOT_ALLOWED', `${at}/value`, 'a variance is not below zero')] : []),
    ];
  });
}

/** What a certificate prints beside its figures, as far as it can be told sound from the body alone. */
export const printedRequirements: readonly PrintedRequirement[] = [
  daysOfWorkFollowOneAnother,
  placeLiesInARegion,
  coefficientsAreNumbers,
  indicationsAreNumbers,
];
