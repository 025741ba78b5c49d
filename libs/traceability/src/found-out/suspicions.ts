import {
  coversOf,
  ExactDecimal,
  judgedChecks,
  type AssetLifecycleEvent,
  type CivilDate,
  type JudgedCheck,
  type Limits,
  type QuantityValue,
  type SuspicionKind,
} from '@suyuan/domain';
import type { CertificateData, RegisteredAsset } from '../rules/dossier';
import { dateOf, dayOf } from '../storage/days';
import { excessOver, keyOf, saidBy, type Decimal, type SaidPoint } from './found-points';

/** A place at which an asset was found other than it had been left, or looked at and found as it was. */
export interface FoundPoint extends Pick<SaidPoint, 'part' | 'nominal' | 'value' | 'parameters' | 'unit'> {
  /** The change of its stated error, with its sign; used by grade the excess over its limits. In the base unit. */
  shift: Decimal;
  /** Beyond what its uncertainties, or its limits, explain. */
  out: boolean;
  /** The last day on which it was known to be as it was used, exclusive; null: it never was. */
  after: CivilDate | null;
}

/** What one later certificate or check says of an asset before it. Where it failed without figures `points` is null. */
export interface Suspicion {
  kind: SuspicionKind;
  /** Of the certificate or check that found it. */
  id: string;
  on: CivilDate;
  /** Known good by the certificate before, where no figures say it by point. */
  after: CivilDate | null;
  points: FoundPoint[] | null;
  /** The part that it is about, where it is about one without figures. */
  part: string | null;
}

/** What is derived from: certificates of one asset that stand, the oldest first. */
export interface FindingBasis {
  asset: RegisteredAsset;
  quantity: string;
  certificates: readonly CertificateData[];
  /** Used at its nominal value: its limits count; else the change of its error. */
  byGrade: boolean;
  /** Limits where a point itself states none. */
  limitsAt: (nominal: QuantityValue) => Limits | null;
}

/** What was found of an asset by each certificate and check after the first certificate, by their days. */
export function suspicionsOf(basis: FindingBasis): Suspicion[] {
  const [first, ...rest] = basis.certificates;
  if (first === undefined) return [];
  const checks = checksOf(basis);
  const byCertificates = rest.flatMap((found, index) =>
    foundBy(basis, found, basis.certificates.slice(0, index + 1), checks),
  );
  const byChecks = checks.flatMap((check, index) => failedCheck(basis, check, checks.slice(0, index)));
  return [...byCertificates, ...byChecks].sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

const checksOf = ({ asset, quantity }: FindingBasis): JudgedCheck[] =>
  asset.checks.length === 0 ? [] : judgedChecks(asset).filter((check) => check.quantity === quantity);

const FAILED: readonly CertificateData['conclusion'][] = ['FAIL', 'CONDITIONAL_FAIL'];

function foundBy(
  basis: FindingBasis,
  found: CertificateData,
  before: readonly CertificateData[],
  checks: readonly JudgedCheck[],
): Suspicion[] {
  const { asset, quantity } = basis;
  const on = found.performedOn;
  const said = saidBy(found, quantity, asset, 'FOUND');
  const told = { kind: 'CERTIFICATE', id: found.id, on } as const;
  const own = found.results.filter((result) => result.quantity === quantity);
  if (said.size === 0) {
    // A failure that shows no figure may be one of appearance or of what is asked: nobody can say.
    const failed = own.filter(({ conclusion }) => FAILED.includes(conclusion ?? found.conclusion));
    const hasFigures = own.some(({ points }) => points.some(({ error }) => error !== null));
    if (failed.length === 0 || hasFigures) return [];
    const after = before.at(-1)?.performedOn ?? null;
    return failed.map(({ part = null }) => ({
      ...told,
      points: null,
      part,
      after: split(basis, after, on, part, false),
    }));
  }
  const adjusted = isAdjustedOn(asset.lifecycle, on);
  const points = [...said.values()].flatMap((point): FoundPoint[] => {
    // On the day of an adjustment only what is told as found was found before it.
    if (adjusted && !isToldAsFound(own, point)) return [];
    const left = lastLeft(basis, before, point);
    const change = changeOf(basis, point, left);
    if (change === null) return [];
    const after = knownGood(basis, before, checks, point, on);
    return [{ ...placeOf(point), ...change, after: split(basis, after, on, point.part, true) }];
  });
  return points.some(({ out }) => out) ? [{ ...told, points, part: null, after: null }] : [];
}

const placeOf = ({ part, nominal, value, parameters, unit }: SaidPoint) => ({
  part,
  nominal,
  value,
  parameters,
  unit,
});

function isToldAsFound(results: CertificateData['results'], point: SaidPoint): boolean {
  return results.some(({ points }) =>
    points.some(({ stage, nominal }) => stage === 'AS_FOUND' && nominal === point.nominal),
  );
}

/** By grade the excess over the limits; else the change of the error, against both uncertainties, where those are stated. */
function changeOf(
  { byGrade, limitsAt }: FindingBasis,
  found: SaidPoint,
  left: SaidPoint | null,
): { shift: Decimal; out: boolean } | null {
  if (byGrade) {
    const limits = limitsAt(found.nominal) ?? found.limits;
    if (limits === null) return null;
    const shift = excessOver(found.error, limits);
    return { shift, out: !shift.isZero() };
  }
  if (left === null) return null;
  const shift = found.error.sub(left.error);
  const variance = ExactDecimal.sum(0, ...[found, left].map(({ expanded }) => expanded?.pow(2) ?? 0));
  return { shift, out: shift.pow(2).gt(variance) };
}

/** The error with which it went back to use: of the newest certificate that states one at the point. */
function lastLeft(
  { asset, quantity }: FindingBasis,
  before: readonly CertificateData[],
  point: SaidPoint,
): SaidPoint | null {
  for (const certificate of before.toReversed()) {
    const left = saidBy(certificate, quantity, asset, 'LEFT').get(keyOf(point));
    if (left) return left;
  }
  return null;
}

/** The last day before a finding on which the point was known to be good: by a certificate that covers it, or a check. */
function knownGood(
  { asset, quantity }: FindingBasis,
  before: readonly CertificateData[],
  checks: readonly JudgedCheck[],
  point: SaidPoint,
  on: CivilDate,
): CivilDate | null {
  const covering = before.findLast((certificate) =>
    certificate.results.some(
      (result) =>
        result.quantity === quantity &&
        coversOf(result, certificate, asset.asset.measurands).some(
          ({ lo, hi }) => lo <= point.value && point.value <= hi,
        ),
    ),
  );
  const since = covering?.performedOn ?? null;
  const passed = checks.filter(
    (check) =>
      check.on < on &&
      check.outcome === 'PASSED' &&
      check.points.some(
        ({ within, value, point: said }) =>
          within === true &&
          keyOf({ part: check.part ?? said.mark ?? null, value, parameters: said.parameters ?? [] }) ===
            keyOf(point),
      ),
  );
  return [since, ...passed.map((check) => check.on)].reduce(later, null);
}

function failedCheck(basis: FindingBasis, check: JudgedCheck, checks: readonly JudgedCheck[]): Suspicion[] {
  const { quantity, certificates } = basis;
  const before = certificates.filter(({ performedOn }) => performedOn <= check.on);
  const told = { kind: 'CHECK', id: check.id, on: check.on, part: check.part } as const;
  const last = before.at(-1)?.performedOn ?? null;
  if (check.outcome === 'FAILED_UNPROVEN') {
    return [{ ...told, points: null, after: split(basis, last, check.on, check.part, true) }];
  }
  if (check.outcome !== 'FAILED') return [];
  const result = { quantity, range: null, points: check.points.map(({ point }) => point), references: [] };
  const own = { results: [check.part === null ? result : { ...result, part: check.part }] };
  const said = saidBy(own, quantity, null, 'FOUND');
  const points = [...said.values()].flatMap((point): FoundPoint[] => {
    if (point.limits === null) return [];
    const excess = excessOver(point.error, point.limits);
    const left = lastLeft(basis, before, point);
    const shift = basis.byGrade || left === null ? excess : point.error.sub(left.error);
    const after = knownGood(basis, before, checks, point, check.on);
    return [
      {
        ...placeOf(point),
        shift,
        out: !excess.isZero(),
        after: split(basis, after, check.on, point.part, true),
      },
    ];
  });
  return [{ ...told, points, after: last }];
}

const CHANGES: readonly AssetLifecycleEvent['type'][] = ['AssetRepaired', 'AssetAdjusted', 'AssetDamaged'];

function isAdjustedOn(lifecycle: readonly AssetLifecycleEvent[], on: CivilDate): boolean {
  return lifecycle.some(({ type, data }) => CHANGES.includes(type) && data.on === on);
}

/** What was found says nothing of the time before an adjustment, a repair or damage: the window begins there. */
function split(
  { asset }: FindingBasis,
  after: CivilDate | null,
  on: CivilDate,
  part: string | null,
  sparesTheDay: boolean,
): CivilDate | null {
  return asset.lifecycle
    .filter(({ type, data }) => CHANGES.includes(type) && (data.on < on || (!sparesTheDay && data.on === on)))
    .filter(({ data }) => data.part === undefined || part === null || data.part === part)
    .map(({ data }) => dateOf(dayOf(data.on) - 1))
    .reduce(later, after);
}

function later(a: CivilDate | null, b: CivilDate | null): CivilDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? b : a;
}
