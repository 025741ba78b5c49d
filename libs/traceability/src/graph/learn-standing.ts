import type { DesignationFact, EntrustmentFact, OwnershipFact, ScopeFact } from '../facts';
import { dayOf, NO_DAY } from '../storage/days';
import type { GraphStore } from './graph-store';
import type { Span } from './standing-facts';

/** Facts about who may calibrate what, in any order and any number of times. */
export function learnStanding(
  graph: GraphStore,
  fact: OwnershipFact | ScopeFact | EntrustmentFact | DesignationFact,
): void {
  const { standing } = graph;
  switch (fact.kind) {
    case 'OWNERSHIP':
      standing.addOwner(graph.addHolder(fact.asset), graph.addOrganization(fact.owner), fact.position);
      return;
    case 'SCOPE': {
      const organization = graph.addOrganization(fact.organization);
      const span = spanOf(fact.position, fact.validFrom, fact.validTo);
      for (const quantity of fact.quantities) {
        standing.addLine(fact.serves, organization, graph.quantities.add(quantity), span);
      }
      return;
    }
    case 'ENTRUSTMENT': {
      const given = {
        ...spanOf(fact.position, fact.from, fact.to),
        owner: graph.addOrganization(fact.owner),
        laboratory: graph.addOrganization(fact.laboratory),
      };
      if (fact.asset === null) standing.addEntrustedAll(given);
      else standing.addEntrusted(graph.addHolder(fact.asset), given);
      return;
    }
    case 'DESIGNATION':
      standing.addDesignated(graph.addHolder(fact.asset), {
        ...spanOf(fact.position, fact.from, fact.to),
        laboratory: graph.addOrganization(fact.laboratory),
        national: fact.national,
      });
  }
}

function spanOf(position: number, from: string, to: string | null): Span {
  return { position, from: dayOf(from), to: to === null ? NO_DAY : dayOf(to) };
}
