import type { Role } from '@suyuan/platform';

/** Who may give which command; `admin` may give all. Lab and enterprise only for what is theirs (see below). */
export const ROLES_OF = {
  RegisterOrganization: ['regulator'],
  AmendOrganization: ['regulator'],
  MergeOrganization: ['regulator'],
  DissolveOrganization: ['regulator'],
  GrantScope: ['regulator'],
  SuspendScope: ['regulator'],
  RevokeScope: ['regulator'],
  PublishScheme: ['regulator'],
  PublishMethod: ['regulator'],
  PublishQuantity: ['regulator'],
  RegisterAsset: ['lab', 'enterprise'],
  ExamineAsset: ['regulator'],
  RecordLifecycle: ['lab', 'enterprise'],
  ReportNonconformity: ['lab', 'regulator'],
  RestateReferenceValue: ['lab', 'regulator'],
  DismissSuspicion: ['lab', 'enterprise', 'regulator'],
  CheckAsset: ['lab', 'enterprise'],
  ConfirmAsset: ['lab', 'enterprise'],
  AmendAsset: ['lab', 'enterprise', 'regulator'],
  /** An enterprise only transcribes what was certified of its own assets. */
  RecordCalibration: ['lab', 'enterprise'],
  RevokeCertificate: ['lab', 'regulator'],
  AssessImpactCase: ['lab', 'enterprise', 'regulator'],
  NotifyOfImpactCase: ['regulator'],
  CloseImpactCase: ['regulator'],
  EntrustAsset: ['lab', 'enterprise'],
  EntrustOrganization: ['lab', 'enterprise'],
  DesignateLaboratory: ['regulator'],
  GrantClearance: ['regulator'],
  AcceptCertificate: ['lab', 'enterprise'],
  DisputeCertificate: ['lab', 'enterprise'],
  ConfirmCertificate: ['lab'],
  SuspendCertificate: ['lab', 'regulator'],
  /** Names of persons are told to those who hold the paper and to the authorities over it. */
  DisclosePersons: ['lab', 'enterprise', 'inspector', 'regulator'],
  ErasePersons: ['regulator'],
  ApproveProposal: ['lab', 'enterprise', 'regulator'],
} as const satisfies Record<string, readonly Role[]>;

export type CommandName = keyof typeof ROLES_OF;

/** What a token says of its holder. */
export interface Holder {
  role: Role;
  organization: string | null;
}

export type Denial = {
  code: 'FORBIDDEN' | 'NOT_YOUR_ORGANIZATION' | 'OUT_OF_JURISDICTION' | 'ORGANIZATION_ENDED';
  detail: string;
};

/** Whether the role gives this command at all; null means yes. */
export function denyRole(holder: Pick<Holder, 'role'>, command: CommandName): Denial | null {
  const roles: readonly Role[] = ROLES_OF[command];
  if (holder.role === 'admin' || roles.includes(holder.role)) return null;
  return { code: 'FORBIDDEN', detail: `The role ${holder.role} may not do this.` };
}

/** Roles that act for one organization only. */
const BOUND_ROLES: readonly Role[] = ['lab', 'enterprise'];

export function isBound({ role }: Holder): boolean {
  return BOUND_ROLES.includes(role);
}

/**
 * Whether the holder acts for its own organization: the owner of the asset, the issuer of the certificate. Regulator
 * and admin act for the whole. null means yes.
 */
export function denyOrganization(holder: Holder, organization: string | null, what: string): Denial | null {
  if (!isBound(holder)) return null;
  if (holder.organization !== null && holder.organization === organization) return null;
  return {
    code: 'NOT_YOUR_ORGANIZATION',
    detail: `The token acts for ${holder.organization ?? 'no organization'}, which is not ${what}.`,
  };
}
