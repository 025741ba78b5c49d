import {
  exactRange,
  isNamedGrade,
  isVerification,
  limitsAt,
  limitsOfClass,
  toBase,
  uncertaintyWithin,
  type ExactUncertainty,
  type QuantityValue,
} from '@suyuan/domain';
import { limitsAtPoint, measurandOf, rangeInQuestion, uncertaintyAtPoint } from './figures';
import { oncePerCase } from './once-per-case';
import { hitBy, SILENT, type LinkCase, type LinkRule } from './rule';
import { levelOf } from './scheme-in-force';

/**
 * How the value of a reference is used (RECORD.md section 2): by order (按等) it is what its certificate states, with the U
 * printed there; by grade (按级) it is the nominal, and only the limits of its class bound it.
 */
export interface Use {
  byGrade: boolean;
  /** The sender did not say so. */
  assumed: boolean;
  /** Its certificate prints an uncertainty, or is of a kind that always has one. */
  printed: boolean;
}

/** null: the link leads to no results. */
export const useOf = oncePerCase((c: LinkCase): Use | null => {
  const { reference, parent, parentResults, parentAsset } = c;
  if (parent === null || parentResults.length === 0) return null;
  const printed = parentResults.some((result) =>
    result.points.some((point) => uncertaintyAtPoint(parentAsset, result, point) !== null),
  );
  if (reference.use) return { byGrade: reference.use === 'BY_GRADE', assumed: false, printed };
  const named = [parent.accuracyClass, ...classesOf(c)].some((each) =>
    isNamedGrade(reference.quantity, each),
  );
  // What another kind covers without points it covers with a U that nobody printed here, not by the limits of a class.
  const unprinted = !printed && isVerification(parent.kind);
  return { byGrade: unprinted || named, assumed: true, printed: printed || !isVerification(parent.kind) };
});

const classesOf = ({ parentAsset, reference }: LinkCase): (string | null)[] =>
  (parentAsset?.asset.measurands ?? [])
    .filter(({ quantity }) => quantity === reference.quantity)
    .map(({ accuracyClass }) => accuracyClass);

/** u of the reference at a value where it is used by grade: a/√3 of its limits there; null where nothing bounds it. */
export function uncertaintyByGrade(c: LinkCase, nominal: QuantityValue): ExactUncertainty | null {
  const limits = limitsByGrade(c, nominal);
  return limits === null ? null : uncertaintyWithin(limits);
}

/** Of the class that its certificate awards, else as the certificate states, else the asset's, else its level's. */
export function limitsByGrade(c: LinkCase, nominal: QuantityValue) {
  const { parent, parentAsset, parentResults, reference } = c;
  const { quantity } = reference;
  const read = { quantity, range: parentResults[0]?.range ?? null };
  const range = rangeInQuestion(parentAsset, read, nominal);
  const ofClass = (written: string | null | undefined) => {
    const stated = written ? limitsOfClass(quantity, written, nominal) : null;
    return stated && limitsAt(stated, { quantity, nominal, range });
  };
  return (
    ofClass(parent?.accuracyClass) ??
    statedAt(c, nominal) ??
    registered(c, nominal, range) ??
    ofClass(
      measurandOf(parentAsset, quantity, nominal, ({ accuracyClass }) => accuracyClass !== null)
        ?.accuracyClass,
    ) ??
    ofLevel(c, nominal, range) ??
    ofClass(levelOf(c)?.class)
  );
}

/** What the certificate states at the very value. */
function statedAt({ parentResults, parentAsset }: LinkCase, nominal: QuantityValue) {
  for (const result of parentResults) {
    const at = toBase(nominal.value, nominal.unit, result.quantity);
    const point = result.points.find(
      (each) => each.mpe !== null && toBase(each.nominal.value, each.nominal.unit, result.quantity).eq(at),
    );
    const limits = point && limitsAtPoint(parentAsset, result, point);
    if (limits) return limits;
  }
  return null;
}

type Range = Parameters<typeof limitsAt>[1]['range'];

function registered(
  { parentAsset, reference: { quantity } }: LinkCase,
  nominal: QuantityValue,
  range: Range,
) {
  const stated = measurandOf(parentAsset, quantity, nominal, ({ mpe }) => mpe !== null)?.mpe;
  return stated ? limitsAt(stated, { quantity, nominal, range }) : null;
}

function ofLevel(c: LinkCase, nominal: QuantityValue, range: Range) {
  const stated = levelOf(c)?.mpe;
  return typeof stated === 'object'
    ? limitsAt(stated, { quantity: c.reference.quantity, nominal, range })
    : null;
}

/** The values of the child at which the reference is asked, those of its own quantity. */
function askedOf({ result, reference, parentResults }: LinkCase): QuantityValue[] {
  if (result.quantity === reference.quantity && result.points.length > 0) {
    return result.points.map(({ nominal }) => nominal);
  }
  const own = parentResults.flatMap(({ points }) => points.map(({ nominal }) => nominal));
  if (own.length > 0) return own;
  return parentResults.flatMap(({ range, quantity }) =>
    range === null || exactRange(range, quantity) === null ? [] : [{ value: range.max, unit: range.unit }],
  );
}

/** Its value is the nominal, so the chain's uncertainty goes by the limits of its class. */
export const useByGradeIsTold: LinkRule = {
  code: 'USED_BY_GRADE',
  ancillary: false,
  judge: (c) => {
    const use = useOf(c);
    return use?.byGrade ? hitBy([c.parent!.id]) : SILENT;
  },
};

/** Nothing says how uncertain the reference is: no U is printed, and by grade no limits are known. */
export const referenceUncertaintyMustBeKnown: LinkRule = {
  code: 'U_UNKNOWN',
  ancillary: false,
  judge: (c) => {
    const use = useOf(c);
    if (use === null || c.parent === null) return SILENT;
    if (!use.byGrade) return use.printed ? SILENT : hitBy([c.parent.id]);
    const asked = askedOf(c);
    const isKnown = asked.length > 0 && asked.every((nominal) => uncertaintyByGrade(c, nominal) !== null);
    // Where by grade is only assumed, a printed U is what is compared; who says by grade says that it was not used.
    const isPrintedUsed = use.assumed && use.printed;
    return isKnown || isPrintedUsed ? SILENT : hitBy([c.parent.id]);
  },
};
