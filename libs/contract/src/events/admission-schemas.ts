import type { DomainEvent, DomainEventType } from '@suyuan/domain';
import { day, flag, object, text } from './json-schema';
import { days } from './shapes';

type DataOf<Type extends DomainEventType> = Extract<DomainEvent, { type: Type }>['data'];

/** Who may speak for whom, and what people said about certificates beside what stands on them. */
export const ADMISSION_SCHEMAS = {
  OrganizationEntrusted: object<DataOf<'OrganizationEntrusted'>>({
    id: text,
    organization: text,
    laboratory: text,
    ...days,
  }),
  ClearanceGranted: object<DataOf<'ClearanceGranted'>>({
    id: text,
    organization: text,
    ...days,
    reason: text,
  }),
  AssetEntrusted: object<DataOf<'AssetEntrusted'>>({
    id: text,
    asset: text,
    owner: text,
    laboratory: text,
    ...days,
  }),
  LaboratoryDesignated: object<DataOf<'LaboratoryDesignated'>>({
    id: text,
    asset: text,
    laboratory: text,
    ...days,
    reason: text,
    national: flag,
  }),
  CertificateAccepted: object<DataOf<'CertificateAccepted'>>({ id: text, certificate: text, by: text }),
  CertificateDisputed: object<DataOf<'CertificateDisputed'>>({
    id: text,
    certificate: text,
    by: text,
    reason: text,
  }),
  CertificateConfirmed: object<DataOf<'CertificateConfirmed'>>({ id: text, certificate: text, by: text }),
  CertificateSuspended: object<DataOf<'CertificateSuspended'>>({
    id: text,
    certificate: text,
    from: day,
    to: day,
    reason: text,
  }),
};
