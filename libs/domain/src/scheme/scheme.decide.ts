import { sameContent } from '../content';
import { decideBy, idTaken, refusal, refused, repeated, type Decision, type Requirement } from '../decision';
import { localText } from '../local-text';
import { checkQuantity, checkRange } from '../metrology/checks';
import { checkLimits } from '../metrology/stated-checks';
import { checkSequence } from '../time-order';
import { checkRatio } from './ratio';
import type { PublishScheme, SchemeBody, SchemeEdgeBody, SchemeLevelBody } from './scheme.commands';
import type { SchemeEdge, SchemeEvent, SchemeLevel, SchemePublished } from './scheme.events';

export type SchemeState = { status: 'UNKNOWN' } | { status: 'PUBLISHED'; scheme: SchemePublished['data'] };

export const initialSchemeState: SchemeState = { status: 'UNKNOWN' };

export function evolveScheme(_state: SchemeState, event: SchemeEvent): SchemeState {
  return { status: 'PUBLISHED', scheme: event.data };
}

const schemeMustNotEndBeforeItBegins: Requirement<PublishScheme> = ({ body }) =>
  checkSequence({ pointer: '/validFrom', on: body.validFrom }, { pointer: '/validTo', on: body.validTo });

const quantityMustBeKnown: Requirement<PublishScheme> = ({ body }) =>
  checkQuantity(body.quantity, '/quantity');

const levelCodesMustBeUnique: Requirement<PublishScheme> = ({ body }) => {
  const codes = body.levels.map((level) => level.code);
  return codes.flatMap((code, index) =>
    codes.indexOf(code) < index
      ? [refusal('SCHEME_INCONSISTENT', `/levels/${index}/code`, `level ${code} is named twice`)]
      : [],
  );
};

const edgesMustJoinLevelsOfTheScheme: Requirement<PublishScheme> = ({ body }) => {
  const codes = new Set(body.levels.map((level) => level.code));
  return body.edges.flatMap((edge, index) => {
    const ends = (['from', 'to'] as const)
      .filter((end) => !codes.has(edge[end]))
      .map((end) => {
        const detail = `${edge[end]} is no level of this scheme`;
        return refusal('SCHEME_INCONSISTENT', `/edges/${index}/${end}`, detail);
      });
    const loop = edge.from === edge.to;
    if (loop) ends.push(refusal('SCHEME_INCONSISTENT', `/edges/${index}`, 'an edge joins two levels'));
    return ends;
  });
};

const ratiosMustBeNumbers: Requirement<PublishScheme> = ({ body }) =>
  body.edges.flatMap((edge, index) =>
    edge.maxRatio ? checkRatio(edge.maxRatio, `/edges/${index}/maxRatio`) : [],
  );

const figuresMustBeOfTheQuantity: Requirement<PublishScheme> = ({ body }) =>
  body.levels.flatMap(({ quantityRange, mpe }, index) => [
    ...(quantityRange ? checkRange(quantityRange, body.quantity, `/levels/${index}/quantityRange`) : []),
    ...(mpe && typeof mpe === 'object' ? checkLimits(mpe, body.quantity, `/levels/${index}/mpe`) : []),
  ]);

export const publishSchemeRequirements = [
  schemeMustNotEndBeforeItBegins,
  quantityMustBeKnown,
  levelCodesMustBeUnique,
  edgesMustJoinLevelsOfTheScheme,
  ratiosMustBeNumbers,
  figuresMustBeOfTheQuantity,
];

export function decideScheme(state: SchemeState, command: PublishScheme): Decision<SchemeEvent> {
  const { id, body } = command;
  const data = publishedData(id, body);
  if (state.status === 'PUBLISHED') {
    return sameContent(data, state.scheme) ? repeated(id) : refused([idTaken('scheme', id)]);
  }
  return decideBy(publishSchemeRequirements, command, () => [{ type: 'SchemePublished', data }]);
}

function publishedData(id: string, body: SchemeBody): SchemePublished['data'] {
  return {
    id,
    title: localText(body.title),
    validFrom: body.validFrom,
    validTo: body.validTo ?? null,
    quantity: body.quantity,
    levels: body.levels.map(levelOf),
    edges: body.edges.map(edgeOf),
    ...(body.source ? { source: body.source } : {}),
  };
}

function levelOf(level: SchemeLevelBody): SchemeLevel {
  const { code, ordinal, tier, name, quantityRange, uLimit, mpe, source } = level;
  return {
    code,
    ordinal,
    tier,
    name: name ? localText(name) : null,
    ...(level.class ? { class: level.class } : {}),
    ...(quantityRange ? { quantityRange } : {}),
    ...(uLimit ? { uLimit } : {}),
    ...(mpe ? { mpe } : {}),
    ...(source ? { source } : {}),
  };
}

function edgeOf({ from, to, maxRatio, method, severity, source }: SchemeEdgeBody): SchemeEdge {
  return {
    from,
    to,
    maxRatio: maxRatio ?? null,
    method: method ?? null,
    ...(severity ? { severity } : {}),
    ...(source ? { source } : {}),
  };
}
