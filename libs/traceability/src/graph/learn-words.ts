import type { AcceptanceFact, ConfirmationFact, DisputeFact, SuspensionFact } from '../facts';
import { dayOf } from '../storage/days';
import { CERTIFICATE_FLAGS, type GraphStore } from './graph-store';

/** What was said about a certificate; the certificate itself may come later. */
export function learnWord(
  graph: GraphStore,
  fact: AcceptanceFact | ConfirmationFact | DisputeFact | SuspensionFact,
): void {
  const { words } = graph;
  const { position } = fact;
  const certificate = graph.addCertificateId(fact.certificate);
  switch (fact.kind) {
    case 'ACCEPTANCE':
    case 'CONFIRMATION': {
      const said = fact.kind === 'ACCEPTANCE' ? words.acceptances : words.confirmations;
      // It may admit the certificate, and a confirmed one what it cites.
      if (words.add(said, certificate, { position, by: graph.addOrganization(fact.by) })) {
        graph.admissionFacts.version += 1;
      }
      return;
    }
    case 'DISPUTE':
      words.add(words.disputes, certificate, { position, id: fact.id, by: graph.addOrganization(fact.by) });
      graph.setFlag(certificate, CERTIFICATE_FLAGS.QUESTIONED);
      return;
    case 'SUSPENSION': {
      const { id, from, to } = fact;
      words.add(words.suspensions, certificate, { position, id, from: dayOf(from), to: dayOf(to) });
      graph.setFlag(certificate, CERTIFICATE_FLAGS.QUESTIONED);
    }
  }
}
