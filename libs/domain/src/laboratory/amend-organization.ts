import { sameContent } from '../content';
import { decideBy, idTaken, refusal, refused, repeated, type Decision, type Requirement } from '../decision';
import { localText } from '../local-text';
import { checkNotInFuture } from '../time-order';
import type {
  AmendOrganization,
  DissolveOrganization,
  MergeOrganization,
  OrganizationAmendmentBody,
} from './laboratory.commands';
import type { LaboratoryEvent } from './laboratory.events';
import type { LaboratoryState } from './laboratory.state';
import type { OrganizationChanges } from './organization-in-time';
import { checkRegistration, checkSuperior } from './registration-requirements';

type Dated = { body: { on: string }; today: string };

const mustHaveHappened: Requirement<Dated> = ({ body, today }) =>
  checkNotInFuture(today, { pointer: '/on', on: body.on });

const amendmentMustChangeSomething: Requirement<AmendOrganization> = ({ body }) =>
  Object.keys(organizationChangesOf(body)).length === 0
    ? [refusal('REQUIRED', '', `an amendment states one of ${AMENDABLE.join(', ')}`)]
    : [];

const amendedFactsMustBeSound: Requirement<AmendOrganization> = ({ body }) => checkRegistration(body);

const amendedSuperiorMustBeRegistered: Requirement<AmendOrganization> = (command) =>
  command.body.superior ? checkSuperior(command.body.superior, command.superiorKnown) : [];

/** What is asked of an amendment by itself. */
export const amendOrganizationRequirements = [
  mustHaveHappened,
  amendmentMustChangeSomething,
  amendedFactsMustBeSound,
  amendedSuperiorMustBeRegistered,
];

export const dissolveOrganizationRequirements = [mustHaveHappened];

const AMENDABLE = [
  'name',
  'kinds',
  'uscc',
  'region',
  'publicKeys',
  'level',
  'superior',
] as const satisfies readonly (keyof OrganizationAmendmentBody)[];

/** What a body states; what it leaves out stays as it is. */
export function organizationChangesOf(body: OrganizationAmendmentBody): OrganizationChanges {
  const { name, kinds, publicKeys } = body;
  return {
    ...(name ? { name: localText(name) } : {}),
    ...(kinds?.length ? { kinds } : {}),
    ...(body.uscc ? { uscc: body.uscc } : {}),
    ...(body.region ? { region: body.region } : {}),
    ...(publicKeys ? { publicKeys: publicKeys.map(({ keyId, x }) => ({ keyId, x })) } : {}),
    ...(body.level ? { level: body.level } : {}),
    ...(body.superior ? { superior: body.superior } : {}),
  };
}

interface Input<Command> {
  state: LaboratoryState;
  command: Command;
}

/** Nothing is changed of an organization from the day on that it is no more. */
const mustBeThereOnTheDay: Requirement<Input<{ body: { on: string } }>> = ({ state, command: { body } }) =>
  state.status === 'REGISTERED' && state.end !== null && state.end.on <= body.on
    ? [refusal('ORGANIZATION_ENDED', '/on', `the organization is no more since ${state.end.on}`)]
    : [];

const superiorMustBeAnother: Requirement<Input<AmendOrganization>> = ({ command: { body, organization } }) =>
  body.superior === organization
    ? [refusal('NOT_ALLOWED', '/superior', 'an organization does not stand above itself')]
    : [];

/** It ends once: a second end would leave open to whom what it owned went. */
const mustNotHaveEnded: Requirement<Input<object>> = ({ state }) =>
  state.status === 'REGISTERED' && state.end !== null
    ? [refusal('ORGANIZATION_ENDED', '', `the organization is no more since ${state.end.on}`)]
    : [];

/** A successor is there, is another one, and stands under the same supervision: else what is hidden would come to light. */
const successorMustBeSound: Requirement<Input<MergeOrganization>> = ({ state, command }) => {
  const { into, organization, body } = command;
  if (body.into === organization)
    return [refusal('NOT_ALLOWED', '/into', 'an organization does not merge into itself')];
  if (into.status === 'UNKNOWN')
    return [refusal('UNKNOWN_LAB', '/into', `no organization ${body.into} is registered`)];
  if (into.end !== null)
    return [refusal('ORGANIZATION_ENDED', '/into', `${body.into} is no more since ${into.end.on}`)];
  const own = state.status === 'REGISTERED' ? state.organization.system : undefined;
  return own === into.organization.system
    ? []
    : [refusal('NOT_ALLOWED', '/into', 'the two stand under different supervision')];
};

const ofCommand =
  <Command>(rule: Requirement<Command>): Requirement<Input<Command>> =>
  ({ command }) =>
    rule(command);

export function amendOrganization(
  state: LaboratoryState,
  command: AmendOrganization,
): Decision<LaboratoryEvent> {
  const { id, organization, body } = command;
  const changes = organizationChangesOf(body);
  const data = { id, organization, on: body.on, reason: body.reason, changes };
  const known = state.status === 'REGISTERED' ? state.amendments.find((one) => one.id === id) : undefined;
  if (known) return sameContent(data, known) ? repeated(id) : refused([idTaken('amendment', id)]);
  const requirements = [
    ...amendOrganizationRequirements.map(ofCommand<AmendOrganization>),
    mustBeThereOnTheDay,
    superiorMustBeAnother,
  ];
  return decideBy(requirements, { state, command }, () => [{ type: 'OrganizationAmended', data }]);
}

export function mergeOrganization(
  state: LaboratoryState,
  command: MergeOrganization,
): Decision<LaboratoryEvent> {
  const { id, organization, body } = command;
  const { into, on } = body;
  const reason = body.reason ?? null;
  const same = endAgain(state, id, { into, on, reason }, 'merger');
  if (same) return same;
  const requirements = [
    ofCommand<MergeOrganization>(mustHaveHappened),
    mustNotHaveEnded,
    successorMustBeSound,
  ];
  const data = { id, organization, into, on, reason };
  return decideBy(requirements, { state, command }, () => [{ type: 'OrganizationMerged', data }]);
}

export function dissolveOrganization(
  state: LaboratoryState,
  command: DissolveOrganization,
): Decision<LaboratoryEvent> {
  const { id, organization, body } = command;
  const reason = body.reason ?? null;
  const same = endAgain(state, id, { into: null, on: body.on, reason }, 'dissolution');
  if (same) return same;
  const requirements = [ofCommand<DissolveOrganization>(mustHaveHappened), mustNotHaveEnded];
  const data = { id, organization, on: body.on, reason };
  return decideBy(requirements, { state, command }, () => [{ type: 'OrganizationDissolved', data }]);
}

function endAgain(
  state: LaboratoryState,
  id: string,
  stated: { into: string | null; on: string; reason: string | null },
  what: string,
): Decision<LaboratoryEvent> | null {
  const known = state.status === 'REGISTERED' ? state.end : null;
  if (known?.id !== id) return null;
  return sameContent({ id, ...stated }, known) ? repeated(id) : refused([idTaken(what, id)]);
}
