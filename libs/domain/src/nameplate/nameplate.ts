import type { AssetIdentity } from '../vocabulary';
import { normalisedNumber } from './normalised-text';

/** Between the parts of a normalised nameplate; no part holds one. */
const SEPARATOR = '\n';

/** A part of a nameplate says something when a letter or digit is left of it: `/` and `—` stand for "none". */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/**
 * What two nameplates are compared by: manufacturer, model and serial number, each however typed. null: a part of it
 * says nothing, so nothing can be known by it.
 */
export function normalisedNameplate(identity: AssetIdentity): string | null {
  const parts = [identity.manufacturer, identity.model, identity.serialNumber].map(normalisedNumber);
  return parts.every((part) => SAYS_SOMETHING.test(part)) ? parts.join(SEPARATOR) : null;
}
