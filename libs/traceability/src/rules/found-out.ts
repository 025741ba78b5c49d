import { toBaseNumber, type CivilDate, type MeasuredPoint, type Severity, type Tier } from '@suyuan/domain';
import { effectOf, passageOf, shiftsAt, type Passage } from '../found-out/effects';
import { suspicionsOf, type FoundPoint, type Suspicion } from '../found-out/suspicions';
import { LATER_MAX } from '../graph/certificates-after';
import { gradeEffect, type PointGrade } from '../impact/grade-impact';
import { usedRange } from './parts-used';
import { present } from './facts-missing';
import { SILENT, type Hit, type LinkCase, type LinkRule } from './rule';
import { limitsByGrade, useOf } from './used-by-grade';

/**
 * A reference that a later certificate or check found other than it was known to be (RECORD.md section 6): it bears the uses
 * after the last day on which it was known good. Graded like an impact, for this child: what is negligible or minor is told,
 * what is more, or what nobody can grade, is undecided until its owner says something.
 */
export const referenceMustNotBeFoundOut: LinkRule = {
  code: 'REFERENCE_FOUND_OUT',
  ancillary: true,
  judge: (c) => {
    const { link, parent, parentAsset } = c;
    if (parent === null || parentAsset === null) return SILENT;
    if ((link.later ?? []).length === 0 && parentAsset.checks.length === 0) return SILENT;
    return [...suspicionsOfLink(c).flatMap((suspicion) => hitOf(c, suspicion)), ...leftOpen(c)];
  },
};

/** There are more later certificates than were looked into. */
function leftOpen({ link: { later = [] }, parent }: LinkCase): Hit[] {
  if (later.length < LATER_MAX) return [];
  return [{ evidence: [parent!.id], severity: 'UNDECIDED' }];
}

function suspicionsOfLink(c: LinkCase): Suspicion[] {
  const { link, parent, parentAsset, reference, dossier } = c;
  const later = (link.later ?? []).map((id) => present(dossier.certificate(id), `certificate ${id}`));
  return suspicionsOf({
    asset: parentAsset!,
    quantity: reference.quantity,
    certificates: [parent!, ...later],
    byGrade: useOf(c)?.byGrade ?? false,
    limitsAt: (nominal) => limitsByGrade(c, nominal),
  });
}

function hitOf(c: LinkCase, suspicion: Suspicion): Hit[] {
  const { id, on, kind } = suspicion;
  if (on < firstDayOf(c) || (kind === 'CHECK' && on < c.usedOn)) return [];
  const severity = severityOf(c, suspicion);
  if (severity === null) return [];
  return [{ evidence: [id, c.parent!.id], severity }];
}

/** Work over several days counts from its first. */
function firstDayOf({ child, usedOn }: LinkCase): CivilDate {
  return child.performedFrom ?? usedOn;
}

const isAfter = (c: LinkCase, after: CivilDate | null): boolean => after === null || after < c.usedOn;

/** null: it says nothing of this use. */
function severityOf(c: LinkCase, suspicion: Suspicion): Severity | null {
  const { points, part, after } = suspicion;
  if (points === null) {
    if (!isAfter(c, after) || !isOfPart(c, part)) return null;
    return isSettled(c, suspicion, part) ? 'REMARK' : 'UNDECIDED';
  }
  const used = points.filter((point) => isUsed(c, point));
  if (!used.some(({ out }) => out)) return null;
  const graded = gradeOf(c, used);
  if (graded === 'NOTHING') return null;
  const parts = [...new Set(used.filter(({ out }) => out).map((point) => point.part))];
  if (parts.every((each) => isSettled(c, suspicion, each))) return 'REMARK';
  const minor = graded !== null && (graded.grade === 'NEGLIGIBLE' || graded.grade === 'MINOR');
  return minor ? 'REMARK' : 'UNDECIDED';
}

const isOfPart = ({ reference }: LinkCase, part: string | null): boolean =>
  reference.part === undefined || part === null || reference.part === part;

function isUsed(c: LinkCase, point: FoundPoint): boolean {
  if (!isAfter(c, point.after) || !isOfPart(c, point.part)) return false;
  const range = usedRange(c);
  // Of a load of several weights each is a part of what was asked.
  const { times = 1 } = c.reference;
  return range === null || (range.lo <= point.value * times && point.value * times <= range.hi);
}

type Graded = PointGrade | 'NOTHING' | null;

/** The worst point of the child; NOTHING: none of what was found was used; null: some of it cannot be graded. */
function gradeOf(c: LinkCase, found: readonly FoundPoint[]): Graded {
  const { result, reference, parentAsset, childAsset, child } = c;
  const { quantity, times = 1 } = reference;
  if (result.quantity !== quantity || result.points.length === 0) return null;
  const passage = passageOf(parentAsset, childAsset, quantity);
  const at = child.results.indexOf(result);
  const question = { quantity, certificate: child, measurands: childAsset?.asset.measurands ?? [] };
  let worst: PointGrade | null = null;
  for (const [index, point] of result.points.entries()) {
    for (const shift of shiftsAt(found, passage, point, result, times) ?? []) {
      if (shift.isZero()) continue;
      const graded = gradeEffect(question, point, { result: at, point: index }, effectOf(passage, shift));
      if (graded === null) return null;
      if (worst === null || isWorseGrade(graded, worst)) worst = graded;
    }
  }
  if (mayLieInALoad(c, found, passage, times)) return null;
  return worst ?? 'NOTHING';
}

const isWorseGrade = (one: PointGrade, other: PointGrade): boolean =>
  ORDER.indexOf(one.grade) > ORDER.indexOf(other.grade);
const ORDER: readonly PointGrade['grade'][] = ['NEGLIGIBLE', 'MINOR', 'MAJOR', 'VERDICT_CHANGES'];

/**
 * Whether what was found may have lain in a load that no single piece makes up: a point of the child at a value that the
 * reference has no piece of. Of an indicator: beyond the values between which it is known.
 */
function mayLieInALoad(
  { result, parentResults, reference }: LinkCase,
  found: readonly FoundPoint[],
  passage: Passage,
  times: number,
): boolean {
  if (times > 1 || !found.some(({ out }) => out)) return false;
  if (passage.reference !== 'MEASURE') {
    return result.points.some((point) => {
      const arriving = shiftsAt(found, passage, point, result, times);
      return arriving === null || (arriving.length === 0 && !isZero(point));
    });
  }
  const { quantity } = reference;
  const valueOf = ({ nominal }: Pick<MeasuredPoint, 'nominal'>): number =>
    toBaseNumber(nominal.value, nominal.unit, quantity);
  const pieces = parentResults.filter((each) => each.quantity === quantity);
  const values = new Set(pieces.flatMap(({ points }) => points.map(valueOf)));
  for (const { value } of found) values.add(value);
  return result.points.some((point) => !isZero(point) && !values.has(valueOf(point)));
}

const isZero = ({ nominal }: Pick<MeasuredPoint, 'nominal'>): boolean => Number(nominal.value) === 0;

/** Standards that others rest on are cleared by a competent authority alone. */
const CLEARED_BY_AUTHORITY: readonly Tier[] = [
  'PRIMARY',
  'SECONDARY',
  'WORKING_PRIMARY',
  'PUBLIC',
  'ENTERPRISE_HIGHEST',
];

/** Whether somebody who may has said that it is nothing, or found it to be less. */
function isSettled(
  { parentAsset, reference: { quantity }, usedOn }: LinkCase,
  { id }: Suspicion,
  part: string | null,
): boolean {
  const { asset, dismissals, nonconformities } = parentAsset!;
  const byAuthority = CLEARED_BY_AUTHORITY.includes(asset.tier);
  const counts = (said: { quantity: string; part?: string; byAuthority?: true }): boolean =>
    said.quantity === quantity &&
    (said.part === undefined || said.part === part) &&
    (!byAuthority || said.byAuthority === true);
  return (
    dismissals.some((said) => said.finding === id && counts(said)) ||
    nonconformities.some((said) => said.from < usedOn && usedOn <= said.to && counts(said))
  );
}
