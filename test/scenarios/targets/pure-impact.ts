import type { RecordedEvent } from '@suyuan/domain';
import { causesOf, dossierOf, gradeItem, type Impact } from '@suyuan/traceability';
import type { Answer } from '../story';

/** The items of an impact, graded by what was found or restated about the suspected asset. */
export function gradedImpact(impact: Impact, asset: string | null, events: readonly RecordedEvent[]): Answer {
  const { knownAt } = impact;
  const ofAsset = events.filter(
    ({ data }) => ('asset' in data && data.asset === asset) || ('id' in data && data.id === asset),
  );
  const causes = causesOf(ofAsset, knownAt).map((cause) => ({ cause, carried: impact.carriedBy(cause) }));
  const dossier = dossierOf(events, knownAt);
  const items = Array.from({ length: impact.size }, (_, index) => {
    const item = impact.item(index);
    const certificate = dossier.certificate(item.certificate);
    const of = typeof item.asset === 'string' ? dossier.asset(item.asset)?.asset : undefined;
    const facts = certificate && {
      certificate,
      measurands: of?.measurands ?? [],
      ...(of ? { asset: of } : {}),
    };
    const { grade } = gradeItem(item, index, causes, facts);
    return { certificate: item.certificate, class: item.class, exposure: item.exposure, grade };
  });
  return { ask: 'impact', items };
}
