import type { CalibrationRecorded, LocalText, QuantityValue, State } from '@suyuan/domain';
import { differenceToBase, exactRangeOf, fromBase, normalisedNumber } from '@suyuan/domain';
import { civilDateOf } from '@suyuan/platform';
import type { CertificateRecord } from '@suyuan/read-model';
import type { Status, Trace } from '@suyuan/traceability';
import { messageOf } from '../reading/messages';

/**
 * What the check says. A state only where the paper was shown to be in hand; else that the number is on record, that
 * the nameplate is borne by several, or that nothing is known.
 */
export type PublicState = State | 'ON_RECORD' | 'AMBIGUOUS' | 'UNKNOWN';

export interface PublicResult {
  quantity: string;
  range: { min: string; max: string; unit: string } | null;
  /** The greatest expanded uncertainty of its points. */
  expandedUncertainty: QuantityValue | null;
}

/** What the paper can be compared with. Nothing that names owner, place or people. */
export interface PublicDetails {
  number: string;
  laboratory: LocalText | null;
  asset: {
    name: LocalText | null;
    manufacturer: string | null;
    model: string | null;
    serialEnd: string | null;
  };
  performedOn: string;
  issuedOn: string;
  validUntil: string | null;
  conclusion: string;
  results: PublicResult[];
  /** SHA-256 of the record, hex. */
  sha256: string;
  revocation: { effect: string; from: string | null; on: string; reason: string } | null;
  replacement: { number: string; link: string } | null;
  /** Levels from the certificate up to where the chain ends, without names; null: not told. */
  chain: { level: number; tier: string | null; performedOn: string | null }[];
}

export interface PublicVerification {
  state: PublicState;
  /** The day the state is as of. */
  on: string;
  since: string | null;
  until: string | null;
  due: string | null;
  reason: { code: string; message: LocalText } | null;
  /** Laboratories that gave the number, where nothing more was shown. */
  laboratories: { code: string; name: LocalText | null }[] | null;
  /** How many bear the nameplate or the number: nobody can say which one is meant. */
  count: number | null;
  /** False: what was given beside the number is not on that certificate. */
  matches: boolean | null;
  details: PublicDetails | null;
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
} as const;

export const unknownVerification = (on: string): PublicVerification => ({ state: 'UNKNOWN', on, ...NOTHING });

export const ambiguousVerification = (on: string, count: number): PublicVerification => ({
  ...NOTHING,
  state: 'AMBIGUOUS',
  on,
  count,
});

/** @param matches false where something beside the number was given and is not on the certificate */
export const onRecord = (
  on: string,
  laboratories: PublicVerification['laboratories'],
  matches: boolean | null,
): PublicVerification => ({ ...NOTHING, state: 'ON_RECORD', on, laboratories, matches });

export function stateOf(on: string, status: Status, details: PublicDetails | null): PublicVerification {
  const { state, since, until, due, reason } = status;
  const told = reason && { code: reason, message: messageOf(reason) };
  return { ...NOTHING, state, on, since, until, due, reason: told, matches: true, details };
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
export function resultsOf({ results }: CalibrationRecorded['data']): PublicResult[] {
  return results.map((result) => ({
    quantity: result.quantity,
    range: result.range ?? rangeOfPoints(result),
    expandedUncertainty: greatestOf(result),
  }));
}

type Result = CalibrationRecorded['data']['results'][number];

function rangeOfPoints(result: Result): PublicResult['range'] {
  const unit = result.points[0]?.nominal.unit;
  const range = exactRangeOf(result);
  if (unit === undefined || range === null) return null;
  const inUnit = (base: typeof range.lo): string => fromBase(base, unit, result.quantity).toString();
  return { min: inUnit(range.lo), max: inUnit(range.hi), unit };
}

function greatestOf({ quantity, points }: Result): QuantityValue | null {
  const [greatest] = points
    .map(({ nominal, expandedUncertainty }) => ({
      value: expandedUncertainty,
      base: differenceToBase(expandedUncertainty, nominal, quantity),
    }))
    .sort((a, b) => b.base.comparedTo(a.base));
  return greatest?.value ?? null;
}

/** The first that makes it void, else the first that withdraws it. */
export function revocationOf({ history }: CertificateRecord): PublicDetails['revocation'] {
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
