// Goal: impact cases come back with how far they have come, at every position; the last known good certificate of an
// asset is the one a suspicion begins with; grades get the figures they rest on.
// Method: hand-written logs on a real PostgreSQL.
import type { AssetRegistered, CalibrationRecorded } from '@suyuan/domain';
import { DataSource } from 'typeorm';
import { AddImpactCases1763769600300 } from '../migrations/1763769600300-add-impact-cases';
import type { PostgresReadModel } from '../postgres-read-model';
import { freshReadModel } from '../testing/fresh-read-model';
import { massResult, SampleLog } from '../testing/sample-log';

let readModel: PostgresReadModel;
let url: string;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ url, readModel, end } = await freshReadModel());
}, 120_000);
afterAll(() => end());
beforeEach(() => readModel.clear());

const assessed = (impactCase: string) => ({
  type: 'ImpactCaseAssessed' as const,
  data: { id: 'a', impactCase, note: 'two scales', grade: 'MAJOR' as const },
});
const closed = (impactCase: string) => ({
  type: 'ImpactCaseClosed' as const,
  data: { id: 'z', impactCase, on: '2024-03-01', reason: 'done' },
});

describe('an impact case', () => {
  it('is found from its position on, as far as it had come', async () => {
    const log = new SampleLog();
    log.asset({ id: 'weights' });
    const { data } = log.impactCase('nc', 'weights');
    log.ofImpactCase('nc', assessed('nc'));
    log.ofImpactCase('nc', closed('nc'));
    await readModel.apply(log.events.toReversed(), null);
    expect(await readModel.findImpactCase('nc', 0)).toBeNull();
    expect(await readModel.findImpactCase('nc', 1)).toMatchObject({
      position: 1,
      state: 'OPEN',
      opened: data,
    });
    expect(await readModel.findImpactCase('nc', 2)).toMatchObject({ state: 'ASSESSED' });
    const whole = await readModel.findImpactCase('nc', 3);
    expect(whole?.state).toBe('CLOSED');
    expect(whole?.history.map(({ type }) => type)).toEqual([
      'ImpactCaseOpened',
      'ImpactCaseAssessed',
      'ImpactCaseClosed',
    ]);
    expect(await readModel.findImpactCase('other', 3)).toBeNull();
  });
});

describe('cases opened before there was a table for them', () => {
  it('are in it after the migration, as a rebuild would write them', async () => {
    const log = new SampleLog();
    log.impactCase('one', 'weights');
    log.ofImpactCase('one', assessed('one'));
    await readModel.apply(log.events, null);
    const before = await readModel.fingerprint();
    const owner = await new DataSource({ type: 'postgres', url }).initialize();
    const migration = new AddImpactCases1763769600300();
    const runner = owner.createQueryRunner();
    await migration.down(runner);
    await migration.up(runner);
    // As a later migration leaves it: what was opened is asked of the history.
    await runner.query('ALTER TABLE rm_impact_case DROP COLUMN data');
    await runner.release();
    await owner.destroy();
    expect(await readModel.fingerprint()).toEqual(before);
    expect(await readModel.findImpactCase('one', 1)).toMatchObject({ state: 'ASSESSED' });
  });
});

describe('the last known good certificate', () => {
  const good = async (on: string, quantity: string | null = null, knownAt = 99) =>
    (await readModel.lastKnownGood({ asset: 'weights', on, quantity, knownAt }))?.id ?? null;
  const certificate = (
    log: SampleLog,
    id: string,
    performedOn: string,
    more: Partial<CalibrationRecorded['data']> = {},
  ) => log.certificate({ id, asset: 'weights', performedOn, conclusion: 'NONE', ...more });

  /** `weights` is at position 0, its laboratory may serve others from position 1 on. */
  const admitted = (more: Partial<AssetRegistered['data']> = {}): SampleLog => {
    const log = new SampleLog();
    log.asset({ id: 'weights', ...more });
    log.statutory('lab');
    return log;
  };

  it('is the newest before the day', async () => {
    const log = admitted();
    certificate(log, 'old', '2023-01-01', { conclusion: 'PASS' });
    certificate(log, 'new', '2024-01-01', { conclusion: 'CONDITIONAL_PASS' });
    certificate(log, 'elsewhere', '2024-01-01', { asset: 'other' });
    await readModel.apply(log.events, null);
    expect(await good('2024-06-01')).toBe('new');
    expect(await good('2024-01-02')).toBe('new');
    expect(await good('2024-01-01')).toBe('old');
    expect(await good('2023-01-01')).toBeNull();
    expect(await good('2024-06-01', null, 2)).toBe('old');
    expect(await good('2024-06-01', null, 1)).toBeNull();
  });

  it.each(['FAIL', 'CONDITIONAL_FAIL', 'UNDETERMINED'] as const)(
    'is none with the conclusion %s',
    async (conclusion) => {
      const log = admitted();
      certificate(log, 'old', '2023-01-01');
      certificate(log, 'new', '2024-01-01', { conclusion });
      await readModel.apply(log.events, null);
      expect(await good('2024-06-01')).toBe('old');
    },
  );

  it('is not void and not replaced, as known then', async () => {
    const log = admitted();
    certificate(log, 'old', '2023-01-01');
    certificate(log, 'amended', '2023-06-01');
    certificate(log, 'void', '2024-01-01');
    const revoked = (id: string, effect: 'VOID' | 'WITHDRAWN', effectiveFrom: string | null) =>
      log.record(`certificate-${id}`, {
        type: 'CertificateRevoked',
        data: { id: `rev-${id}`, certificate: id, effect, effectiveFrom, reason: 'r' },
      });
    revoked('void', 'VOID', null);
    certificate(log, 'stranger', '2022-01-01', { issuer: 'other', replaces: 'amended' });
    certificate(log, 'better', '2022-06-01', { replaces: 'amended' });
    revoked('old', 'WITHDRAWN', '2025-01-01');
    await readModel.apply(log.events, null);
    expect(await good('2024-06-01', null, 4)).toBe('void');
    expect(await good('2024-06-01', null, 6)).toBe('amended');
    expect(await good('2024-06-01')).toBe('old');
    expect(await good('2023-01-01')).toBe('better');
  });

  it('is of the quantity asked, and of the asset that bears its nameplate', async () => {
    const nameplate = { manufacturer: 'Maker', model: 'M', serialNumber: '1' };
    const log = admitted(nameplate);
    const range = { min: '0', max: '100', unit: 'mm' };
    const block = { quantity: 'length', range, points: [], references: [] };
    certificate(log, 'mass', '2023-01-01', { asset: nameplate });
    certificate(log, 'length', '2024-01-01', { results: [block] });
    await readModel.apply(log.events, null);
    expect(await good('2024-06-01')).toBe('length');
    expect(await good('2024-06-01', 'mass')).toBe('mass');
    expect(await good('2024-06-01', 'temperature')).toBeNull();
  });
});

describe('the figures of a grade', () => {
  it('are those recorded, byte for byte', async () => {
    const log = new SampleLog();
    const mpe = { value: '0.30', unit: 'mg' };
    const measurands = [{ quantity: 'mass', range: null, accuracyClass: 'E2', mpe }];
    log.asset({ id: 'weights', measurands });
    const rule = { id: 'SIMPLE' as const, guardFactor: null, version: '1' };
    log.certificate({ id: 'c', asset: 'weights', decisionRule: rule });
    log.certificate({ id: 'd', asset: 'weights', kind: 'VERIFICATION' });
    await readModel.apply(log.events, null);
    expect(await readModel.gradingFacts(['c', 'd', 'none'])).toEqual(
      new Map([
        ['c', { kind: 'CALIBRATION', decisionRule: rule, results: [massResult()] }],
        ['d', { kind: 'VERIFICATION', decisionRule: null, results: [massResult()] }],
      ]),
    );
    expect(await readModel.measurandsOf(['weights', 'none'])).toEqual(
      new Map([['weights', { kind: 'INSTRUMENT', measurands }]]),
    );
    expect(await readModel.gradingFacts([])).toEqual(new Map());
    expect(await readModel.measurandsOf([])).toEqual(new Map());
  });
});
