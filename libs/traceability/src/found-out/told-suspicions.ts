import {
  differenceIn,
  isNamedGrade,
  isVerification,
  limitsAt,
  limitsOfClass,
  type CivilDate,
  type ShiftAtValue,
  type QuantityValue,
} from '@suyuan/domain';
import type { CertificateData, RegisteredAsset } from '../rules/dossier';
import { limitsAtPoint, measurandOf, rangeInQuestion } from '../rules/figures';
import { suspicionsOf, type FoundPoint, type Suspicion } from './suspicions';

/** What was found of an asset, ready to be reported as a nonconformity of one window and part. */
export interface ToldSuspicion {
  kind: Suspicion['kind'];
  id: string;
  quantity: string;
  part: string | null;
  /** Exclusive: the last day on which it was known to be good; null: there is none. */
  from: CivilDate | null;
  /** Inclusive. */
  to: CivilDate;
  /** By value; empty: it failed without figures. */
  shifts: ShiftAtValue[];
  /** Of the dismissal that settles it; null: nobody has. */
  dismissal: string | null;
}

/**
 * What speaks against earlier uses of an asset, derived from its certificates and checks as it is used: by grade where it,
 * or its class, says so, else by order. Each window and part by itself.
 *
 * @param certificates of the asset that stand and are admitted, the oldest first
 */
export function toldSuspicions(
  asset: RegisteredAsset,
  quantity: string,
  certificates: readonly CertificateData[],
): ToldSuspicion[] {
  const byGrade = isUsedByGrade(asset, quantity, certificates);
  const limitsAtNominal = (nominal: QuantityValue) => limitsOfAsset(asset, quantity, certificates, nominal);
  return suspicionsOf({ asset, quantity, certificates, byGrade, limitsAt: limitsAtNominal }).flatMap(
    (suspicion) => told(asset, quantity, suspicion),
  );
}

function told(asset: RegisteredAsset, quantity: string, suspicion: Suspicion): ToldSuspicion[] {
  const { kind, id, on: to, points, part, after } = suspicion;
  const dismissalOf = (of: string | null): string | null =>
    asset.dismissals.find(
      (said) =>
        said.finding === id && said.quantity === quantity && (said.part === undefined || said.part === of),
    )?.id ?? null;
  if (points === null) {
    return [{ kind, id, quantity, part, from: after, to, shifts: [], dismissal: dismissalOf(part) }];
  }
  const windows = new Map<string, FoundPoint[]>();
  for (const point of points.filter(({ out }) => out)) {
    const key = JSON.stringify([point.part, point.after]);
    windows.set(key, [...(windows.get(key) ?? []), point]);
  }
  return [...windows.values()].map((found) => {
    const [{ part: own, after: from }] = found as [FoundPoint];
    const shifts = found.map(shiftOf);
    return { kind, id, quantity, part: own, from, to, shifts, dismissal: dismissalOf(own) };
  });
}

function shiftOf({ nominal, parameters, part, shift, unit }: FoundPoint): ShiftAtValue {
  return {
    value: nominal,
    ...(parameters.length > 0 ? { parameters: [...parameters] } : {}),
    ...(part === null ? {} : { part }),
    shift: differenceIn(shift, unit),
  };
}

function isUsedByGrade(
  { asset }: RegisteredAsset,
  quantity: string,
  certificates: readonly CertificateData[],
): boolean {
  if (asset.use) return asset.use === 'BY_GRADE';
  const first = certificates[0];
  const printed = (first?.results ?? []).some(({ points }) =>
    points.some(({ expandedUncertainty }) => expandedUncertainty !== null),
  );
  const classes = [
    first?.accuracyClass,
    ...asset.measurands.filter((one) => one.quantity === quantity).map(({ accuracyClass }) => accuracyClass),
  ];
  const unprinted = first !== undefined && !printed && isVerification(first.kind);
  return unprinted || classes.some((written) => isNamedGrade(quantity, written));
}

/** Of the class that the first certificate awards, else as the asset is registered, else of its class. */
function limitsOfAsset(
  asset: RegisteredAsset,
  quantity: string,
  certificates: readonly CertificateData[],
  nominal: QuantityValue,
) {
  const range = rangeInQuestion(asset, { quantity, range: null }, nominal);
  const ofClass = (written: string | null | undefined) => {
    const stated = written ? limitsOfClass(quantity, written, nominal) : null;
    return stated && limitsAt(stated, { quantity, nominal, range });
  };
  const bare = { nominal, mpe: null, error: null, expandedUncertainty: null, coverageFactor: null };
  const point = { ...bare, coverageProbability: null, stage: null, mark: null };
  return (
    ofClass(certificates[0]?.accuracyClass) ??
    limitsAtPoint(asset, { quantity, range: null }, point) ??
    ofClass(
      measurandOf(asset, quantity, nominal, ({ accuracyClass }) => accuracyClass !== null)?.accuracyClass,
    )
  );
}
