import { sameContent } from '../content';
import { decideBy, idTaken, refusal, refused, repeated, type Decision, type Requirement } from '../decision';
import { localText } from '../local-text';
import { checkRange } from '../metrology/checks';
import { checkRatio } from '../scheme/ratio';
import { checkSequence } from '../time-order';
import type { MethodBody, PublishMethod } from './method.commands';
import type { MethodEnvironment, MethodEvent, MethodPublished } from './method.events';

export type MethodState = { status: 'UNKNOWN' } | { status: 'PUBLISHED'; method: MethodPublished['data'] };

export const initialMethodState: MethodState = { status: 'UNKNOWN' };

export function evolveMethod(_state: MethodState, event: MethodEvent): MethodState {
  return { status: 'PUBLISHED', method: event.data };
}

const methodMustNotEndBeforeItBegins: Requirement<PublishMethod> = ({ body }) =>
  checkSequence({ pointer: '/validFrom', on: body.validFrom }, { pointer: '/validTo', on: body.validTo });

const methodIsReplacedByAnother: Requirement<PublishMethod> = ({ id, body }) =>
  body.replacedBy === id
    ? [refusal('METHOD_INCONSISTENT', '/replacedBy', 'a method is replaced by another version')]
    : [];

const ratioMustBeANumber: Requirement<PublishMethod> = ({ body }) =>
  body.ratio ? checkRatio(body.ratio.max, '/ratio/max') : [];

const SURROUNDINGS = ['temperature', 'humidity', 'pressure'] as const;

const limitsMustBeMeasurable: Requirement<PublishMethod> = ({ body }) =>
  SURROUNDINGS.flatMap((quantity) => {
    const range = body.environment?.[quantity];
    return range ? checkRange(range, quantity, `/environment/${quantity}`) : [];
  });

export const publishMethodRequirements = [
  methodMustNotEndBeforeItBegins,
  methodIsReplacedByAnother,
  ratioMustBeANumber,
  limitsMustBeMeasurable,
];

export function decideMethod(state: MethodState, command: PublishMethod): Decision<MethodEvent> {
  const { id, body } = command;
  const data = publishedData(id, body);
  if (state.status === 'PUBLISHED') {
    return sameContent(data, state.method) ? repeated(id) : refused([idTaken('method', id)]);
  }
  return decideBy(publishMethodRequirements, command, () => [{ type: 'MethodPublished', data }]);
}

function publishedData(id: string, body: MethodBody): MethodPublished['data'] {
  const { ratio, environment } = body;
  return {
    id,
    title: localText(body.title),
    validFrom: body.validFrom,
    validTo: body.validTo ?? null,
    replacedBy: body.replacedBy ?? null,
    ratio: ratio ? { max: ratio.max, of: ratio.of } : null,
    environment: environment ? limitsOf(environment) : null,
    observationsMin: body.observationsMin ?? null,
    recordsEnvironment: body.recordsEnvironment ?? null,
    source: body.source ?? null,
  };
}

function limitsOf(environment: NonNullable<MethodBody['environment']>): MethodEnvironment {
  const stated = SURROUNDINGS.flatMap((quantity) => {
    const range = environment[quantity];
    return range ? [[quantity, range] as const] : [];
  });
  return Object.fromEntries(stated);
}
