import type {
  AssetBody,
  CalibrationBody,
  EntrustmentBody,
  ExaminationBody,
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

/** Who sends a request: the role and organization of its token. */
export interface DemoSenderOf {
  role: Role;
  organization: string;
}

/** One request of the demonstration, as it goes over HTTP. */
export interface DemoRequest extends DemoSenderOf {
  method: 'POST';
  path: string;
  body: DemoBody;
  idempotencyKey: string;
}
