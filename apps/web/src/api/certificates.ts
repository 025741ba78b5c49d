import type { Visibility } from './assets';
import { getJson, pathWith, postJson } from './http';
import type { Calibration, CertificateRecord, Recorded } from './records';

export const readCertificate = (id: string, seen: Visibility, signal?: AbortSignal) =>
  getJson<CertificateRecord>(pathWith(`/v1/certificates/${encodeURIComponent(id)}`, { ...seen }), signal);

export const postCalibration = (body: Calibration, key: string) =>
  postJson<Recorded>('/v1/calibrations', body, key);
