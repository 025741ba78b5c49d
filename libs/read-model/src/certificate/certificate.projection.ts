import { createHash } from 'node:crypto';
import type { CalibrationRecorded, QuantityValue } from '@suyuan/domain';
import { projection } from '../projection';
import { canonicalJson } from '../sql/canonical-json';
import { searchText } from '../sql/search-text';
import { certificateTable } from './certificate.table';

/** What rm_certificate keeps in `summary`. */
export interface CertificateSummary {
  quantities: string[];
  expandedUncertainty: QuantityValue | null;
  coverageFactor: string | null;
  nominal: QuantityValue | null;
}

export const certificateProjection = projection(certificateTable, (event) => {
  if (event.type !== 'CalibrationRecorded') return [];
  const certificate = event.data;
  const data = canonicalJson(certificate);
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
      search: searchText(certificate.certificateNumber),
      digest: createHash('sha256').update(data).digest('hex'),
      data,
    },
  ];
});

function assetColumns({ asset }: CalibrationRecorded['data']) {
  if (typeof asset === 'string') return { asset, manufacturer: null, model: null, serialNumber: null };
  const { manufacturer, model, serialNumber } = asset;
  return { asset: null, manufacturer, model, serialNumber };
}

function summaryOf({ results }: CalibrationRecorded['data']): CertificateSummary {
  const point = results[0]?.points[0];
  return {
    quantities: [...new Set(results.map((result) => result.quantity))],
    expandedUncertainty: point?.expandedUncertainty ?? null,
    coverageFactor: point?.coverageFactor ?? null,
    nominal: point?.nominal ?? null,
  };
}
