// Goal: every body accepts what API.md names and refuses everything else with code and pointer.
// Method: one sound example of each class, then one change at a time, at every field of every class.

import { RegisterAssetBody, RecordLifecycleBody } from './assets';
import { RecordCalibrationBody } from './calibrations';
import { RevokeCertificateBody } from './certificates';
import { NotifyOfImpactCaseBody } from './impact-cases';
import { MAX_NOTIFIED, MAX_OBSERVATIONS, MAX_POINTS, MAX_REASON_LENGTH } from './limits';
import { RegisterOrganizationBody } from './organizations';

import { PublishSchemeBody } from './schemes';
import { RevokeScopeBody } from './scopes';
import { faultsOf } from './testing/faults-of';
import { point, reference, calibration, asset, scheme } from './testing/sound-bodies';

import { CLASSES } from './testing/sound-classes';

type Json = Record<string, unknown>;

/** Every place of a value: the pointer and a copy of the whole with that place replaced. */
function places(value: unknown, base = ''): { pointer: string; with: (replacement: unknown) => unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => {
    const change = (replacement: unknown): unknown => {
      const copy = structuredClone(value) as Json;
      copy[key] = replacement;
      return copy;
    };
    const inner = places((value as Json)[key], `${base}/${key}`);
    const deeper = inner.map((place) => ({
      pointer: place.pointer,
      with: (r: unknown) => change(place.with(r)),
    }));
    return [{ pointer: `${base}/${key}`, with: change }, ...deeper];
  });
}

describe.each(CLASSES)('%p', (type, sound, required) => {
  it('accepts the sound example', () => {
    expect(faultsOf(type, sound)).toEqual([]);
  });

  it('requires what it requires, absent or null', () => {
    for (const name of required) {
      const { [name]: _, ...without } = sound;
      expect(faultsOf(type, without)).toEqual([`/${name} REQUIRED`]);
      expect(faultsOf(type, { ...sound, [name]: null })).toEqual([`/${name} REQUIRED`]);
    }
  });

  it('takes null and absent alike where it does not require', () => {
    for (const name of Object.keys(sound).filter((key) => !required.includes(key))) {
      const { [name]: _, ...without } = sound;
      expect(faultsOf(type, without)).toEqual([]);
      expect(faultsOf(type, { ...sound, [name]: null })).toEqual([]);
    }
  });

  it('refuses an unknown field at every level', () => {
    expect(faultsOf(type, { ...sound, more: 1 })).toEqual(['/more UNKNOWN_FIELD']);
    for (const place of places(sound)) {
      const at = place.pointer
        .split('/')
        .slice(1)
        .reduce<unknown>((inner, key) => (inner as Json)[key], sound);
      if (typeof at !== 'object' || at === null || Array.isArray(at)) continue;
      const faults = faultsOf(type, place.with({ ...at, more: 1 }) as object);
      expect(faults).toEqual([`${place.pointer}/more UNKNOWN_FIELD`]);
    }
  });

  it.each<[string, unknown]>([
    ['a number', 7.5],
    ['an object with unknown keys', { '0': {}, nobody: [] }],
    ['an array of arrays', [[{}], [[]]]],
    ['an array of numbers', [1, 2]],
    ['an empty text', ''],
    ['a text with NUL', 'a\u0000b'],
    ['an over-long text', 'x'.repeat(MAX_REASON_LENGTH + 1)],
  ])('refuses %s at every place, pointing there', (_, wrong) => {
    for (const { pointer, with: change } of places(sound)) {
      const faults = faultsOf(type, change(wrong) as object);
      expect({ pointer, faults: faults.length > 0 }).toEqual({ pointer, faults: true });
      for (const fault of faults) {
        expect(fault).toMatch(/^\/\S* [A-Z_]+$/);
        expect(fault.startsWith(pointer)).toBe(true);
      }
    }
  });
});

describe('a calibration', () => {
  const withPoint = (change: Json) => ({
    ...calibration,
    results: [{ quantity: 'mass', points: [{ ...point, ...change }], references: [reference] }],
  });
  const withReference = (change: Json) => ({
    ...calibration,
    results: [{ quantity: 'mass', points: [point], references: [{ ...reference, ...change }] }],
  });

  it('may give its asset by the nameplate', () => {
    const identity = { manufacturer: 'Mettler', model: 'E2', serialNumber: '1' };
    expect(faultsOf(RecordCalibrationBody, { ...calibration, asset: identity })).toEqual([]);
    expect(faultsOf(RecordCalibrationBody, withReference({ asset: identity }))).toEqual([]);
    expect(faultsOf(RecordCalibrationBody, { ...calibration, asset: { model: 1, 'a/b': 2 } })).toEqual([
      '/asset/a~1b UNKNOWN_FIELD',
      '/asset/manufacturer REQUIRED',
      '/asset/model WRONG_TYPE',
      '/asset/serialNumber REQUIRED',
    ]);
  });

  it('leaves a missing U, k or point to the domain', () => {
    expect(
      faultsOf(RecordCalibrationBody, withPoint({ expandedUncertainty: null, coverageFactor: null })),
    ).toEqual([]);
    expect(
      faultsOf(RecordCalibrationBody, { ...calibration, results: [{ quantity: 'mass', points: [] }] }),
    ).toEqual([]);
  });

  it('names the asset of a reference unless there is external evidence', () => {
    const external = { kind: 'CIPM_MRA', institute: 'PTB', kcdbId: 'x' };
    expect(faultsOf(RecordCalibrationBody, withReference({ asset: null, external }))).toEqual([]);
    expect(faultsOf(RecordCalibrationBody, withReference({ asset: null }))).toEqual([
      '/results/0/references/0/asset REQUIRED',
    ]);
  });

  it.each([
    ['50.000838', null],
    ['-0.03', null],
    ['5e-11', null],
    ['306.250', null],
    ['.5', 'NOT_A_DECIMAL'],
    ['5.', 'NOT_A_DECIMAL'],
    ['1,5', 'NOT_A_DECIMAL'],
    ['0x10', 'NOT_A_DECIMAL'],
    ['NaN', 'NOT_A_DECIMAL'],
    ['Infinity', 'NOT_A_DECIMAL'],
    [' 1', 'NOT_A_DECIMAL'],
    ['１', 'NOT_A_DECIMAL'],
    [`1.${'123456789'.repeat(5)}`, 'TOO_MANY_DIGITS'],
    ['1'.repeat(70), 'TOO_MANY_DIGITS'],
    [1.5, 'WRONG_TYPE'],
    [true, 'WRONG_TYPE'],
  ])('reads the decimal %p: %p', (coverageFactor, code) => {
    const expected = code === null ? [] : [`/results/0/points/0/coverageFactor ${code}`];
    expect(faultsOf(RecordCalibrationBody, withPoint({ coverageFactor }))).toEqual(expected);
  });

  it.each(['2023-02-30', '2100-02-29', '2024-1-1', '2024-01-01T00:00:00Z', '0000-01-01', '20240101'])(
    'refuses the day %s',
    (performedOn) => {
      expect(faultsOf(RecordCalibrationBody, { ...calibration, performedOn })).toEqual([
        '/performedOn NOT_A_DATE',
      ]);
    },
  );

  it.each(['a b', '', 'a/b', 'x'.repeat(65), '中', '-\n'])('refuses the id %j', (id) => {
    expect(faultsOf(RecordCalibrationBody, { ...calibration, id })).toEqual(['/id NOT_AN_ID']);
  });

  it('names every bad field at once', () => {
    const bad = { ...calibration, kind: 'X', accredited: 'false', methods: ['ok', 1, ''], results: [] };
    expect(faultsOf(RecordCalibrationBody, bad).toSorted()).toEqual([
      '/accredited WRONG_TYPE',
      '/kind NOT_IN_LIST',
      '/methods/1 WRONG_TYPE',
      '/methods/2 EMPTY_TEXT',
      '/results TOO_FEW',
    ]);
  });

  it('has a named maximum of points', () => {
    const results = [{ quantity: 'mass', points: Array.from({ length: MAX_POINTS + 1 }, () => point) }];
    expect(faultsOf(RecordCalibrationBody, { ...calibration, results })).toEqual([
      '/results/0/points TOO_MANY',
    ]);
  });
});

describe('ratios and readings', () => {
  it.each([
    ['1/3', null],
    ['12/25', null],
    ['0.333', null],
    ['1', null],
    ['1/0', 'NOT_A_DECIMAL'],
    ['0/3', 'NOT_A_DECIMAL'],
    ['1 / 3', 'NOT_A_DECIMAL'],
    ['-1/3', 'NOT_A_DECIMAL'],
    ['1/3/5', 'NOT_A_DECIMAL'],
    [`1.${'123456789'.repeat(5)}`, 'TOO_MANY_DIGITS'],
    [0.5, 'WRONG_TYPE'],
  ])('read the ratio %p: %p', (maxRatio, code) => {
    const edges = [{ from: 'E1', to: 'E2', maxRatio }];
    const expected = code === null ? [] : [`/edges/0/maxRatio ${code}`];
    expect(faultsOf(PublishSchemeBody, { ...scheme, edges })).toEqual(expected);
  });

  it('have a named maximum of readings, each a decimal', () => {
    const of = (observations: unknown[]) =>
      faultsOf(RecordCalibrationBody, {
        ...calibration,
        results: [{ quantity: 'mass', points: [{ ...point, observations }] }],
      });
    expect(of(Array.from({ length: MAX_OBSERVATIONS }, () => '1.0'))).toEqual([]);
    const tooMany = ['/results/0/points/0/observations TOO_MANY'];
    expect(of(Array.from({ length: MAX_OBSERVATIONS + 1 }, () => '1.0'))).toEqual(tooMany);
    expect(of(['1', 2, '3,0'])).toEqual([
      '/results/0/points/0/observations/1 WRONG_TYPE',
      '/results/0/points/0/observations/2 NOT_A_DECIMAL',
    ]);
  });
});

describe('digests, keys and signatures', () => {
  it.each([
    ['0f'.repeat(32), null],
    ['0F'.repeat(32), 'NOT_A_DIGEST'],
    ['0f'.repeat(31), 'NOT_A_DIGEST'],
    [`${'0f'.repeat(32)}0`, 'NOT_A_DIGEST'],
    [12, 'WRONG_TYPE'],
  ])('read the digest %p: %p', (payloadHash, code) => {
    const expected = code === null ? [] : [`/integrity/payloadHash ${code}`];
    expect(faultsOf(RecordCalibrationBody, { ...calibration, integrity: { payloadHash } })).toEqual(expected);
  });

  it.each([
    ['-_'.repeat(21) + 'A', null],
    ['A'.repeat(42), 'NOT_BYTES'],
    ['A'.repeat(44), 'NOT_BYTES'],
    [`${'A'.repeat(42)}=`, 'NOT_BYTES'],
    [`${'A'.repeat(42)}+`, 'NOT_BYTES'],
    [12, 'WRONG_TYPE'],
  ])('read the key %p: %p', (x, code) => {
    const body = { name: { en: 'INM' }, kinds: ['LABORATORY'], region: '310000' };
    const expected = code === null ? [] : [`/publicKeys/0/x ${code}`];
    expect(faultsOf(RegisterOrganizationBody, { ...body, publicKeys: [{ keyId: 'k', x }] })).toEqual(
      expected,
    );
  });
});

describe('fields that depend on others', () => {
  it('are required where the others say so', () => {
    const lifecycle = { event: 'TRANSFERRED', on: '2024-01-01' };
    expect(faultsOf(RecordLifecycleBody, lifecycle)).toEqual(['/owner REQUIRED']);
    expect(faultsOf(RecordLifecycleBody, { ...lifecycle, owner: 'b' })).toEqual([]);
    expect(faultsOf(RevokeCertificateBody, { effect: 'WITHDRAWN', reason: 'r' })).toEqual([
      '/effectiveFrom REQUIRED',
    ]);
    expect(faultsOf(RegisterOrganizationBody, { name: {}, kinds: ['LABORATORY'], region: '310000' })).toEqual(
      ['/name/zh REQUIRED'],
    );
    expect(faultsOf(RevokeScopeBody, { from: '2024-01-01', to: '2024-02-01', reason: 'r' })).toEqual([
      '/to NOT_ALLOWED',
    ]);
  });

  it('are whole numbers where they count', () => {
    const of = (intervalMonths: unknown) =>
      faultsOf(RegisterAssetBody, { ...asset, usage: { intervalMonths } });
    expect(of(12)).toEqual([]);
    for (const wrong of [0, 1.5, 1e9, Number.POSITIVE_INFINITY])
      expect(of(wrong)).toEqual(['/usage/intervalMonths OUT_OF_RANGE']);
    expect(of('12')).toEqual(['/usage/intervalMonths WRONG_TYPE']);
  });
});

describe('those who were told', () => {
  it('are at least one, at most a named number, each by an id', () => {
    const of = (notified: unknown[]) => faultsOf(NotifyOfImpactCaseBody, { notified, on: '2024-01-01' });
    expect(of([])).toEqual(['/notified TOO_FEW']);
    expect(of(Array.from({ length: MAX_NOTIFIED }, () => 'ent'))).toEqual([]);
    expect(of(Array.from({ length: MAX_NOTIFIED + 1 }, () => 'ent'))).toEqual(['/notified TOO_MANY']);
    expect(of(['ent', 'a b', 7])).toEqual(['/notified/1 NOT_AN_ID', '/notified/2 WRONG_TYPE']);
  });
});
