import { canonicalJson } from '@suyuan/platform';
import { createHash } from 'node:crypto';
import {
  shownUncertainty,
  type CalibrationRecorded,
  type Difference,
  type QuantityValue,
} from '@suyuan/domain';
import { projection } from '../projection';
import { searchText } from '../sql/search-text';
import { certificateTable } from './certificate.table';

/** What rm_certificate keeps in `summary`. */
export interface CertificateSummary {
  quantities: string[];
  expandedUncertainty: Difference | null;
  coverageFactor: string | null;
  nominal: QuantityValue | null;
}

export const certificateProjection = projection(certificateTable, (event) => {
  if (event.type !== 'CalibrationRecorded') return [];
  const certificate = event.data;
  return [
    {
      id: certificate.id,
      position: event.position,
      stream: event.stream,
      recordedAt: event.recordedAt,
      number: certificate.certificateNumber,
      issuer: certificate.issuer,
      ...assetColumns(certificate),
      kind: certificate.kind,
      performedOn: certificate.performedOn,
      issuedOn: certificate.issuedOn,
      validUntil: certificate.validUntil,
      conclusion: certificate.conclusion,
      replaces: certificate.replaces,
      summary: canonicalJson(summaryOf(certificate)),
      search: searchText(certificate.certificateNumber, ...identifiersOf(certificate)),
      digest: createHash('sha256').update(canonicalJson(certificate)).digest('hex'),
      transcribed: certificate.transcribed !== undefined,
    },
  ];
});

/** Numbers beside its own that people look for it by. */
function identifiersOf({ otherNumbers = [], seals = [] }: CalibrationRecorded['data']): string[] {
  return [...otherNumbers.map(({ value }) => value), ...seals];
}

function assetColumns({ asset }: CalibrationRecorded['data']) {
  if (typeof asset === 'string') return { asset, manufacturer: null, model: null, serialNumber: null };
  const { manufacturer, model, serialNumber } = asset;
  return { asset: null, manufacturer, model, serialNumber };
}

function summaryOf({ results }: CalibrationRecorded['data']): CertificateSummary {
  const [first] = results;
  const point = first?.points[0];
  return {
    quantities: [...new Set(results.map((result) => result.quantity))],
    expandedUncertainty: first && point ? shownUncertainty(point, first.quantity) : null,
    coverageFactor: point?.coverageFactor ?? null,
    nominal: point?.nominal ?? null,
  };
}
