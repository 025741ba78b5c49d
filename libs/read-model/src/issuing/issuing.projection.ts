import { createHash } from 'node:crypto';
import { figuresPrint, type CalibrationRecorded } from '@suyuan/domain';
import { projection } from '../projection';
import { issuingTable, type IssuingRow } from './issuing.table';

export const issuingProjection = projection(issuingTable, (event) =>
  event.type === 'CalibrationRecorded' ? [issuingRow(event.position, event.data)] : [],
);

/** The row of one certificate; a migration that fills the table uses it too. */
export function issuingRow(position: number, certificate: CalibrationRecorded['data']): IssuingRow {
  const { id, issuer, performedOn, asset } = certificate;
  return {
    certificate: id,
    position,
    issuer,
    performedOn,
    asset: typeof asset === 'string' ? asset : null,
    manufacturer: typeof asset === 'string' ? null : asset.manufacturer,
    model: typeof asset === 'string' ? null : asset.model,
    serialNumber: typeof asset === 'string' ? null : asset.serialNumber,
    print: printOf(certificate),
  };
}

/** SHA-256 of the print of a certificate's figures, hex; null where they say nothing. */
export function printOf(certificate: CalibrationRecorded['data']): string | null {
  const print = figuresPrint(certificate);
  return print === null ? null : createHash('sha256').update(print).digest('hex');
}
