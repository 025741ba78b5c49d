import type { PublicDetailsReply, PublicResultReply, PublicVerificationReply } from '@suyuan/contract';
import type { CalibrationRecorded, Difference } from '@suyuan/domain';
import { exactRangeOf, fromBase, normalisedNumber, shownUncertainty, uncertaintyOf } from '@suyuan/domain';
import { civilDateOf } from '@suyuan/platform';
import type { CertificateRecord } from '@suyuan/read-model';
import type { Status, Trace } from '@suyuan/traceability';
import { messageOf } from '../names/messages';

/** `complete` is false where the chain goes on beyond what is told of it. */
export interface ToldDetails {
  details: PublicDetailsReply;
  complete: boolean;
}

const NOTHING = {
  since: null,
  until: null,
  due: null,
  reason: null,
  laboratories: null,
  count: null,
  matches: null,
  details: null,
  complete: true,
} as const;

export const unknownVerification = (on: string): PublicVerificationReply => ({
  state: 'UNKNOWN',
  on,
  ...NOTHING,
});

export const ambiguousVerification = (
  on: string,
  count: number,
  { complete } = { complete: true },
): PublicVerificationReply => ({ ...NOTHING, state: 'AMBIGUOUS', on, count, complete });

/** @param matches false where something beside the number was given and is not on the certificate */
export const onRecord = (
  on: string,
  laboratories: PublicVerificationReply['laboratories'],
  matches: boolean | null,
  { complete } = { complete: true },
): PublicVerificationReply => ({ ...NOTHING, state: 'ON_RECORD', on, laboratories, matches, complete });

export function stateOf(on: string, status: Status, told: ToldDetails | null): PublicVerificationReply {
  const { state, since, until, due, reason } = status;
  const why = reason && { code: reason, message: messageOf(reason) };
  const { details, complete } = told ?? { details: null, complete: true };
  return { ...NOTHING, state, on, since, until, due, reason: why, matches: true, details, complete };
}

/** Characters of a serial number that whoever holds the paper can name. */
export const SERIAL_END = 4;

/** However typed: the last four as they stand there (dashes and spaces among them), or more of it. */
export function isSerialEnd(serialNumber: string, typed: string): boolean {
  const [serial, end] = [normalisedNumber(serialNumber), normalisedNumber(typed)];
  if (end === '') return false;
  return (
    end === normalisedNumber(serialEndOf(serialNumber)) || (end.length >= SERIAL_END && serial.endsWith(end))
  );
}

export function serialEndOf(serialNumber: string): string {
  return Array.from(serialNumber).slice(-SERIAL_END).join('');
}

/** Range and greatest uncertainty of each result, as far as they can be compared. */
export function resultsOf({ results }: CalibrationRecorded['data']): PublicResultReply[] {
  return results.map((result) => ({
    quantity: result.quantity,
    range: result.range ?? rangeOfPoints(result),
    expandedUncertainty: greatestOf(result),
  }));
}

type Result = CalibrationRecorded['data']['results'][number];

function rangeOfPoints(result: Result): PublicResultReply['range'] {
  const unit = result.points[0]?.nominal.unit;
  const range = exactRangeOf(result);
  if (unit === undefined || range === null) return null;
  const inUnit = (base: typeof range.lo): string => fromBase(base, unit, result.quantity).toString();
  return { min: inUnit(range.lo), max: inUnit(range.hi), unit };
}

function greatestOf({ quantity, range, points }: Result): Difference | null {
  const [greatest] = points
    .flatMap((point) => {
      const exact = uncertaintyOf(point, quantity, range);
      return exact === null ? [] : [{ point, expanded: exact.expanded }];
    })
    .sort((a, b) => b.expanded.comparedTo(a.expanded));
  return greatest === undefined ? null : shownUncertainty(greatest.point, quantity);
}

/** The first that makes it void, else the first that withdraws it. */
export function revocationOf({ history }: CertificateRecord): PublicDetailsReply['revocation'] {
  const told = history.flatMap(({ type, recordedAt, data }) => {
    if (type !== 'CertificateRevoked') return [];
    const { effect, effectiveFrom, reason } = data as {
      effect: string;
      effectiveFrom: string | null;
      reason: string;
    };
    return [{ effect, from: effectiveFrom, on: civilDateOf(new Date(recordedAt)), reason }];
  });
  return told.find(({ effect }) => effect === 'VOID') ?? told[0] ?? null;
}

/** How far each certificate is from the start by what carries traceability; ancillary ones are no levels of the chain. */
export function levelsOf(trace: Trace): { certificate: string; level: number }[] {
  const levels = new Map<string, number>(trace.start === null ? [] : [[trace.start, 0]]);
  // In the order of the certificates, children before parents, each level is final when it is passed on.
  const place = new Map(trace.certificates.map((id, index) => [id, index]));
  const links = trace.links.toSorted((a, b) => (place.get(a.from) ?? 0) - (place.get(b.from) ?? 0));
  for (const { from, to, role } of links) {
    const level = levels.get(from);
    if (to !== null && role === 'MAIN' && level !== undefined) {
      levels.set(to, Math.max(levels.get(to) ?? 0, level + 1));
    }
  }
  return [...levels]
    .map(([certificate, level]) => ({ certificate, level }))
    .sort((a, b) => a.level - b.level);
}
