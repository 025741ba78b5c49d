import type { DesignationFact, EntrustmentFact, OwnershipFact, ScopeFact } from '../facts';
import { dayOf, NO_DAY } from '../storage/days';
import type { GraphStore } from './graph-store';
import type { Span } from './admission-facts';

/** Facts about who may calibrate what, in any order and any number of times. */
export function learnAdmissionFact(
  graph: GraphStore,
  fact: OwnershipFact | ScopeFact | EntrustmentFact | DesignationFact,
): void {
  const { admissionFacts } = graph;
  switch (fact.kind) {
    case 'OWNERSHIP':
      admissionFacts.addOwner(graph.addHolder(fact.asset), graph.addOrganization(fact.owner), fact.position);
      return;
    case 'SCOPE': {
      const organization = graph.addOrganization(fact.organization);
      const span = spanOf(fact.position, fact.validFrom, fact.validTo);
      for (const quantity of fact.quantities) {
        admissionFacts.addLine(fact.serves, organization, graph.quantities.add(quantity), span);
      }
      return;
    }
    case 'ENTRUSTMENT': {
      const given = {
        ...spanOf(fact.position, fact.from, fact.to),
        owner: graph.addOrganization(fact.owner),
        laboratory: graph.addOrganization(fact.laboratory),
      };
      if (fact.asset === null) admissionFacts.addEntrustedAll(given);
      else admissionFacts.addEntrusted(graph.addHolder(fact.asset), given);
      return;
    }
    case 'DESIGNATION':
      admissionFacts.addDesignated(graph.addHolder(fact.asset), {
        ...spanOf(fact.position, fact.from, fact.to),
        laboratory: graph.addOrganization(fact.laboratory),
        national: fact.national,
      });
  }
}

function spanOf(position: number, from: string, to: string | null): Span {
  return { position, from: dayOf(from), to: to === null ? NO_DAY : dayOf(to) };
}
