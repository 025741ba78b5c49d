import * as fc from 'fast-check';
import type { RecordedEvent } from '@suyuan/domain';
import { SampleLog } from './sample-log';

const id = (prefix: string, count: number) => fc.nat({ max: count - 1 }).map((n) => `${prefix}-${n}`);
const day = fc.nat({ max: 900 }).map((n) => new Date(Date.UTC(2022, 0, 1 + n)).toISOString().slice(0, 10));
const nameplate = fc.record({
  manufacturer: fc.constantFrom('Maker', '上海天平'),
  model: fc.constantFrom('M1', 'M2'),
  serialNumber: fc.constantFrom('1', '2', '3'),
});

type Step = (log: SampleLog) => void;

const steps: fc.Arbitrary<Step> = fc.oneof(
  id('org', 4).map(
    (org): Step =>
      (log) =>
        void log.organization({ id: org }),
  ),
  id('scheme', 3).map(
    (scheme): Step =>
      (log) =>
        void log.scheme({ id: scheme }),
  ),
  id('method', 3).map(
    (method): Step =>
      (log) =>
        void log.method({ id: method }),
  ),
  fc.tuple(id('asset', 8), nameplate, fc.boolean()).map(([asset, plate, standard]): Step => (log) => {
    log.asset({ id: asset, ...plate, kind: standard ? 'STANDARD' : 'INSTRUMENT', owner: 'first' });
  }),
  fc.tuple(id('asset', 8), day, id('org', 4)).map(([asset, on, owner]): Step => (log) => {
    const data = { id: `transfer-${log.events.length}`, asset, on, note: null, owner };
    log.ofAsset(asset, { type: 'AssetTransferred', data });
  }),
  fc
    .tuple(id('cert', 30), fc.oneof(id('asset', 8), nameplate), day)
    .map(([certificate, asset, performedOn]): Step => (log) => {
      log.certificate({ id: certificate, asset, performedOn });
    }),
  fc.tuple(id('case', 4), id('asset', 8)).map(([impactCase, asset]): Step => (log) => {
    log.impactCase(impactCase, asset);
  }),
  id('case', 4).map((impactCase): Step => (log) => {
    const data = { id: `note-${log.events.length}`, impactCase, note: 'seen', grade: null };
    log.ofImpactCase(impactCase, { type: 'ImpactCaseAssessed', data });
  }),
  id('cert', 30).map((certificate): Step => (log) => {
    const data = {
      id: `rev-${log.events.length}`,
      certificate,
      effect: 'VOID' as const,
      effectiveFrom: null,
    };
    log.record(`certificate-${certificate}`, {
      type: 'CertificateRevoked',
      data: { ...data, reason: 'wrong' },
    });
  }),
);

/** Logs of up to 40 events in which ids meet often: double registrations, twins, unknown assets. */
export const randomLog: fc.Arbitrary<RecordedEvent[]> = fc
  .array(steps, { minLength: 1, maxLength: 40 })
  .map((world) => {
    const log = new SampleLog();
    for (const step of world) step(log);
    return log.events;
  });

/** The same events in another order, some of them twice or three times, cut into batches. */
export function deliveriesOf(events: RecordedEvent[]): fc.Arbitrary<RecordedEvent[][]> {
  const repeated = fc.shuffledSubarray([...events, ...events], { minLength: 0 });
  return fc
    .tuple(
      fc.shuffledSubarray(events, { minLength: events.length }),
      repeated,
      fc.integer({ min: 1, max: 9 }),
    )
    .map(([all, again, size]) => {
      const order = again
        .flatMap((event, index) => [all[index], event])
        .filter((event) => event !== undefined);
      const deliveries = [...order, ...all.slice(again.length)];
      const batches: RecordedEvent[][] = [];
      for (let from = 0; from < deliveries.length; from += size)
        batches.push(deliveries.slice(from, from + size));
      return batches;
    });
}
