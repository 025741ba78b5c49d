import {
  baseRangeOf,
  CONCLUSIONS_WORST_FIRST,
  partOfPoint,
  toBaseNumber,
  type CalibrationResult,
  type Conclusion,
} from '@suyuan/domain';
import type { BaseRange } from '../facts';
import type { CertificateData } from '../rules/dossier';

/** What carries a conclusion of its own: a part, or a function, which is its quantity. */
export interface Unit {
  quantity: string;
  part: string | null;
}

/** What is asked of a certificate. */
export interface AskedOfCertificate {
  /** null: every quantity. */
  quantity: string | null;
  range: BaseRange | null;
  /** null: every part. */
  part: string | null;
  isPart: (id: string) => boolean;
  /** The law asks for a verification: then its overall failure is one, whatever passes. */
  compulsory: boolean;
}

/** What a certificate concludes of what is asked (RECORD.md section 5). */
export interface Concluded {
  conclusion: Conclusion;
  /** Units with a PASS of their own, and those that fail, wherever in the certificate they are. */
  passes: Unit[];
  fails: Unit[];
}

interface Statement extends Unit {
  /** null: of whatever value. */
  range: BaseRange | null;
  conclusion: Conclusion;
  /** Not merely that of the certificate. */
  own: boolean;
}

/**
 * A conclusion of a result wins over the certificate's for that result, one of a point for that point. A failure of one
 * property of a part fails the part; where other parts or functions carry a PASS of their own the whole is of restricted use.
 */
export function concludedOf(recorded: CertificateData, asked: AskedOfCertificate): Concluded {
  const all = recorded.results.flatMap((result) => statementsOf(result, recorded.conclusion, asked.isPart));
  const everywhere = unitsOf(all);
  const fails = everywhere.filter((unit) => isFailed(unit, all));
  const passes = everywhere.filter((unit) => passesByItself(unit, all));
  return { conclusion: conclusionOf(recorded.conclusion, all, asked), passes, fails };
}

function conclusionOf(
  ofCertificate: Conclusion,
  all: readonly Statement[],
  asked: AskedOfCertificate,
): Conclusion {
  if (asked.compulsory && ofCertificate === 'FAIL') return 'FAIL';
  const meant = all.filter((each) => isMeant(each, asked));
  const told = inRange(meant, asked.range);
  // What a certificate says of another quantity of the very part that is asked fails that part, too.
  const elsewhere = all.filter(
    ({ part, conclusion }) => part !== null && part === asked.part && conclusion === 'FAIL',
  );
  const units = asked.part === null ? unitsOf(told) : [{ quantity: asked.quantity ?? '', part: asked.part }];
  const counted = [...told, ...elsewhere];
  if (units.some((unit) => isFailed(unit, counted))) {
    return units.some((unit) => passesByItself(unit, counted)) ? 'RESTRICTED_USE' : 'FAIL';
  }
  const said: readonly Conclusion[] = told
    .map(({ conclusion }) => conclusion)
    .filter((each) => each !== 'NONE');
  return (
    CONCLUSIONS_WORST_FIRST.find((each) => said.includes(each)) ?? (told.length > 0 ? 'NONE' : ofCertificate)
  );
}

function isMeant({ quantity, part }: Statement, asked: AskedOfCertificate): boolean {
  if (asked.quantity !== null && quantity !== asked.quantity) return false;
  return asked.part === null || part === null || part === asked.part;
}

/** Those that speak of a range; where none does, all: nothing in particular was said of it. */
function inRange(statements: readonly Statement[], range: BaseRange | null): readonly Statement[] {
  if (range === null) return statements;
  const points = statements.flatMap((each) =>
    each.range?.lo === each.range?.hi && each.range ? [each.range.lo] : [],
  );
  const below = Math.max(...points.filter((value) => value <= range.lo));
  const above = Math.min(...points.filter((value) => value >= range.hi));
  const speaking = statements.filter(({ range: own }) => {
    if (own === null) return true;
    // Between two points both of them count.
    if (own.lo === own.hi) return below <= own.lo && own.hi <= above;
    return own.lo <= range.hi && range.lo <= own.hi;
  });
  return speaking.length > 0 ? speaking : statements;
}

function statementsOf(
  result: CalibrationResult,
  ofCertificate: Conclusion,
  isPart: (id: string) => boolean,
): Statement[] {
  const { quantity, points } = result;
  const parts = [...new Set(points.map((point) => partOfPoint(point, result, isPart)))];
  if (parts.length === 0) parts.push(result.part ?? null);
  const ofResult = result.conclusion ?? ofCertificate;
  const own = result.conclusion !== undefined;
  const isBorne = points.length > 0 && points.every(({ conclusion }) => conclusion !== undefined);
  // It failed for something that none of its points tells, such as its repeatability.
  const failsBeyondPoints =
    isBorne && own && ofResult === 'FAIL' && points.every((p) => p.conclusion !== 'FAIL');
  return parts.flatMap((part): Statement[] => {
    const ofPart = points.filter((point) => partOfPoint(point, result, isPart) === part);
    const at = ofPart.map(({ nominal }) => toBaseNumber(nominal.value, nominal.unit, quantity));
    const borne = ofPart.flatMap(({ conclusion }, index): Statement[] => {
      const value = at[index]!;
      if (conclusion === undefined) return [];
      return [{ quantity, part, range: { lo: value, hi: value }, conclusion, own: true }];
    });
    if (borne.length > 0 && borne.length === ofPart.length && !failsBeyondPoints) return borne;
    const stated = result.range === null ? null : baseRangeOf(result);
    const measured = at.length === 0 ? null : { lo: Math.min(...at), hi: Math.max(...at) };
    return [...borne, { quantity, part, range: stated ?? measured, conclusion: ofResult, own }];
  });
}

function unitsOf(statements: readonly Statement[]): Unit[] {
  const units = new Map(
    statements.map(({ quantity, part }) => [JSON.stringify([quantity, part]), { quantity, part }]),
  );
  return [...units.values()];
}

function isOfUnit(unit: Unit, { quantity, part }: Statement): boolean {
  // A result of a named part is one of its properties, whatever it measures.
  if (unit.part !== null && part === unit.part) return true;
  return quantity === unit.quantity && (part === unit.part || part === null);
}

function isFailed(unit: Unit, statements: readonly Statement[]): boolean {
  return statements.some((each) => each.conclusion === 'FAIL' && isOfUnit(unit, each));
}

function passesByItself(unit: Unit, statements: readonly Statement[]): boolean {
  if (isFailed(unit, statements)) return false;
  return statements.some(
    ({ quantity, part, conclusion, own }) =>
      own &&
      quantity === unit.quantity &&
      part === unit.part &&
      (conclusion === 'PASS' || conclusion === 'CONDITIONAL_PASS'),
  );
}
