import { EVERYTHING_KNOWN } from '../standing/everything-known';

const now = (field: string): string => `rm_organization_amended(o.id, ${EVERYTHING_KNOWN})->>'${field}'`;

/** SQL: facts of the organization `o` as they are now, with what was amended of it. */
export const REGION_NOW = `coalesce(${now('region')}, o.region)`;
export const KINDS_NOW = `coalesce((${now('kinds')})::jsonb, o.kinds::jsonb)`;
