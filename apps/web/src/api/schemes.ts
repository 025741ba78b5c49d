import type { Visibility } from './assets';
import { getJson, pathWith } from './http';
import type { SchemeRecord } from './scheme-shapes';

export const readScheme = (id: string, seen: Visibility, signal?: AbortSignal) =>
  getJson<SchemeRecord>(pathWith(`/v1/schemes/${encodeURIComponent(id)}`, { ...seen }), signal);
