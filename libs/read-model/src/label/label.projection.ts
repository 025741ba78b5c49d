import { normalisedNumber, type RecordedEvent } from '@suyuan/domain';
import { projection } from '../projection';
import { labelTable, type LabelRow } from './label.table';

/** A serial number is compared with its manufacturer: makers count alike. */
export function plateKey(serialNumber: string, manufacturer: string): string {
  return `${normalisedNumber(serialNumber)}\n${normalisedNumber(manufacturer)}`;
}

export function labelRows(event: RecordedEvent): LabelRow[] {
  const { position } = event;
  if (event.type === 'AssetRegistered') {
    const { id, serialNumber, manufacturer } = event.data;
    if (manufacturer === null) return [];
    return [{ kind: 'PLATE', key: plateKey(serialNumber, manufacturer), bearer: 'ASSET', id, position }];
  }
  if (event.type !== 'CalibrationRecorded') return [];
  const { id, certificateNumber, asset } = event.data;
  const bearer = 'CERTIFICATE';
  const number = { kind: 'NUMBER', key: normalisedNumber(certificateNumber), bearer, id, position };
  if (typeof asset === 'string') return [number];
  const plate = {
    kind: 'PLATE',
    key: plateKey(asset.serialNumber, asset.manufacturer),
    bearer,
    id,
    position,
  };
  return [number, plate];
}

export const labelProjection = projection(labelTable, labelRows);
