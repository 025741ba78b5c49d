import { refusal, type Requirement } from '../decision';
import { normalisedNumber } from '../nameplate/normalised-text';
import type { CalibrationInput } from './calibration-context';
import type { CertificateState } from './certificate.state';

/** What tells certificates of one issuer under one number apart: the item of several, and the issue of one. */
export interface Numbered {
  item?: string | null;
  revision?: number | null;
}

/** An item as it is compared, however it was typed; empty: the number is of one instrument alone. */
export const itemKey = ({ item }: Numbered): string => (item ? normalisedNumber(item) : '');

/** The issue of a number; a certificate that states none is the first one. */
export const revisionOf = ({ revision }: Numbered): number => revision ?? 0;

export function isSameIssue(a: Numbered, b: Numbered): boolean {
  return itemKey(a) === itemKey(b) && revisionOf(a) === revisionOf(b);
}

const recorded = (state: CertificateState | undefined) =>
  state?.status === 'RECORDED' ? state.certificate : null;

/**
 * A number is of one instrument or of several: beside certificates with items one without would be taken for all of
 * them, and beside one without items nobody could say which instrument that one was of.
 */
export const numberIsOfOneOrOfItems: Requirement<CalibrationInput> = ({ command: { body }, context }) => {
  const other = recorded(context.underNumber);
  if (other === null || (itemKey(other) === '') === (itemKey(body) === '')) return [];
  const detail = body.item
    ? `number ${body.certificateNumber} is that of ${other.id}, which names no item`
    : `number ${body.certificateNumber} has items, such as ${other.item} of ${other.id}: state which this is`;
  return [refusal('DUPLICATE_CERTIFICATE_NUMBER', '/item', detail)];
};

/** Two issues of one certificate do not stand beside each other: the later one names what it amends. */
export const laterIssueAmends: Requirement<CalibrationInput> = ({ command: { body }, context }) => {
  const other = recorded(context.underItem);
  if (other === null || itemKey(other) !== itemKey(body) || revisionOf(other) === revisionOf(body)) return [];
  const later = revisionOf(body) > revisionOf(other) ? body : other;
  if (later.replaces) return [];
  const which =
    later === body ? `revision ${revisionOf(body)}` : `revision ${revisionOf(other)}, ${other.id},`;
  const detail = `${which} of number ${body.certificateNumber} names with \`replaces\` the certificate that it amends`;
  return [refusal('DUPLICATE_CERTIFICATE_NUMBER', later === body ? '/replaces' : '/revision', detail)];
};
