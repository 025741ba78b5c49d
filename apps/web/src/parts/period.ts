/** How many days before its end a certificate counts as due. */
const DUE_DAYS = 30;

export type PeriodState = 'IN_PERIOD' | 'DUE' | 'EXPIRED' | 'NO_PERIOD' | 'NO_CERTIFICATE';

/** Where a day lies in the period a certificate states. This is a fact of dates, not the verdict of validity. */
export function periodOf(certificate: { validUntil?: string | null } | null, on: string): PeriodState {
  if (certificate === null) return 'NO_CERTIFICATE';
  const { validUntil } = certificate;
  if (!validUntil) return 'NO_PERIOD';
  if (validUntil < on) return 'EXPIRED';
  return daysBetween(on, validUntil) <= DUE_DAYS ? 'DUE' : 'IN_PERIOD';
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}
