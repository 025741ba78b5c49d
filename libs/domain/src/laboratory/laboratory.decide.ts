import { sameContent } from '../content';
import { decideBy, idTaken, refused, repeated, type Decision, type Requirement } from '../decision';
import { localText } from '../local-text';
import { checkQuantity, checkRange } from '../metrology/checks';
import { checkParameters } from '../metrology/stated-parameters';
import { checkSequence } from '../time-order';
import { amendOrganization, dissolveOrganization, mergeOrganization } from './amend-organization';
import type {
  GrantScope,
  LaboratoryCommand,
  RegisterOrganization,
  RevokeScope,
  SuspendScope,
} from './laboratory.commands';
import type { LaboratoryEvent, OrganizationRegistered, ScopeGranted } from './laboratory.events';
import type { LaboratoryState } from './laboratory.state';
import { checkRegistration, checkSuperior } from './registration-requirements';
import { checkCmc, lineOf } from './scope-lines';
import { powerRequirements, powersOf } from './scope-powers';

/** Decides on a known organization for scopes; the caller has seen to it that organization and scope exist. */
export function decideLaboratory(
  state: LaboratoryState,
  command: LaboratoryCommand,
): Decision<LaboratoryEvent> {
  switch (command.type) {
    case 'RegisterOrganization':
      return registerOrganization(state, command);
    case 'AmendOrganization':
      return amendOrganization(state, command);
    case 'MergeOrganization':
      return mergeOrganization(state, command);
    case 'DissolveOrganization':
      return dissolveOrganization(state, command);
    case 'GrantScope':
      return grantScope(state, command);
    case 'SuspendScope':
      return suspendScope(state, command);
    case 'RevokeScope':
      return revokeScope(state, command);
  }
}

export const registerOrganizationRequirements: readonly Requirement<RegisterOrganization>[] = [
  ({ body }) => checkRegistration(body),
  (command) => (command.body.superior ? checkSuperior(command.body.superior, command.superiorKnown) : []),
];

function registerOrganization(
  state: LaboratoryState,
  command: RegisterOrganization,
): Decision<LaboratoryEvent> {
  const { id, body } = command;
  const { kinds, region, publicKeys } = body;
  const data: OrganizationRegistered['data'] = {
    id,
    name: localText(body.name),
    kinds,
    uscc: body.uscc ?? null,
    region,
    ...(publicKeys?.length ? { publicKeys: publicKeys.map(({ keyId, x }) => ({ keyId, x })) } : {}),
    ...(body.level ? { level: body.level } : {}),
    ...(body.superior ? { superior: body.superior } : {}),
    ...(body.system ? { system: body.system } : {}),
  };
  if (state.status === 'REGISTERED') {
    return sameContent(data, state.registered) ? repeated(id) : refused([idTaken('organization', id)]);
  }
  return decideBy(registerOrganizationRequirements, command, () => [
    { type: 'OrganizationRegistered', data },
  ]);
}

const scopeMustNotEndBeforeItBegins: Requirement<GrantScope> = ({ body }) =>
  checkSequence({ pointer: '/validFrom', on: body.validFrom }, { pointer: '/validTo', on: body.validTo });

const linesMustBeMeasurable: Requirement<GrantScope> = ({ body }) =>
  body.lines.flatMap((line, index) => [
    ...checkQuantity(line.quantity, `/lines/${index}/quantity`),
    ...checkRange(line.range, line.quantity, `/lines/${index}/range`),
    ...checkParameters(line.parameters, `/lines/${index}/parameters`),
  ]);

const capabilitiesMustBeComplete: Requirement<GrantScope> = ({ body }) =>
  body.lines.flatMap((line, index) => (line.cmc ? checkCmc(line.cmc, line, `/lines/${index}/cmc`) : []));

export const grantScopeRequirements = [
  scopeMustNotEndBeforeItBegins,
  linesMustBeMeasurable,
  capabilitiesMustBeComplete,
  ...powerRequirements,
];

function grantScope(state: LaboratoryState, command: GrantScope): Decision<LaboratoryEvent> {
  const { id, organization, body } = command;
  const data: ScopeGranted['data'] = {
    id,
    organization,
    authority: body.authority,
    number: body.number,
    validFrom: body.validFrom,
    validTo: body.validTo ?? null,
    lines: body.lines.map(lineOf),
    ...powersOf(command),
  };
  const known = state.status === 'REGISTERED' ? state.scopes.get(id)?.granted : undefined;
  // A grantor that was not stated is that of whoever records it first.
  const ignoring = body.grantedBy ? [] : ['grantedBy'];
  if (known) return sameContent(data, known, ignoring) ? repeated(id) : refused([idTaken('scope', id)]);
  return decideBy(grantScopeRequirements, command, () => [{ type: 'ScopeGranted', data }]);
}

const suspensionMustNotEndBeforeItBegins: Requirement<SuspendScope> = ({ body }) =>
  checkSequence({ pointer: '/from', on: body.from }, { pointer: '/to', on: body.to });

export const suspendScopeRequirements = [suspensionMustNotEndBeforeItBegins];

function suspendScope(state: LaboratoryState, command: SuspendScope): Decision<LaboratoryEvent> {
  const { id, scope, organization, body } = command;
  const data = { id, scope, organization, from: body.from, to: body.to ?? null, reason: body.reason };
  const known = scopeOf(state, scope)?.suspensions.find((suspension) => suspension.id === id);
  if (known) return sameContent(data, known) ? repeated(id) : refused([idTaken('suspension', id)]);
  return decideBy(suspendScopeRequirements, command, () => [{ type: 'ScopeSuspended', data }]);
}

function revokeScope(state: LaboratoryState, command: RevokeScope): Decision<LaboratoryEvent> {
  const { id, scope, organization, body } = command;
  const data = { id, scope, organization, from: body.from, reason: body.reason };
  const known = scopeOf(state, scope)?.revocations.find((revocation) => revocation.id === id);
  if (known) return sameContent(data, known) ? repeated(id) : refused([idTaken('revocation', id)]);
  return decideBy([], command, () => [{ type: 'ScopeRevoked', data }]);
}

function scopeOf(state: LaboratoryState, id: string) {
  return state.status === 'REGISTERED' ? state.scopes.get(id) : undefined;
}
