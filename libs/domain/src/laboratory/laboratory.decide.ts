import { sameContent } from '../content';
import {
  decideBy,
  idTaken,
  refusal,
  refused,
  repeated,
  type Decision,
  type Refusal,
  type Rule,
} from '../decision';
import { localText } from '../local-text';
import { checkDecimal, checkPositive, checkQuantity, checkRange, checkUnit } from '../metrology/checks';
import { decimalProblem, parseDecimal } from '../metrology/decimal';
import { checkSequence } from '../time-order';
import { isRegion, isUscc } from './identity-codes';
import type {
  CmcBody,
  GrantScope,
  LaboratoryCommand,
  RegisterOrganization,
  RevokeScope,
  ScopeLineBody,
  SuspendScope,
} from './laboratory.commands';
import type {
  Cmc,
  LaboratoryEvent,
  OrganizationRegistered,
  ScopeGranted,
  ScopeLine,
} from './laboratory.events';
import type { LaboratoryState } from './laboratory.state';
import { powerRules, powersOf } from './scope-powers';

/** Decides on a known organization for scopes; the caller has seen to it that organization and scope exist. */
export function decideLaboratory(
  state: LaboratoryState,
  command: LaboratoryCommand,
): Decision<LaboratoryEvent> {
  switch (command.type) {
    case 'RegisterOrganization':
      return registerOrganization(state, command);
    case 'GrantScope':
      return grantScope(state, command);
    case 'SuspendScope':
      return suspendScope(state, command);
    case 'RevokeScope':
      return revokeScope(state, command);
  }
}

const creditCodeMustCheck: Rule<RegisterOrganization> = ({ body }) =>
  body.uscc && !isUscc(body.uscc)
    ? [
        refusal(
          'USCC_INVALID',
          '/uscc',
          '18 characters of GB 32100 with a correct check character are accepted',
        ),
      ]
    : [];

const regionMustExist: Rule<RegisterOrganization> = ({ body }) =>
  isRegion(body.region)
    ? []
    : [refusal('REGION_INVALID', '/region', 'a six-digit division code of GB/T 2260 is accepted')];

/** A signature names its key by id alone, so an id stands for one key. */
const keyIdsMustDiffer: Rule<RegisterOrganization> = ({ body }) => {
  const ids = (body.publicKeys ?? []).map(({ keyId }) => keyId);
  return ids.flatMap((keyId, index) =>
    ids.indexOf(keyId) === index
      ? []
      : [refusal('DUPLICATE_ID', `/publicKeys/${index}/keyId`, `another key has the id ${keyId}`)],
  );
};

/** A superior that is registered before its inferiors cannot be one of them. */
const superiorMustBeRegistered: Rule<RegisterOrganization> = ({ body, superiorKnown }) =>
  body.superior && !superiorKnown
    ? [refusal('UNKNOWN_LAB', '/superior', `no organization ${body.superior} is registered`)]
    : [];

export const registerOrganizationRules = [
  creditCodeMustCheck,
  regionMustExist,
  keyIdsMustDiffer,
  superiorMustBeRegistered,
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
    return sameContent(data, state.organization) ? repeated(id) : refused([idTaken('organization', id)]);
  }
  return decideBy(registerOrganizationRules, command, () => [{ type: 'OrganizationRegistered', data }]);
}

const scopeMustNotEndBeforeItBegins: Rule<GrantScope> = ({ body }) =>
  checkSequence({ pointer: '/validFrom', on: body.validFrom }, { pointer: '/validTo', on: body.validTo });

const linesMustBeMeasurable: Rule<GrantScope> = ({ body }) =>
  body.lines.flatMap((line, index) => [
    ...checkQuantity(line.quantity, `/lines/${index}/quantity`),
    ...checkRange(line.range, line.quantity, `/lines/${index}/range`),
  ]);

const capabilitiesMustBeComplete: Rule<GrantScope> = ({ body }) =>
  body.lines.flatMap((line, index) => (line.cmc ? checkCmc(line.cmc, line, `/lines/${index}/cmc`) : []));

export const grantScopeRules = [
  scopeMustNotEndBeforeItBegins,
  linesMustBeMeasurable,
  capabilitiesMustBeComplete,
  ...powerRules,
];

/** By form; a form that is none of them needs nothing more to be refused for. */
const NEEDED_OF_CMC: Partial<Record<string, readonly ('a' | 'b' | 'rows' | 'text')[]>> = {
  CONSTANT: ['a'],
  LINEAR: ['a', 'b'],
  TABLE: ['rows'],
  TEXT: ['text'],
};

function checkCmc(cmc: CmcBody, line: ScopeLineBody, pointer: string): Refusal[] {
  const missing = (NEEDED_OF_CMC[cmc.form] ?? [])
    .filter((field) => !cmc[field]?.length)
    .map((field) => refusal('REQUIRED', `${pointer}/${field}`, `a CMC of form ${cmc.form} states ${field}`));
  const rows = (cmc.rows ?? []).flatMap((row, index) => checkRow(row, `${pointer}/rows/${index}`));
  return [
    ...missing,
    ...rows,
    ...(cmc.a ? checkDecimal(cmc.a, `${pointer}/a`) : []),
    ...(cmc.b ? checkDecimal(cmc.b, `${pointer}/b`) : []),
    ...(cmc.k ? checkDecimal(cmc.k, `${pointer}/k`) : []),
    ...(cmc.k ? checkPositive(cmc.k, 'K_NONPOSITIVE', `${pointer}/k`) : []),
    ...(cmc.unit ? checkUnit(cmc.unit, line.quantity, `${pointer}/unit`, true) : []),
  ];
}

function checkRow(row: { min: string; max: string; a: string }, pointer: string): Refusal[] {
  const refusals = (['min', 'max', 'a'] as const).flatMap((field) =>
    checkDecimal(row[field], `${pointer}/${field}`),
  );
  const comparable = decimalProblem(row.min) === null && decimalProblem(row.max) === null;
  if (comparable && parseDecimal(row.min).gt(parseDecimal(row.max))) {
    refusals.push(refusal('RANGE_INVERTED', pointer, `min ${row.min} exceeds max ${row.max}`));
  }
  return refusals;
}

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
  return decideBy(grantScopeRules, command, () => [{ type: 'ScopeGranted', data }]);
}

function lineOf(line: ScopeLineBody): ScopeLine {
  return {
    quantity: line.quantity,
    range: { min: line.range.min, max: line.range.max, unit: line.range.unit },
    methods: line.methods ?? [],
    cmc: line.cmc ? cmcOf(line.cmc, line) : null,
  };
}

/** CMCs are stated at k = 2 unless they say otherwise (ILAC P14). */
const USUAL_COVERAGE_FACTOR = '2';

function cmcOf(cmc: CmcBody, line: ScopeLineBody): Cmc {
  return {
    form: cmc.form,
    ...(cmc.a ? { a: cmc.a } : {}),
    ...(cmc.b ? { b: cmc.b } : {}),
    ...(cmc.rows ? { rows: cmc.rows.map(({ min, max, a }) => ({ min, max, a })) } : {}),
    ...(cmc.text ? { text: cmc.text } : {}),
    unit: cmc.unit ?? line.range.unit,
    k: cmc.k ?? USUAL_COVERAGE_FACTOR,
  };
}

const suspensionMustNotEndBeforeItBegins: Rule<SuspendScope> = ({ body }) =>
  checkSequence({ pointer: '/from', on: body.from }, { pointer: '/to', on: body.to });

export const suspendScopeRules = [suspensionMustNotEndBeforeItBegins];

function suspendScope(state: LaboratoryState, command: SuspendScope): Decision<LaboratoryEvent> {
  const { id, scope, organization, body } = command;
  const data = { id, scope, organization, from: body.from, to: body.to ?? null, reason: body.reason };
  const known = scopeOf(state, scope)?.suspensions.find((suspension) => suspension.id === id);
  if (known) return sameContent(data, known) ? repeated(id) : refused([idTaken('suspension', id)]);
  return decideBy(suspendScopeRules, command, () => [{ type: 'ScopeSuspended', data }]);
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
