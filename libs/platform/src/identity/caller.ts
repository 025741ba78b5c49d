/**
 * Who may do what: lab and enterprise act for one organization, the others for the whole. An auditor reads who read
 * what and nothing else: no route lets one in that does not name the role.
 */
export const ROLES = ['lab', 'enterprise', 'inspector', 'regulator', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that act for one organization: their token names it. */
export const ORGANIZATION_ROLES: readonly Role[] = ['lab', 'enterprise'];

/** Who is asking, as the verified token says. */
export interface Caller {
  subject: string;
  role: Role;
  organization: string | null;
}
