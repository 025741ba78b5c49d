import type { CommandContext } from '../decision';
import type { CivilDate } from '../vocabulary';

/** Body of `POST /v1/assets/{id}/entrustments` and `POST /v1/organizations/{id}/entrustments`. */
export interface EntrustmentBody {
  id?: string | null;
  laboratory: string;
  from: CivilDate;
  to?: CivilDate | null;
}

/** Body of `POST /v1/assets/{id}/designations`. */
export interface DesignationBody extends EntrustmentBody {
  reason: string;
}

/** Body of `POST /v1/organizations/{id}/clearances`. */
export interface ClearanceBody {
  id?: string | null;
  from: CivilDate;
  to?: CivilDate | null;
  reason: string;
}

/** Body of `POST /v1/certificates/{id}/acceptances`. */
export interface AcceptanceBody {
  id?: string | null;
  /** The owner's asset, where the certificate names its asset by nameplate. */
  asset?: string | null;
}

/** Body of `POST /v1/certificates/{id}/disputes`. */
export interface DisputeBody extends AcceptanceBody {
  reason: string;
}

/** Body of `POST /v1/certificates/{id}/confirmations`. */
export interface ConfirmationBody {
  id?: string | null;
}

interface NamesLaboratory extends CommandContext {
  /** Whether the laboratory of the body is registered. */
  laboratoryKnown: boolean;
}

export interface EntrustAsset extends NamesLaboratory {
  type: 'EntrustAsset';
  id: string;
  asset: string;
  body: EntrustmentBody;
  /** Its present owner, where that is another than its stream tells: one that took that one over. */
  owner?: string | null;
}

export interface DesignateLaboratory extends NamesLaboratory {
  type: 'DesignateLaboratory';
  id: string;
  asset: string;
  body: DesignationBody;
  /** The giver is the national authority. */
  national: boolean;
}

export interface EntrustOrganization extends NamesLaboratory {
  type: 'EntrustOrganization';
  id: string;
  organization: string;
  body: EntrustmentBody;
}

export interface GrantClearance extends CommandContext {
  type: 'GrantClearance';
  id: string;
  organization: string;
  body: ClearanceBody;
}

/** What the owner of its asset, or its issuer, says of a certificate. `by` is the organization that says it. */
export interface AcceptCertificate extends CommandContext {
  type: 'AcceptCertificate';
  id: string;
  certificate: string;
  by: string;
  body: AcceptanceBody;
}

export interface DisputeCertificate extends CommandContext {
  type: 'DisputeCertificate';
  id: string;
  certificate: string;
  by: string;
  body: DisputeBody;
}

export interface ConfirmCertificate extends CommandContext {
  type: 'ConfirmCertificate';
  id: string;
  certificate: string;
  by: string;
  body: ConfirmationBody;
}
