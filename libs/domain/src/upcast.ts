import { EVENT_SCHEMA_VERSIONS, type DomainEvent, type DomainEventType } from './events';
import { basisOfAuthority } from './laboratory/scope-basis';

type Data = Record<string, unknown>;

/** Brings the data of one schema version to the next one. What is recorded stays as it was written. */
type Step = (data: Data) => Data;

/** Only fields that may be left out were added, or words that a field may have. */
const asItWas: Step = (data) => data;

const withBasis: Step = (data) => ({ ...data, basis: basisOfAuthority(String(data.authority)) });

/** By event type: the first step leads from version 1 to version 2, and so on. */
const STEPS: Partial<Record<DomainEventType, readonly Step[]>> = {
  OrganizationRegistered: [asItWas],
  ScopeGranted: [withBasis, asItWas],
  SchemePublished: [asItWas],
  AssetRegistered: [asItWas, asItWas],
  CalibrationRecorded: [asItWas, asItWas],
};

/**
 * An event of any schema version as the domain knows it now; null for a type or a version that this release does not
 * know. Everything that reads recorded events comes by here: nothing else interprets `schemaVersion`.
 */
export function upcast(type: string, schemaVersion: number, data: unknown): DomainEvent | null {
  if (!isKnown(type)) return null;
  const steps = STEPS[type] ?? [];
  const known = schemaVersion >= 1 && schemaVersion <= EVENT_SCHEMA_VERSIONS[type];
  if (!Number.isInteger(schemaVersion) || !known) return null;
  const upToDate = steps.slice(schemaVersion - 1).reduce((before, step) => step(before), data as Data);
  return { type, data: upToDate } as DomainEvent;
}

function isKnown(type: string): type is DomainEventType {
  return Object.hasOwn(EVENT_SCHEMA_VERSIONS, type);
}
