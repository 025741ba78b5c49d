// Goal: every query string accepts what API.md names and refuses everything else with code and pointer.
// Method: each parameter at its limits and just beyond.
import { plainToInstance } from 'class-transformer';
import { MAX_PAGE, MAX_PARAMETER_TEXT } from './limits';
import {
  AssetImpactQuery,
  AssetListQuery,
  AssetTraceQuery,
  CertificateTraceQuery,
  IdPath,
  MethodIdPath,
  PublicVerificationQuery,
  SchemeIdPath,
  ValidityQuery,
} from './queries';
import { faultsOf } from './testing/faults-of';

describe('query strings', () => {
  it('turn plain digits into numbers and nothing else', () => {
    const query = plainToInstance(AssetImpactQuery, { limit: '20', waitFor: '007', knownAt: '5120' });
    expect(query).toMatchObject({ limit: 20, waitFor: 7, knownAt: '5120' });
    for (const limit of ['', '0', '1e2', '-1', '1.0', ' 1', String(MAX_PAGE + 1), '9'.repeat(20)]) {
      expect(faultsOf(AssetImpactQuery, { limit })).toEqual(['/limit OUT_OF_RANGE']);
    }
  });

  it('know positions and instants', () => {
    for (const knownAt of ['0', '999999999999999', '2024-05-17T08:00:00Z', '2024-05-17T08:00:00.5+08:00']) {
      expect(faultsOf(AssetImpactQuery, { knownAt })).toEqual([]);
    }
    for (const knownAt of ['', '-1', '1.5', '2024-05-17', '2024-02-30T00:00:00Z', '9'.repeat(16), 'now']) {
      expect(faultsOf(AssetImpactQuery, { knownAt })).toEqual(['/knownAt NOT_A_POSITION']);
    }
  });

  it('never guess the day, and keep value and unit together', () => {
    expect(faultsOf(AssetTraceQuery, {})).toEqual(['/on REQUIRED']);
    expect(faultsOf(ValidityQuery, { on: '2024-05-17', value: '1', purpose: 'FUN' }).toSorted()).toEqual([
      '/purpose NOT_IN_LIST',
      '/unit REQUIRED',
    ]);
    expect(faultsOf(AssetTraceQuery, { on: '2024-05-17', unit: 'g' })).toEqual(['/value REQUIRED']);
    expect(faultsOf(AssetTraceQuery, { on: '2024-05-17', value: '1', unit: 'g', quantity: 'mass' })).toEqual(
      [],
    );
  });

  it('take parameters one by one, each measured or named', () => {
    const asked = (...parameter: string[]): object => ({ on: '2024-05-17', parameter });
    const one = { on: '2024-05-17', parameter: 'frequency:1 MHz' };
    expect(plainToInstance(ValidityQuery, one)).toMatchObject({ parameter: ['frequency:1 MHz'] });
    for (const sound of ['frequency:1 MHz', 'frequency:10..20 kHz', 'power-factor:0.5', 'analyte:Pb']) {
      expect(faultsOf(AssetTraceQuery, asked(sound))).toEqual([]);
    }
    expect(faultsOf(AssetTraceQuery, asked('frequency:1 MHz', 'analyte:Pb'))).toEqual([]);
    expect(faultsOf(AssetTraceQuery, asked('frequency:1 MHz', 'frequency:2 MHz'))).toEqual([
      '/parameter/1 NOT_ALLOWED',
    ]);
    expect(faultsOf(AssetTraceQuery, asked('x'.repeat(MAX_PARAMETER_TEXT + 1)))).toEqual([
      '/parameter/0 TOO_LONG',
    ]);
    for (const [wrong, code] of [
      ['frequency', 'NOT_A_PARAMETER'],
      ['frequency:', 'NOT_A_PARAMETER'],
      ['frequency:MHz', 'NOT_A_PARAMETER'],
      ['frequency:1..2..3 MHz', 'NOT_A_PARAMETER'],
      ['frequency:1 kg', 'UNIT_INCOMPATIBLE'],
      ['frequency:2..1 MHz', 'RANGE_INVERTED'],
      ['colour:red', 'PARAMETER_UNKNOWN'],
      ['direction:NOPE', 'PARAMETER_UNKNOWN'],
    ] as const) {
      expect(faultsOf(AssetTraceQuery, asked(wrong))).toEqual([`/parameter/0 ${code}`]);
    }
  });

  it('take a flag as a word, spelt exactly, and only where it is one', () => {
    for (const query of [CertificateTraceQuery, AssetTraceQuery]) {
      const asked = { on: '2024-05-17', status: 'true' };
      expect(plainToInstance(query, asked)).toMatchObject({ status: true });
      expect(plainToInstance(query, { ...asked, status: 'false' })).toMatchObject({ status: false });
    }
    for (const status of ['true', 'false']) expect(faultsOf(CertificateTraceQuery, { status })).toEqual([]);
    for (const status of ['', '1', 'TRUE', 'yes', ' true', 'toString']) {
      expect(faultsOf(CertificateTraceQuery, { status })).toEqual(['/status NOT_IN_LIST']);
    }
    expect(faultsOf(ValidityQuery, { on: '2024-05-17', status: 'true' })).toEqual(['/status UNKNOWN_FIELD']);
  });

  it('check the public by number or by serial number', () => {
    expect(faultsOf(PublicVerificationQuery, { issuer: 'inm', number: '1' })).toEqual([]);
    expect(faultsOf(PublicVerificationQuery, { serialNumber: '1', manufacturer: 'm' })).toEqual([]);
    expect(faultsOf(PublicVerificationQuery, {}).toSorted()).toEqual([
      '/manufacturer REQUIRED',
      '/number REQUIRED',
      '/serialNumber REQUIRED',
    ]);
    expect(faultsOf(PublicVerificationQuery, { number: '1', serialEnd: '2345' })).toEqual([]);
    expect(faultsOf(PublicVerificationQuery, { serialNumber: '1' })).toEqual(['/manufacturer REQUIRED']);
    expect(faultsOf(PublicVerificationQuery, { manufacturer: 'm' })).toEqual([
      '/number REQUIRED',
      '/serialNumber REQUIRED',
    ]);
  });

  it('list assets', () => {
    const query = {
      query: '砝码',
      owner: 'a',
      region: '310000',
      tier: 'PUBLIC',
      due: '2024-01-01',
      state: 'EXPIRED',
      limit: '5',
      cursor: 'x',
    };
    expect(faultsOf(AssetListQuery, query)).toEqual([]);
    expect(faultsOf(AssetListQuery, { region: '31', tier: 'public', due: '2023-02-30' }).toSorted()).toEqual([
      '/due NOT_A_DATE',
      '/region NOT_A_REGION',
      '/tier NOT_IN_LIST',
    ]);
  });

  it('read ids out of paths', () => {
    expect(faultsOf(IdPath, { id: 'a b' })).toEqual(['/id NOT_AN_ID']);
    expect(faultsOf(SchemeIdPath, { id: 'JJG 2053-2016' })).toEqual([]);
    for (const id of ['JJG  2053', ' a', 'a ', `a ${'b'.repeat(64)}`])
      expect(faultsOf(SchemeIdPath, { id })).toEqual(['/id NOT_AN_ID']);
    expect(faultsOf(MethodIdPath, { id: 'OIML R 111-1:2004' })).toEqual([]);
    for (const id of ['OIML  R 111', ' a', 'a/b', `a ${'b'.repeat(64)}`])
      expect(faultsOf(MethodIdPath, { id })).toEqual(['/id NOT_AN_ID']);
  });
});
