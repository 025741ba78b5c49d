import type { CalibrationRecorded, RecordedEvent } from '@suyuan/domain';
import type { Issuing } from '@suyuan/traceability';

type Certificate = CalibrationRecorded['data'];

/** What the certificates known at a position say about how one of them was issued. */
export function issuingOf(
  events: readonly RecordedEvent[],
  knownAt: number,
): (certificate: string) => Issuing | null {
  const known = events.flatMap((event) =>
    event.type === 'CalibrationRecorded' && event.position <= knownAt ? [event.data] : [],
  );
  return (id) => {
    const own = known.find((certificate) => certificate.id === id);
    if (own === undefined) return null;
    const sameIssuer = known.filter(({ issuer }) => issuer === own.issuer);
    return {
      performedThatDay: sameIssuer.filter(({ performedOn }) => performedOn === own.performedOn).length,
      sameFigures: sameIssuer
        .filter((other) => other.asset !== own.asset && figuresOf(other) === figuresOf(own))
        .map((other) => other.id)
        .sort(),
    };
  };
}

function figuresOf({ results }: Certificate): string {
  return JSON.stringify(results.map(({ quantity, points }) => [quantity, points]));
}
