import type {
  AcceptanceBody,
  ClearanceBody,
  ConfirmationBody,
  DesignationBody,
  DisputeBody,
  EntrustmentBody,
} from '@suyuan/domain';
import { CivilDateField, Id, NoteField, OPTIONAL } from './fields';
import { MAX_REASON_LENGTH } from './limits';

const LABORATORY = { description: 'The registered organization that certifies.' };
const FIRST_DAY = { description: 'The first day of work that it is for.' };
const LAST_DAY = { optional: true, description: 'The last day; left out, no end.' };

/** POST /v1/assets/{id}/entrustments */
export class EntrustAssetBody implements EntrustmentBody {
  @Id(OPTIONAL)
  id?: string | null;

  @Id(LABORATORY)
  laboratory!: string;

  @CivilDateField(FIRST_DAY)
  from!: string;

  @CivilDateField(LAST_DAY)
  to?: string | null;
}

/** POST /v1/organizations/{id}/entrustments: of all assets that it owns or ever owned. */
export class EntrustOrganizationBody implements EntrustmentBody {
  @Id(OPTIONAL)
  id?: string | null;

  @Id(LABORATORY)
  laboratory!: string;

  @CivilDateField(FIRST_DAY)
  from!: string;

  @CivilDateField(LAST_DAY)
  to?: string | null;
}

/** POST /v1/assets/{id}/designations */
export class DesignateLaboratoryBody implements DesignationBody {
  @Id(OPTIONAL)
  id?: string | null;

  @Id(LABORATORY)
  laboratory!: string;

  @CivilDateField(FIRST_DAY)
  from!: string;

  @CivilDateField(LAST_DAY)
  to?: string | null;

  @NoteField(MAX_REASON_LENGTH)
  reason!: string;
}

/** POST /v1/organizations/{id}/clearances: its people read RESTRICTED records on those days. */
export class GrantClearanceBody implements ClearanceBody {
  @Id(OPTIONAL)
  id?: string | null;

  @CivilDateField()
  from!: string;

  @CivilDateField(LAST_DAY)
  to?: string | null;

  @NoteField(MAX_REASON_LENGTH)
  reason!: string;
}

const OWN_ASSET = {
  optional: true,
  description: 'Your asset; required where the certificate names its asset by nameplate.',
};

/** POST /v1/certificates/{id}/acceptances */
export class AcceptCertificateBody implements AcceptanceBody {
  @Id(OPTIONAL)
  id?: string | null;

  @Id(OWN_ASSET)
  asset?: string | null;
}

/** POST /v1/certificates/{id}/disputes */
export class DisputeCertificateBody implements DisputeBody {
  @Id(OPTIONAL)
  id?: string | null;

  @Id(OWN_ASSET)
  asset?: string | null;

  @NoteField(MAX_REASON_LENGTH)
  reason!: string;
}

/** POST /v1/certificates/{id}/confirmations */
export class ConfirmCertificateBody implements ConfirmationBody {
  @Id(OPTIONAL)
  id?: string | null;
}
