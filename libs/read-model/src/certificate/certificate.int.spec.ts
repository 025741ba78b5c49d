// Goal: certificates come back as they were recorded, belong to whom their nameplate says, and are known when they were.
// Method: hand-written logs on a real PostgreSQL; every answer asked before and after the fact that changes it.
import { createHash } from 'node:crypto';
import type { PostgresReadModel } from '../postgres-read-model';
import { freshReadModel } from '../testing/fresh-read-model';
import { massResult, SampleLog } from '../testing/sample-log';

const PLATE = { manufacturer: 'Maker', model: 'M', serialNumber: '7' };

let readModel: PostgresReadModel;
let end: () => Promise<void>;
let log: SampleLog;

beforeAll(async () => {
  ({ readModel, end } = await freshReadModel());
}, 120_000);
afterAll(() => end());
beforeEach(async () => {
  await readModel.clear();
  log = new SampleLog();
});

const apply = () => readModel.apply(log.events, null);

describe('a recorded certificate', () => {
  it('comes back byte for byte, with its history, digest and instant', async () => {
    const { data } = log.certificate({ id: 'c', results: [massResult('306.250')] });
    const revocation = {
      id: 'r',
      certificate: 'c',
      effect: 'VOID' as const,
      effectiveFrom: null,
      reason: 'wrong',
    };
    log.record('certificate-c', { type: 'CertificateRevoked', data: revocation });
    await apply();
    const record = await readModel.findCertificate('c', 1);
    expect(record?.certificate).toEqual(data);
    expect(JSON.stringify(record?.certificate)).toContain('"306.250"');
    expect(record?.digest).toBe(createHash('sha256').update(canonical(data)).digest('hex'));
    expect(record).toMatchObject({ position: 0, recordedAt: '2024-01-01T00:00:00.000Z' });
    expect(record?.history.map(({ type }) => type)).toEqual(['CalibrationRecorded', 'CertificateRevoked']);
    expect(record?.history[1]).toMatchObject({ occurredOn: '2024-01-10', data: revocation });
    expect((await readModel.findCertificate('c', 0))?.history).toHaveLength(1);
  });

  it('is not found before it was known', async () => {
    log.asset({ id: 'a' });
    log.certificate({ id: 'c', asset: 'a' });
    await apply();
    expect(await readModel.findCertificate('c', 0)).toBeNull();
    expect(await readModel.certificatesOfAsset('a', 0)).toEqual([]);
    expect(await readModel.certificatesOfAsset('a', 1)).toHaveLength(1);
  });

  it('has a digest for lists with the first point of the first result', async () => {
    log.certificate({ id: 'c', asset: 'a', performedOn: '2024-01-10', validUntil: '2025-01-09' });
    await apply();
    expect((await readModel.certificateDigests(['c', 'none'])).get('c')).toEqual({
      id: 'c',
      number: 'No. c',
      issuer: 'lab',
      asset: 'a',
      kind: 'CALIBRATION',
      conclusion: 'PASS',
      performedOn: '2024-01-10',
      issuedOn: '2024-01-10',
      validUntil: '2025-01-09',
      position: 0,
      expandedUncertainty: { value: '0.10', unit: 'mg' },
      coverageFactor: '2',
      nominal: { value: '200.000', unit: 'g' },
    });
  });
});

describe('a certificate posted with a nameplate', () => {
  it('belongs to the one asset that bears it, from the moment both are known', async () => {
    log.certificate({ id: 'c', asset: PLATE });
    log.asset({ id: 'a', ...PLATE });
    await apply();
    expect(await readModel.certificatesOfAsset('a', 0)).toEqual([]);
    expect((await readModel.certificatesOfAsset('a', 1)).map(({ id, asset }) => [id, asset])).toEqual([
      ['c', null],
    ]);
  });

  it('belongs to nobody once a second asset bears the nameplate, and still did before', async () => {
    log.asset({ id: 'a', ...PLATE });
    log.certificate({ id: 'c', asset: PLATE });
    log.asset({ id: 'twin', ...PLATE });
    await apply();
    expect(await readModel.certificatesOfAsset('a', 1)).toHaveLength(1);
    expect(await readModel.certificatesOfAsset('a', 2)).toEqual([]);
    expect(await readModel.certificatesOfAsset('twin', 2)).toEqual([]);
  });

  it('does not belong to an asset that differs in one word or names no maker', async () => {
    log.asset({ id: 'a', ...PLATE, model: 'm' });
    log.asset({ id: 'b', serialNumber: '7' });
    log.certificate({ id: 'c', asset: PLATE });
    await apply();
    expect(await readModel.certificatesOfAsset('a', 2)).toEqual([]);
    expect(await readModel.certificatesOfAsset('b', 2)).toEqual([]);
  });
});

describe('the certificates of an asset', () => {
  it('come newest first by performance, issue, id', async () => {
    log.asset({ id: 'a' });
    const add = (id: string, performedOn: string, issuedOn: string) =>
      log.certificate({ id, asset: 'a', performedOn, issuedOn });
    add('c-1', '2024-01-01', '2024-01-05');
    add('c-3', '2024-01-01', '2024-01-05');
    add('c-2', '2024-01-01', '2024-01-09');
    add('c-0', '2024-02-01', '2024-02-01');
    await apply();
    const ids = (await readModel.certificatesOfAsset('a', 9)).map(({ id }) => id);
    expect(ids).toEqual(['c-0', 'c-2', 'c-3', 'c-1']);
  });
});

describe('the public check', () => {
  beforeEach(async () => {
    log.organization({ id: 'lab', name: { zh: '广东计量院' } });
    log.asset({ id: 'a', ...PLATE, name: { zh: '砝码' }, owner: 'secret-owner' });
    log.certificate({ id: 'c-1', asset: 'a', certificateNumber: 'N/1', performedOn: '2023-01-01' });
    log.certificate({ id: 'c-2', asset: PLATE, certificateNumber: 'N/2', performedOn: '2024-01-01' });
    await apply();
  });

  it('finds certificates by number, however typed, as known then', async () => {
    const numbered = async (number: string, knownAt = 99): Promise<string[]> =>
      (await readModel.certificatesNumbered({ number, issuer: null }, knownAt)).ids;
    expect(await numbered('N/2')).toEqual(['c-2']);
    expect(await numbered(' ｎ／２')).toEqual(['c-2']);
    expect(await numbered('N2')).toEqual([]);
    expect(await numbered('N/2', 2)).toEqual([]);
  });

  it('finds what bears a serial number of a maker: assets, and certificates that name it', async () => {
    const bearersOf = async (serialNumber: string, manufacturer: string): Promise<string[][]> => {
      const asked = { serialNumber, manufacturer };
      const { assets, certificates } = await readModel.bearersOfSerial(asked, 99);
      return [assets.ids, certificates.ids];
    };
    expect(await bearersOf('7', 'Maker')).toEqual([['a'], ['c-2']]);
    expect(await bearersOf('７', 'MAKER')).toEqual([['a'], ['c-2']]);
    expect(await bearersOf('7', 'Other')).toEqual([[], []]);
  });
});

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
