import type { AssetKind } from './vocabulary';

/** Stream of an organization and its scopes. */
export const laboratoryStream = (organization: string): string => `laboratory-${organization}`;

/** Stream of an asset: instruments apart from standards and reference materials. */
export const assetStream = (kind: AssetKind, id: string): string =>
  kind === 'INSTRUMENT' ? `instrument-${id}` : `standard-${id}`;

export const certificateStream = (id: string): string => `certificate-${id}`;

export const schemeStream = (id: string): string => `scheme-${id}`;

export const methodStream = (id: string): string => `method-${id}`;

export const quantityStream = (code: string): string => `quantity-${code}`;

export const impactCaseStream = (id: string): string => `impactcase-${id}`;

export const proposalStream = (id: string): string => `proposal-${id}`;
