import { assetOn, everRegistered, partOfPoint, toBaseNumber, type CivilDate } from '@suyuan/domain';
import type { BaseRange } from '../facts';
import type { CertificateData } from '../rules/dossier';
import type { StandingCertificate, ValidityFacts } from './validity-facts';

type Known = Pick<ValidityFacts, 'registration'>;

/** Ids of the parts of an asset on a day. */
export function partsOn({ registration }: Known, day: CivilDate): string[] {
  return registration ? (assetOn(registration, day).parts ?? []).map(({ id }) => id) : [];
}

/** Whether a mark is a part of an asset: one that was ever registered of it. */
export function isPartOf({ registration }: Known): (id: string) => boolean {
  const ids = new Set(
    (registration ? everRegistered(registration) : [])
      .flatMap(({ parts }) => parts ?? [])
      .map(({ id }) => id),
  );
  return (id) => ids.has(id);
}

/**
 * Whether what happened to a part (undefined: to the asset as a whole) bears on a question. Without a part every part that
 * the asset has on the day counts, but for one that has nothing of the value asked: 2* lost leaves 1 kg valid.
 */
export function bearsOn(
  c: { facts: ValidityFacts; day: CivilDate; certificate: StandingCertificate | null },
  part: string | null | undefined,
): boolean {
  if (part === undefined || part === null) return true;
  const { question } = c.facts;
  const asked = question?.part ?? null;
  if (asked !== null) return asked === part;
  if (wasTakenAway(c.facts, part, c.day)) return false;
  const recorded = c.certificate?.recorded;
  if (!recorded || !question?.range) return true;
  return mayHave(recorded, part, question.quantity, question.range, isPartOf(c.facts));
}

/** A part that the asset had and has no more. One that was never registered may be one that nobody wrote down. */
function wasTakenAway(facts: Known, part: string, day: CivilDate): boolean {
  return !partsOn(facts, day).includes(part) && isPartOf(facts)(part);
}

/** Whether a part has a value: not where the certificate names it, and only for other values. */
export function mayHave(
  { results }: Pick<CertificateData, 'results'>,
  part: string,
  quantity: string,
  range: BaseRange,
  isPart: (id: string) => boolean,
): boolean {
  const ofPart = results
    .filter((result) => result.quantity === quantity)
    .flatMap((result) =>
      result.points
        .filter((point) => partOfPoint(point, result, isPart) === part)
        .map(({ nominal }) => toBaseNumber(nominal.value, nominal.unit, quantity)),
    );
  if (ofPart.length === 0) return true;
  return Math.min(...ofPart) <= range.hi && range.lo <= Math.max(...ofPart);
}
