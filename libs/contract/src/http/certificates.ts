import {
  REVOCATION_EFFECTS,
  type CertificateSuspensionBody,
  type RevocationBody,
  type RevocationEffect,
} from '@suyuan/domain';
import { CivilDateField, Id, NoteField, OneOf, OPTIONAL } from './fields';
import { MAX_REASON_LENGTH } from './limits';

/** POST /v1/certificates/{id}/revocations */
export class RevokeCertificateBody implements RevocationBody {
  @Id(OPTIONAL)
  id?: string | null;

  @OneOf(REVOCATION_EFFECTS, { description: 'VOID: it never held. WITHDRAWN: it held until effectiveFrom.' })
  effect!: RevocationEffect;

  @CivilDateField({
    optional: (owner) => owner.effect !== 'WITHDRAWN',
    description: 'Required for WITHDRAWN.',
  })
  effectiveFrom?: string | null;

  @NoteField(MAX_REASON_LENGTH)
  reason!: string;
}

/** POST /v1/certificates/{id}/suspensions: by one person, at once, for at most 30 days. */
export class SuspendCertificateBody implements CertificateSuspensionBody {
  @Id(OPTIONAL)
  id?: string | null;

  @CivilDateField()
  from!: string;

  @CivilDateField({ description: 'At most 30 days after `from`.' })
  to!: string;

  @NoteField(MAX_REASON_LENGTH)
  reason!: string;
}
