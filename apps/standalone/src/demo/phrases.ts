import type {
  AssetBody,
  CalibrationBody,
  CertificateKind,
  CivilDate,
  PointBody,
  QuantityRange,
  QuantityValue,
  ReferenceBody,
  ResultBody,
} from '@suyuan/domain';

/** Short ways to write the demonstration down, so that its files read like a list of certificates. */

/** `'0.15 mg'` as value and unit. */
export function q(text: string): QuantityValue {
  const [value, unit] = text.split(' ');
  if (!value || !unit) throw new Error(`not a quantity value: ${text}`);
  return { value, unit };
}

/** `'1..1000 g'` as a range. */
export function range(text: string): QuantityRange {
  const [bounds, unit] = text.split(' ');
  const [min, max] = (bounds ?? '').split('..');
  if (!min || !max || !unit) throw new Error(`not a range: ${text}`);
  return { min, max, unit };
}

/** A measured point: nominal, U at k = 2, and what else the certificate states. */
export function point(
  nominal: string,
  expandedUncertainty: string,
  more: { error?: string; mpe?: string; mark?: string } = {},
): PointBody {
  return {
    nominal: q(nominal),
    ...(more.error === undefined ? {} : { error: q(more.error) }),
    expandedUncertainty: q(expandedUncertainty),
    coverageFactor: '2',
    ...(more.mpe === undefined ? {} : { mpe: q(more.mpe) }),
    ...(more.mark === undefined ? {} : { mark: more.mark }),
  };
}

export function result(quantity: string, points: PointBody[], references: ReferenceBody[] = []): ResultBody {
  return { quantity, points, references };
}

/** A MAIN reference; without a citation it resolves to the certificate in force on the day of use. */
export function uses(
  asset: string,
  quantity: string,
  more: { cites?: [issuer: string, number: string]; range?: string } = {},
): ReferenceBody {
  return {
    asset,
    quantity,
    role: 'MAIN',
    ...(more.cites === undefined ? {} : { certificate: { issuer: more.cites[0], number: more.cites[1] } }),
    ...(more.range === undefined ? {} : { range: range(more.range) }),
  };
}

export function daysAfter(day: CivilDate, days: number): CivilDate {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}

/** The last day of a validity of so many months that begins on the day of the calibration. */
export function lastDayOf(day: CivilDate, months: number): CivilDate {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCMonth(instant.getUTCMonth() + months);
  return daysAfter(instant.toISOString().slice(0, 10), -1);
}

/** Demonstration certificates are issued two days after the work. */
const DAYS_TO_ISSUE = 2;

interface Certificate {
  id: string;
  number: string;
  issuer: string;
  asset: string;
  performedOn: CivilDate;
  /** Months of validity; left out, none is stated. */
  months?: number;
  kind?: CertificateKind;
  results: ResultBody[];
  more?: Omit<Partial<CalibrationBody>, 'id'>;
}

export function certificate(facts: Certificate): CalibrationBody & { id: string } {
  const { id, number, issuer, asset, performedOn, months, kind = 'CALIBRATION', results, more } = facts;
  return {
    id,
    certificateNumber: number,
    issuer,
    kind,
    asset,
    performedOn,
    issuedOn: daysAfter(performedOn, DAYS_TO_ISSUE),
    ...(months === undefined ? {} : { validUntil: lastDayOf(performedOn, months) }),
    ...(kind === 'VERIFICATION' ? { conclusion: 'PASS' } : {}),
    results,
    ...more,
  };
}

/** A measurement standard; `more` says what sets it apart. */
export function standard(
  id: string,
  tier: AssetBody['tier'],
  name: [zh: string, en: string],
  owner: string,
  quantity: string,
  more: Omit<Partial<AssetBody>, 'id'> & { range?: string } = {},
): AssetBody & { id: string } {
  const { range: covered, ...rest } = more;
  return {
    id,
    kind: 'STANDARD',
    tier,
    name: { zh: name[0], en: name[1] },
    manufacturer: 'Suyuan Demo Works',
    model: `DEMO-${id.toUpperCase()}`,
    serialNumber: `SN-${id.toUpperCase()}`,
    owner,
    measurands: [{ quantity, ...(covered === undefined ? {} : { range: range(covered) }) }],
    ...rest,
  };
}

/** A working instrument. */
export function instrument(...facts: Parameters<typeof standard>): AssetBody & { id: string } {
  return { ...standard(...facts), kind: 'INSTRUMENT' };
}
