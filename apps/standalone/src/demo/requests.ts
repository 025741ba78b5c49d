import type {
  AssetBody,
  CalibrationBody,
  EntrustmentBody,
  ExaminationBody,
  ExaminationKind,
  OrganizationBody,
  RestatementBody,
  RevocationBody,
  SchemeBody,
  ScopeBody,
  SuspensionBody,
} from '@suyuan/domain';
import type { Role } from '@suyuan/platform';

/** The body of a demonstration request: any body of API.md, with an id of its own so that it can be repeated. */
export type DemoBody = (
  | OrganizationBody
  | ScopeBody
  | SuspensionBody
  | SchemeBody
  | AssetBody
  | ExaminationBody
  | RestatementBody
  | CalibrationBody
  | RevocationBody
  | EntrustmentBody
) & { id: string };

/** One request of the demonstration, as it goes over HTTP. */
export interface DemoRequest {
  method: 'POST';
  path: string;
  body: DemoBody;
  /** Who sends it: the role and organization of its token. */
  role: Role;
  organization: string;
  idempotencyKey: string;
}

/** The national authority: it registers, grants, examines and publishes. */
export const REGULATOR = 'demo-regulator';

function request(role: Role, organization: string, path: string, body: DemoBody): DemoRequest {
  const idempotencyKey = `demo-${body.id.replaceAll(' ', '-')}`;
  return { method: 'POST', path, body, role, organization, idempotencyKey };
}

/** An authority registers the others once it is registered itself. */
export function registerOrganization(body: OrganizationBody & { id: string }): DemoRequest {
  const role = body.id === REGULATOR ? 'admin' : 'regulator';
  return request(role, REGULATOR, '/v1/organizations', body);
}

export function grantScope(organization: string, body: ScopeBody & { id: string }): DemoRequest {
  return request('regulator', REGULATOR, `/v1/organizations/${organization}/scopes`, body);
}

export function suspendScope(scope: string, body: SuspensionBody & { id: string }): DemoRequest {
  return request('regulator', REGULATOR, `/v1/scopes/${scope}/suspensions`, body);
}

export function publishScheme(body: SchemeBody & { id: string }): DemoRequest {
  return request('regulator', REGULATOR, '/v1/schemes', body);
}

/** A laboratory or an enterprise registers what it owns. */
export function registerAsset(role: 'lab' | 'enterprise', body: AssetBody & { id: string }): DemoRequest {
  return request(role, body.owner, '/v1/assets', body);
}

export function examineAsset(asset: string, body: ExaminationBody & { id: string }): DemoRequest {
  return request('regulator', REGULATOR, `/v1/assets/${asset}/examinations`, body);
}

export function restateValue(asset: string, body: RestatementBody & { id: string }): DemoRequest {
  return request('regulator', REGULATOR, `/v1/assets/${asset}/restatements`, body);
}

/** An organization entrusts all that it owns to a laboratory. */
export function entrust(organization: string, body: EntrustmentBody & { id: string }): DemoRequest {
  return request('enterprise', organization, `/v1/organizations/${organization}/entrustments`, body);
}

/** An examination certificate that holds for the whole demonstration. */
export function examined(asset: string, kind: ExaminationKind, number: string): DemoRequest {
  const id = `exam-${asset}`;
  return examineAsset(asset, { id, number, kind, validFrom: '2021-01-01', validTo: '2027-12-31' });
}

/** The issuer posts its own certificate. */
export function recordCalibration(body: CalibrationBody & { id: string }): DemoRequest {
  return request('lab', body.issuer, '/v1/calibrations', body);
}

/** The owner of the asset records a certificate on paper. */
export function transcribe(owner: string, body: CalibrationBody & { id: string }): DemoRequest {
  return request('enterprise', owner, '/v1/calibrations', { ...body, transcribed: true });
}

export function revokeCertificate(certificate: string, body: RevocationBody & { id: string }): DemoRequest {
  return request('regulator', REGULATOR, `/v1/certificates/${certificate}/revocations`, body);
}
