/** What later certificates say against an earlier one, naively: RECORD.md section 5. */
import type { CivilDate } from '@suyuan/domain';
import type { BaseRange, CertificateFact, ResultFact } from '@suyuan/traceability';
import { candidates, compareAge, covers } from './naive-model';
import type { Known } from './naive-known';
import { partOfFinding, seenAs } from './naive-parts';

interface Asked {
  quantity: string;
  range: BaseRange | null;
  part: string | null;
}

/** Where a finding overlaps what is asked; undefined: nowhere. */
function overlapOf(a: BaseRange | null, b: BaseRange | null): BaseRange | null | undefined {
  if (a === null || b === null) return a ?? b;
  const both = { lo: Math.max(a.lo, b.lo), hi: Math.min(a.hi, b.hi) };
  return both.lo <= both.hi ? both : undefined;
}

interface Overlap {
  how: 'FAILED' | 'ADJUSTED';
  asked: Asked;
}

function overlapsOf(known: Known, certificate: CertificateFact, result: ResultFact, asked: Asked): Overlap[] {
  return (result.findings ?? []).flatMap(({ how, mark, range }) => {
    const part = partOfFinding(known, certificate, result, mark) ?? asked.part;
    if (asked.part !== null && part !== asked.part) return [];
    const overlap = overlapOf(asked.range, range);
    return overlap === undefined ? [] : [{ how, asked: { ...asked, range: overlap, part } }];
  });
}

const ofQuantity = (certificate: CertificateFact, quantity: string): ResultFact[] =>
  certificate.results.filter((result) => result.quantity === quantity);

/** Ids of certificates performed before a day that speak against one, the oldest first. */
export function speakingAgainst(
  known: Known,
  certificate: CertificateFact,
  asked: Asked,
  before: CivilDate,
): string[] {
  const all = candidates(known, certificate.asset, asked.quantity, before)
    .filter(({ performedOn }) => performedOn < before)
    .sort(compareAge);
  const coversWell = (later: CertificateFact, overlap: Asked): boolean =>
    later.results.some((result, index) => {
      const seen = seenAs(known, later, overlap.part).results[index]!;
      if (!covers(seen, overlap.quantity, overlap.range)) return false;
      return !overlapsOf(known, later, result, overlap).some(({ how }) => how === 'FAILED');
    });
  return all
    .filter((later) => compareAge(later, certificate) > 0)
    .filter((later) =>
      ofQuantity(later, asked.quantity)
        .flatMap((result) => overlapsOf(known, later, result, asked))
        .some((overlap) => {
          const after = all.filter((each) => compareAge(each, later) > 0);
          return !after.some((each) => coversWell(each, overlap.asked));
        }),
    )
    .map(({ id }) => id);
}
