import {
  exactRange,
  toBase,
  type CivilDate,
  type MethodEnvironment,
  type MethodPublished,
} from '@suyuan/domain';
import type { CertificateData, Dossier } from './dossier';
import { hitBy, SILENT, type CertificateRule, type ResultRule } from './rule';

type Method = MethodPublished['data'];
type Environment = NonNullable<CertificateData['environment']>;

const SURROUNDINGS = ['temperature', 'humidity', 'pressure'] as const;

/** The methods of a certificate that are known as data; of the others nothing can be said. */
function methodsOf({ methods }: CertificateData, dossier: Dossier): Method[] {
  return [...new Set(methods)].flatMap((id) => dossier.methods.get(id) ?? []);
}

function inForceOn(methods: readonly Method[], day: CivilDate): Method[] {
  return methods.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
}

const idsOf = (methods: readonly Method[]): string[] => methods.map(({ id }) => id);

export const methodShouldBeInForce: CertificateRule = {
  code: 'METHOD_SUPERSEDED',
  judge: ({ certificate, dossier }) =>
    hitBy(
      idsOf(
        methodsOf(certificate, dossier).filter(
          ({ validTo }) => validTo !== null && validTo < certificate.performedOn,
        ),
      ),
    ),
};

export const surroundingsMustBeWithinLimits: CertificateRule = {
  code: 'CONDITION_OUT_OF_LIMITS',
  judge: ({ certificate, dossier }) => {
    const stated = certificate.environment;
    if (stated === null) return SILENT;
    const inForce = inForceOn(methodsOf(certificate, dossier), certificate.performedOn);
    return hitBy(
      idsOf(inForce.filter(({ environment }) => environment !== null && isOutside(stated, environment))),
    );
  },
};

/** Exact, in the base unit: 68 °F are no unit here, and 293.15 K are 20 Cel. */
function isOutside(stated: Environment, limits: MethodEnvironment): boolean {
  return SURROUNDINGS.some((quantity) => {
    const value = stated[quantity];
    const limit = limits[quantity];
    if (value === null || limit === undefined) return false;
    const at = toBase(value.value, value.unit, quantity);
    const { lo, hi } = exactRange(limit, quantity);
    return at.lt(lo) || at.gt(hi);
  });
}

/** Points with fewer readings than a method of the certificate demands. */
export const observationsMustBeRecorded: ResultRule = {
  code: 'RAW_DATA_MISSING',
  judge: ({ certificate, dossier, result }) => {
    const counts = result.points.map(({ observations }) => observations?.length ?? 0);
    const fewest = Math.min(...counts);
    const demanding = inForceOn(methodsOf(certificate, dossier), certificate.performedOn).filter(
      ({ observationsMin }) => observationsMin !== null && fewest < observationsMin,
    );
    if (demanding.length === 0) return SILENT;
    const demanded = Math.max(...demanding.map(({ observationsMin }) => observationsMin ?? 0));
    const points = counts.flatMap((count, index) => (count < demanded ? [index] : []));
    return [{ evidence: idsOf(demanding), points }];
  },
};

export const surroundingsMustBeRecorded: CertificateRule = {
  code: 'RAW_DATA_MISSING',
  judge: ({ certificate, dossier }) => {
    const stated = certificate.environment;
    if (stated !== null && SURROUNDINGS.some((quantity) => stated[quantity] !== null)) return SILENT;
    const inForce = inForceOn(methodsOf(certificate, dossier), certificate.performedOn);
    return hitBy(idsOf(inForce.filter(({ recordsEnvironment }) => recordsEnvironment === true)));
  },
};
