import type { AssetReference } from '@suyuan/domain';
import { graphFactOf, nameplateKey, type CertificateFact, type GraphFact } from '@suyuan/traceability';
import { organizationEndTable, type OrganizationEndRow } from '../organization/organization-changes';
import { projection, type Projection } from '../projection';
import type { ProjectedRow } from '../sql/insert-rows';
import {
  factMarkedTable,
  factPartAmendmentTable,
  factPartTable,
  type FactMarkedRow,
  type FactPartAmendmentRow,
  type FactPartRow,
} from './part.table';
import {
  factAssetTable,
  factCertificateTable,
  factCitationTable,
  factCommissionTable,
  factMeasureTable,
  factOwnerTable,
  factResultTable,
  factRevocationTable,
  factScopeTable,
  factWordTable,
  type FactAssetRow,
  type FactCertificateRow,
  type FactCitationRow,
  type FactCommissionRow,
  type FactMeasureRow,
  type FactOwnerRow,
  type FactResultRow,
  type FactRevocationRow,
  type FactScopeRow,
  type FactWordRow,
} from './standing.table';

/** How a table follows from the facts of the graph: the tables and the graph cannot be told different things. */
export interface FactProjection<Row extends ProjectedRow = ProjectedRow> {
  table: Projection<Row>['table'];
  rowsOfFact: (fact: GraphFact) => Row[];
}

const asset: FactProjection<FactAssetRow> = {
  table: factAssetTable,
  rowsOfFact: (fact) => {
    if (fact.kind !== 'ASSET') return [];
    const { id, position, assetKind: kind, tier, owner, identity } = fact;
    return [{ id, position, kind, tier, owner, nameplate: identity && nameplateKey(identity) }];
  },
};

/** One row more than there are ranges: what is registered may be nothing, too. */
const measure: FactProjection<FactMeasureRow> = {
  table: factMeasureTable,
  rowsOfFact: (fact) => {
    if (fact.kind !== 'ASSET' && fact.kind !== 'MEASURES') return [];
    if (fact.kind === 'MEASURES' && fact.measures === undefined) return [];
    const { position, measures = [] } = fact;
    const of = fact.kind === 'ASSET' ? { asset: fact.id, from: null } : { asset: fact.asset, from: fact.on };
    const ranges = measures.map(({ quantity, range: { lo, hi } }) => ({ quantity, lo, hi }));
    return [{ quantity: '', lo: null, hi: null }, ...ranges].map((range, ordinal) => ({
      ...of,
      position,
      ordinal,
      ...range,
    }));
  },
};

const owner: FactProjection<FactOwnerRow> = {
  table: factOwnerTable,
  rowsOfFact: (fact) =>
    fact.kind === 'OWNERSHIP' ? [{ position: fact.position, asset: fact.asset, owner: fact.owner }] : [],
};

const certificate: FactProjection<FactCertificateRow> = {
  table: factCertificateTable,
  rowsOfFact: (fact) => {
    if (fact.kind !== 'CERTIFICATE') return [];
    const { id, position, issuer, number, certificateKind: kind, performedOn } = fact;
    const { transcribedBy = null, item = null } = fact;
    // What amends a part alone leaves the rest of the other standing.
    const replaces = fact.replacesPart === undefined ? fact.replaces : null;
    const named = nameOf(fact.asset);
    return [{ id, position, issuer, number, kind, ...named, performedOn, replaces, transcribedBy, item }];
  },
};

function nameOf(named: AssetReference): { asset: string | null; nameplate: string | null } {
  return typeof named === 'string'
    ? { asset: named, nameplate: null }
    : { asset: null, nameplate: nameplateKey(named) };
}

const result: FactProjection<FactResultRow> = {
  table: factResultTable,
  rowsOfFact: (fact) => {
    if (fact.kind !== 'CERTIFICATE' || fact.certificateKind === 'COMPARISON') return [];
    const { id, position, performedOn, issuedOn } = fact;
    const named = nameOf(fact.asset);
    return fact.results.map(
      ({ quantity, range, registered = null, part = null, conclusion: ownConclusion = null }, ordinal) => {
        const { lo, hi } = range ?? { lo: null, hi: null };
        const covers = { quantity, lo, hi, registered, part, ownConclusion };
        return { certificate: id, ordinal, position, ...named, ...covers, performedOn, issuedOn };
      },
    );
  },
};

const marked: FactProjection<FactMarkedRow> = {
  table: factMarkedTable,
  rowsOfFact: (fact) => {
    if (fact.kind !== 'CERTIFICATE' || fact.certificateKind === 'COMPARISON') return [];
    const { id: of, position } = fact;
    return fact.results.flatMap((each, ordinal) =>
      (each.marked ?? []).map(({ mark, range: { lo, hi } }, at) => {
        return { certificate: of, ordinal, at, position, mark, lo, hi };
      }),
    );
  },
};

const part: FactProjection<FactPartRow> = {
  table: factPartTable,
  rowsOfFact: (fact) => {
    if (fact.kind !== 'ASSET' && fact.kind !== 'MEASURES') return [];
    const of = fact.kind === 'ASSET' ? fact.id : fact.asset;
    return (fact.parts ?? []).map((id) => ({ position: fact.position, part: id, asset: of }));
  },
};

const partAmendment: FactProjection<FactPartAmendmentRow> = {
  table: factPartAmendmentTable,
  rowsOfFact: (fact) => {
    if (fact.kind !== 'CERTIFICATE' || fact.replaces === null || fact.replacesPart === undefined) return [];
    const { id, position, replaces, replacesPart } = fact;
    return [{ certificate: id, position, replaces, part: replacesPart }];
  },
};

const citation: FactProjection<FactCitationRow> = {
  table: factCitationTable,
  rowsOfFact: (fact) =>
    fact.kind === 'CERTIFICATE'
      ? citedBy(fact).map((cited) => ({ certificate: fact.id, ...cited, position: fact.position }))
      : [],
};

function citedBy({ results, references }: CertificateFact): { issuer: string; number: string }[] {
  return [...results.flatMap((each) => each.references), ...references].flatMap((reference) =>
    reference.certificate === null || reference.external !== null ? [] : [reference.certificate],
  );
}

const revocation: FactProjection<FactRevocationRow> = {
  table: factRevocationTable,
  rowsOfFact: (fact) => {
    if (fact.kind !== 'REVOCATION') return [];
    return [{ position: fact.position, certificate: fact.certificate, effectiveFrom: fact.effectiveFrom }];
  },
};

const scope: FactProjection<FactScopeRow> = {
  table: factScopeTable,
  rowsOfFact: (fact) => {
    if (fact.kind !== 'SCOPE') return [];
    const { position, organization, serves, validFrom, validTo, quantities } = fact;
    const row = { position, organization, serves, validFrom, validTo };
    return [...new Set(quantities)].map((quantity) => ({ ...row, quantity }));
  },
};

const commission: FactProjection<FactCommissionRow> = {
  table: factCommissionTable,
  rowsOfFact: (fact) => {
    if (fact.kind !== 'ENTRUSTMENT' && fact.kind !== 'DESIGNATION') return [];
    const { position, laboratory, asset: of, from: validFrom, to: validTo } = fact;
    const by = fact.kind === 'ENTRUSTMENT' ? fact.owner : null;
    const national = fact.kind === 'DESIGNATION' && fact.national;
    return [{ position, asset: of, owner: by, laboratory, validFrom, validTo, national }];
  },
};

const word: FactProjection<FactWordRow> = {
  table: factWordTable,
  rowsOfFact: (fact) => {
    if (fact.kind !== 'ACCEPTANCE' && fact.kind !== 'CONFIRMATION') return [];
    const { position, kind, certificate: of, by } = fact;
    return [{ position, word: kind, certificate: of, organization: by }];
  },
};

/** What an organization owned goes over when it ends: who may speak for its assets follows. */
const end: FactProjection<OrganizationEndRow> = {
  table: organizationEndTable,
  rowsOfFact: (fact) => {
    if (fact.kind !== 'ORGANIZATION_END') return [];
    const { position, organization, on: endedOn, into: successor } = fact;
    return [{ position, organization, endedOn, successor }];
  },
};

function erased<Row extends ProjectedRow>({ table, rowsOfFact }: FactProjection<Row>): FactProjection {
  return { table: table as unknown as FactProjection['table'], rowsOfFact };
}

export const FACT_PROJECTIONS: readonly FactProjection[] = [
  erased(asset),
  erased(measure),
  erased(owner),
  erased(certificate),
  erased(result),
  erased(citation),
  erased(revocation),
  erased(scope),
  erased(commission),
  erased(word),
  erased(end),
  erased(marked),
  erased(part),
  erased(partAmendment),
];

/** Tables that the migration of 1763769601800 makes, or whose rows say more since. */
export const FILLED_WITH_REGISTERED_COVER: readonly string[] = [
  'rm_fact_measure',
  'rm_fact_result',
  'rm_fact_marked',
  'rm_fact_part',
  'rm_fact_part_amendment',
];

export const standingProjections: Projection[] = FACT_PROJECTIONS.map(({ table, rowsOfFact }) =>
  projection(table, (event) => {
    const fact = graphFactOf(event);
    return fact === null ? [] : rowsOfFact(fact);
  }),
);
