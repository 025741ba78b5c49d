import {
  isBelowCmc,
  isSuspended,
  judgeScope,
  parametersOfPoint,
  scopeClaimOf,
  type HeldLine,
  type ScopeJudgement,
} from '@suyuan/domain';
import { examinationsHeldOn } from './examinations';
import { ownerOn } from './owners-in-time';
import { oncePerCase } from './once-per-case';
import { hitBy, SILENT, type CertificateRule, type Hit, type ResultCase, type ResultRule } from './rule';

/** From the day of its end on an organization certifies nothing, whoever holds its stamp. */
export const issuerMustBeThere: CertificateRule = {
  code: 'ISSUER_ENDED',
  judge: ({ dossier, certificate: { issuer, performedOn } }) => {
    const end = dossier.endOf(issuer);
    return end !== null && end.on <= performedOn ? hitBy([issuer]) : SILENT;
  },
};

/** A REALIZATION needs no scope: its authority is the certificate of the primary standard, which the walk judges. */
const judgementOf = oncePerCase(({ certificate, laboratory, result }: ResultCase): ScopeJudgement | null => {
  if (certificate.kind === 'REALIZATION') return null;
  const claim = scopeClaimOf(result, certificate.methods);
  return claim === null ? null : judgeScope(laboratory, claim, certificate.performedOn);
});

const scopesOf = (lines: readonly HeldLine[]): string[] =>
  [...new Set(lines.map(({ scope }) => scope.granted.id))].sort();

function when(c: ResultCase, verdict: 'OUT_OF_SCOPE' | 'UNDETERMINED' | 'PARAMETER_NOT_STATED'): Hit[] {
  const judgement = judgementOf(c);
  return judgement?.verdict === verdict ? hitBy(scopesOf(judgement.lines)) : SILENT;
}

export const resultMustBeInScope: ResultRule = {
  code: 'LAB_OUT_OF_SCOPE',
  judge: (c) => when(c, 'OUT_OF_SCOPE'),
};

export const capabilityMustBeEvaluable: ResultRule = {
  code: 'CMC_UNDETERMINED',
  judge: (c) => when(c, 'UNDETERMINED'),
};

export const scopeParametersMustBeStated: ResultRule = {
  code: 'PARAMETER_NOT_STATED',
  judge: (c) => when(c, 'PARAMETER_NOT_STATED'),
};

/** Evidence: the scopes that cover, and their suspensions of that day. */
export const laboratoryMustNotBeSuspended: ResultRule = {
  code: 'LAB_SUSPENDED',
  judge: (c) => {
    const judgement = judgementOf(c);
    if (judgement?.verdict !== 'SUSPENDED') return SILENT;
    const day = c.certificate.performedOn;
    const suspended = judgement.lines.map(({ scope }) => scope).filter((scope) => isSuspended(scope, day));
    const suspensions = suspended.flatMap((scope) =>
      scope.suspensions
        .filter(({ from, to }) => from <= day && (to === null || day <= to))
        .map(({ id }) => id),
    );
    return hitBy([...new Set([...suspended.map(({ granted }) => granted.id), ...suspensions])]);
  },
};

/**
 * No scope line of the quantity at all, and no standard of the issuer's own among the MAIN references that was
 * examined on that day: statutory bodies work under the examination of their standards (Rules, article 27). A standard
 * that is not known yet may be such a one: PENDING_REFERENCE leaves that open, and this is silent until it is known.
 */
export const laboratoryMustBeAuthorised: ResultRule = {
  code: 'LAB_NOT_AUTHORISED',
  judge: (c) => {
    if (judgementOf(c)?.verdict !== 'NOT_AUTHORISED') return SILENT;
    const { issuer, performedOn } = c.certificate;
    const mayWork = c.links.some(({ link, parentAsset }) =>
      parentAsset === null
        ? link.how !== 'EXTERNAL'
        : ownerOn(parentAsset, performedOn, c.dossier.endOf) === issuer &&
          examinationsHeldOn(parentAsset, performedOn, c.dossier.endOf).length > 0,
    );
    return mayWork ? SILENT : [{ evidence: [issuer] }];
  },
};

export const uncertaintyMustNotBeBelowCapability: ResultRule = {
  code: 'U_BELOW_CMC',
  judge: (c) => {
    const judgement = judgementOf(c);
    if (judgement?.verdict !== 'IN_SCOPE') return SILENT;
    const lines = judgement.lines.map(({ line }) => line);
    const points = c.result.points.flatMap((point, index) => {
      const stated = { ...point, parameters: parametersOfPoint(point, c.result) };
      return isBelowCmc(stated, lines, c.result.range) ? [index] : [];
    });
    return points.length === 0 ? SILENT : [{ evidence: scopesOf(judgement.lines), points }];
  },
};
