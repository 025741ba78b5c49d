/**
 * Random bodies of `POST /v1/calibrations`: half of them wild, with figures from the ends of what is accepted (zero and
 * negative nominals, the greatest exponents, relative uncertainties, ranges without points), half as they should be.
 */
import fc from 'fast-check';
import type {
  AssetReference,
  CalibrationBody,
  PointBody,
  QuantityRange,
  QuantityValue,
  ReferenceBody,
  ResultBody,
} from '@suyuan/domain';

export const DAYS = ['2020-01-01', '2020-06-01', '2020-06-02', '2021-01-01', '2022-01-01', '2023-01-01'];
export const ASSETS = ['a0', 'a1', 'a2', 'a3', 'a4'];
export const LABORATORIES = ['lab-a', 'lab-b'];
export const CERTIFICATES = 8;
export const NAMEPLATE = { manufacturer: 'Maker', model: 'M', serialNumber: '1' };
export const METHODS = ['JJG 99-2022', 'JJG 99', 'JJG 7-1999', 'unheard of'];

export const day = fc.constantFrom(...DAYS);
export const lastDay = fc.option(day, { freq: 2 });
export const maybe = <T>(arbitrary: fc.Arbitrary<T>, outOf: number): fc.Arbitrary<T | null> =>
  fc.integer({ min: 1, max: outOf }).chain((n) => (n === 1 ? arbitrary : fc.constant(null)));

/** Units of absolute values and of differences, by quantity. */
const UNITS = {
  mass: { absolute: ['kg', 'g', 'mg'], difference: ['mg', 'ug', 'g', '%', '[ppm]'] },
  'dc-voltage': { absolute: ['V', 'mV'], difference: ['uV', 'mV', '[ppm]'] },
  // None is relative: 1 % is of the nominal as stated, and that of 20 Cel is not that of 293.15 K.
  temperature: { absolute: ['K', 'Cel'], difference: ['K', 'Cel', 'mK'] },
} as const;
type Measured = keyof typeof UNITS;
const QUANTITIES: readonly Measured[] = ['mass', 'mass', 'mass', 'mass', 'dc-voltage', 'temperature'];
export const ASKED: readonly Measured[] = ['mass', 'dc-voltage', 'temperature'];

const usual = fc.constantFrom('1', '1.000', '0.2', '10', '100', '2');
const strange = fc.constantFrom('0', '-0', '-5', '1e99', '1e-99', '-9.99e98', '123456789012345', '273.15');
const number = fc.oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: strange });
const smallNumber = fc.constantFrom(
  '0.1',
  '0.10',
  '0.3',
  '0.30',
  '1.234',
  '3',
  '20',
  '0.020',
  '0.06',
  '5e-30',
);
const signed = fc.constantFrom('0', '0.1', '-0.2', '0.3', '-3', '1e98');

export function value(units: readonly string[], numbers: fc.Arbitrary<string>): fc.Arbitrary<QuantityValue> {
  return fc.record({ value: numbers, unit: fc.constantFrom(...units) });
}

export function range(quantity: Measured): fc.Arbitrary<QuantityRange> {
  const ends = fc.constantFrom(['0', '1'], ['0', '1000'], ['-20', '1e9'], ['1', '1'], ['0.5', '2']);
  const unit = fc.constantFrom(...UNITS[quantity].absolute);
  return fc.tuple(ends, unit).map(([[min, max], each]) => ({ min: min!, max: max!, unit: each }));
}

function pointBody(quantity: Measured): fc.Arbitrary<PointBody> {
  const { absolute, difference } = UNITS[quantity];
  return fc.record({
    nominal: value(absolute, number),
    error: maybe(value(difference, signed), 2),
    expandedUncertainty: value(difference, smallNumber),
    coverageFactor: fc.constantFrom('2', '2', '1', '3', '2.00', '1e-9'),
    mpe: maybe(value(difference, fc.oneof(smallNumber, fc.constantFrom('0', '-1', '1e99'))), 2),
    stage: fc.constantFrom(null, null, 'AS_FOUND' as const, 'AS_LEFT' as const),
  });
}

const assetName: fc.Arbitrary<AssetReference> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...ASSETS) },
  { weight: 1, arbitrary: fc.constantFrom('nobody', NAMEPLATE) },
);

function referenceBody(own: number): fc.Arbitrary<ReferenceBody> {
  const above = fc.constantFrom(...ASSETS.slice(0, Math.max(1, own)));
  const external = fc.constantFrom(
    { kind: 'CIPM_MRA' as const, institute: 'PTB', kcdbId: 'EURAMET-M-DE-1' },
    { kind: 'ILAC_MRA' as const, institute: 'X', accreditation: null },
  );
  return fc.constantFrom(...QUANTITIES).chain((quantity) =>
    fc
      .record({
        asset: fc.oneof({ weight: 4, arbitrary: above }, { weight: 1, arbitrary: assetName }),
        external: maybe(external, 10),
        quantity: fc.constant(quantity),
        role: fc.constantFrom('MAIN' as const, 'MAIN' as const, 'ANCILLARY' as const),
        range: maybe(range(quantity), 5),
        number: maybe(fc.integer({ min: 0, max: CERTIFICATES }), 4),
        batch: maybe(fc.constantFrom('B1', 'B2'), 6),
      })
      .map(({ number: cited, asset, ...body }) => {
        if (body.external !== null) return { ...body, asset: null };
        return { ...body, asset, certificate: cited === null ? null : nameOf(cited) };
      }),
  );
}

function nameOf(index: number): { issuer: string; number: string } {
  return { issuer: LABORATORIES[index % 2]!, number: `n${index}` };
}

function resultBody(own: number, root: boolean): fc.Arbitrary<ResultBody> {
  return fc.constantFrom(...QUANTITIES).chain((quantity) =>
    fc
      .record({
        quantity: fc.constant(quantity),
        points: fc.array(pointBody(quantity), { maxLength: 2 }),
        stated: range(quantity),
        states: fc.boolean(),
        references: fc.array(referenceBody(own), { maxLength: root ? 0 : 2 }),
      })
      .map(({ stated, states, ...body }) => ({
        ...body,
        range: states || body.points.length === 0 ? stated : null,
      })),
  );
}

function calibration(index: number): fc.Arbitrary<CalibrationBody> {
  const own = Math.min(index, ASSETS.length - 1);
  const root = own === 0;
  const { issuer, number: certificateNumber } = nameOf(index);
  return fc.record({
    id: fc.constant(`c${index}`),
    issuer: fc.constant(issuer),
    certificateNumber: fc.constant(certificateNumber),
    kind: root
      ? fc.constantFrom('REALIZATION', 'REALIZATION', 'COMPARISON')
      : fc.constantFrom('CALIBRATION', 'VERIFICATION', 'IN_HOUSE', 'CRM'),
    asset: root
      ? fc.constant('a0')
      : fc.oneof({ weight: 5, arbitrary: fc.constant(ASSETS[own]!) }, { weight: 1, arbitrary: assetName }),
    performedOn: day,
    validUntil: lastDay,
    methods: fc.subarray(METHODS, { maxLength: 2 }),
    accredited: fc.constant(false),
    conclusion: fc.constantFrom('PASS', 'PASS', 'FAIL', 'NONE', 'UNDETERMINED', 'CONDITIONAL_PASS'),
    decisionRule: fc.constantFrom(
      null,
      { id: 'SIMPLE' as const },
      { id: 'GUARD_BAND' as const, guardFactor: '-1' },
      { id: 'NON_BINARY' as const, guardFactor: '1' },
      { id: 'JJF_1094' as const },
    ),
    environment: maybe(fc.record({ temperature: value(['Cel', 'K'], fc.constantFrom('20', '293.15')) }), 2),
    results: fc.array(resultBody(own, root), { minLength: 1, maxLength: 2 }),
    references: root
      ? fc.constant([])
      : maybe(
          referenceBody(own).map((each) => [each]),
          6,
        ).map((given) => given ?? []),
    replaces: maybe(
      fc.integer({ min: 0, max: CERTIFICATES }).map((i) => `c${i}`),
      10,
    ),
  });
}

/** A certificate as it should be, from the standard above at 1 kg; now and then that one's certificate is yet to come. */
function tidyCalibration(index: number): fc.Arbitrary<CalibrationBody> {
  const own = Math.min(index, ASSETS.length - 1);
  const { issuer, number: certificateNumber } = nameOf(index);
  const point: PointBody = {
    nominal: { value: '1', unit: 'kg' },
    expandedUncertainty: { value: `${10 ** own}`, unit: 'mg' },
    coverageFactor: '2',
  };
  const above: ReferenceBody = { asset: ASSETS[own - 1] ?? null, quantity: 'mass', role: 'MAIN' };
  return maybe(fc.constant({ issuer, number: 'yet to come' }), 6).map((certificate) => ({
    id: `c${index}`,
    issuer,
    certificateNumber,
    kind: own === 0 ? 'REALIZATION' : 'CALIBRATION',
    asset: ASSETS[own]!,
    performedOn: DAYS[Math.min(own, 2)]!,
    results: [
      { quantity: 'mass', points: [point], references: own === 0 ? [] : [{ ...above, certificate }] },
    ],
  }));
}

/** The certificate of one index: its number, its issuer and its asset follow from that. */
export function postedCalibration(index: number): fc.Arbitrary<CalibrationBody> {
  return fc.oneof(calibration(index), tidyCalibration(index));
}
