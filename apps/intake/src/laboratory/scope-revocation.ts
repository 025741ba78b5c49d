import { decideLaboratory, type ScopeRevocationBody } from '@suyuan/domain';
import type { Proposable } from '../proposal/proposable';
import { decideOnScope, scopeFor } from './decide-on-scope';

/** Nobody takes a whole scope from a laboratory alone. */
export const revokeScope: Proposable<ScopeRevocationBody> = {
  command: 'RevokeScope',
  admit: (reader, { on, caller, context }) => scopeFor(reader, { caller, today: context.today }, on),
  decide: (reader, { id, on: scope, body, context }) =>
    decideOnScope(reader, scope, id, 'ScopeRevoked', (laboratory, organization) =>
      decideLaboratory(laboratory, { type: 'RevokeScope', id, scope, organization, body, ...context }),
    ),
  takesTwo: () => Promise.resolve(true),
};
