import type { TraceReply } from '../api/generated';

/**
 * Whether nothing had been recorded yet at the time that is asked about: neither in the whole log, nor a certificate
 * of the asset. That the chain was unknown then is no fault of the chain.
 */
export function nothingRecordedThen({ knownAt, gaps }: NonNullable<TraceReply['asKnownThen']>): boolean {
  return knownAt < 0 || (gaps.length > 0 && gaps.every(({ code }) => code === 'NEVER_CALIBRATED'));
}
