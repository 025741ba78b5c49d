import { recordLifecycle } from '../asset/lifecycle';
import { revokeCertificate } from '../certificate/revocation';
import { revokeScope } from '../laboratory/scope-revocation';
import { dissolveOrganization, mergeOrganization } from '../laboratory/organization-changes';
import type { Proposable } from './proposable';

/** Every command that may take two people, by its name. The body of a proposal is one that was proposed. */
export const PROPOSABLE: Readonly<Record<string, Proposable>> = {
  [revokeCertificate.command]: revokeCertificate as Proposable,
  [revokeScope.command]: revokeScope as Proposable,
  [mergeOrganization.command]: mergeOrganization as Proposable,
  [dissolveOrganization.command]: dissolveOrganization as Proposable,
  [recordLifecycle.command]: recordLifecycle as Proposable,
};
