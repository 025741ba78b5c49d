import type { CalibrationRecorded, CalibrationResult, StandardReference } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import type { HistoryEntry } from '@suyuan/read-model';
import { readsEverything } from '../reading/policy';
import { RESTRICTED_ASSET } from '../trace/trace.answer';

type Calibration = CalibrationRecorded['data'];

/** Ids of the assets that a calibration names as references. */
export function referencesOf(calibration: Calibration): string[] {
  const references = [
    ...calibration.results.flatMap((result) => result.references),
    ...calibration.references,
  ];
  return references.flatMap(({ asset }) => (typeof asset === 'string' ? [asset] : []));
}

/** A calibration without what names restricted references of others. */
export function redactCalibration(calibration: Calibration, hidden: ReadonlySet<string>): Calibration {
  if (hidden.size === 0) return calibration;
  const redact = (reference: StandardReference): StandardReference =>
    typeof reference.asset === 'string' && hidden.has(reference.asset)
      ? { ...reference, asset: RESTRICTED_ASSET, certificate: null }
      : reference;
  const inResult = (result: CalibrationResult): CalibrationResult => ({
    ...result,
    references: result.references.map(redact),
  });
  return {
    ...calibration,
    results: calibration.results.map(inResult),
    references: calibration.references.map(redact),
  };
}

/** What a reader who does not oversee everything sees of a history: not which person of another house acted. */
export function redactHistory(
  caller: Caller,
  history: readonly HistoryEntry[],
  hidden: ReadonlySet<string>,
): HistoryEntry[] {
  if (readsEverything(caller)) return [...history];
  return history.map((entry) => {
    const own = caller.organization !== null && entry.actor.organization === caller.organization;
    const data =
      entry.type === 'CalibrationRecorded'
        ? redactCalibration(entry.data as Calibration, hidden)
        : entry.data;
    return { ...entry, actor: own ? entry.actor : { ...entry.actor, subject: '' }, data };
  });
}
