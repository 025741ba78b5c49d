/**
 * Goal: no kind that a national laboratory may be recognised for lacks a quantity. Method: count the kinds of the
 * classification of the KCDB by metrology area, and derive the dimension of each from its simple kinds.
 */
import { findQuantity, QUANTITIES } from '../quantities';
import { dimensionOf, parseUnit } from '../units';
import { KCDB_KINDS, KCDB_UNITS } from './kcdb-kinds';
import { METROLOGY_AREAS } from './row';

const kindsOf = (area: string): string[] => KCDB_KINDS[area]!.split(' ');
const allKinds = [...new Set(Object.keys(KCDB_KINDS).flatMap(kindsOf))];
/** The kind a product begins with: what the classification counts. */
const headOf = (kind: string): string => /^[A-Z]+/.exec(kind)![0];

/** The dimension of a product of kinds, out of the units of its simple kinds. */
function dimensionOfKind(kind: string): string {
  const factors = kind.split('.').flatMap((part) => {
    const [, code, exponent] = /^([A-Z]+)(-?\d+)?$/.exec(part)!;
    const power = Number(exponent ?? 1);
    return Array<string>(Math.abs(power)).fill(`${power < 0 ? '/' : '.'}(${KCDB_UNITS[code!]!})`);
  });
  // Within a product a temperature is a difference.
  return dimensionOf(`1${factors.join('')}`.replaceAll('Cel', 'K'));
}

/** Responsivities are classified without their signal (a current or charge), levels without what they are per. */
const serves = (dimension: string, kind: string): boolean =>
  dimension === dimensionOfKind(kind) ||
  /^(IRRA|ILLU|LUMA|RAFL|RADI|REXP|LUXP)-1/.test(kind) ||
  (dimension.split('.').includes('B') && /^(RLGB|POWR\.POWR-1\.TIME-1)/.test(kind));

describe('the quantities', () => {
  it.each([
    ['AUV', 20, 30],
    ['EM', 31, 80],
    ['L', 8, 10],
    ['M', 16, 19],
    ['PR', 38, 51],
    ['RI', 11, 20],
    ['T', 15, 21],
    ['TF', 2, 2],
  ])('of %s: %d simple kinds, %d with their products, each with a quantity', (area, simple, all) => {
    const kinds = kindsOf(area);
    expect(new Set(kinds.map(headOf)).size).toBe(simple);
    expect(kinds).toHaveLength(all);
    const served = new Set(QUANTITIES.flatMap((quantity) => quantity.kinds));
    expect(kinds.filter((kind) => !served.has(kind))).toEqual([]);
  });

  it('cover the 110 simple kinds with their 98 products, and of chemistry what its capabilities are told in', () => {
    expect(new Set(allKinds.map(headOf)).size).toBe(110);
    expect(allKinds).toHaveLength(208);
    const chemistry = QUANTITIES.filter(({ area }) => area === 'QM').map(({ code }) => code);
    expect(chemistry).toEqual(
      expect.arrayContaining([
        'amount-fraction',
        'mass-fraction',
        'mass-concentration',
        'amount-content',
        'ph',
      ]),
    );
    expect(new Set(QUANTITIES.map(({ area }) => area))).toEqual(new Set(METROLOGY_AREAS));
  });

  it('serve only kinds that there are, with their dimension', () => {
    const wrong = QUANTITIES.flatMap(({ code, dimension, kinds }) =>
      kinds
        .filter((kind) => !allKinds.includes(kind) || !serves(dimension, kind))
        .map((kind) => `${code} ${kind}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have a base unit among legal ones, names in both languages and a source', () => {
    expect(QUANTITIES.filter(({ zh, en, source }) => !zh || !en || !source)).toEqual([]);
    expect(new Set(QUANTITIES.map(({ zh }) => zh)).size).toBe(QUANTITIES.length);
    expect(new Set(QUANTITIES.map(({ en }) => en)).size).toBe(QUANTITIES.length);
    expect(QUANTITIES.filter(({ baseUnit }) => !parseUnit(baseUnit)?.offset.isZero())).toEqual([]);
  });

  it('are logarithmic where they count in decibels, with what 0 dB is', () => {
    const decibels = QUANTITIES.filter(({ dimension }) => dimension.split('.').includes('B'));
    expect(decibels.filter(({ logarithmic }) => logarithmic === null)).toEqual([]);
    expect(QUANTITIES.filter(({ logarithmic }) => logarithmic !== null)).toEqual(decibels);
    expect(findQuantity('power-level')?.logarithmic).toEqual({
      of: 'POWER',
      reference: { value: '1', unit: 'mW' },
    });
    expect(findQuantity('sound-pressure-level')?.logarithmic).toEqual({
      of: 'AMPLITUDE',
      reference: { value: '20', unit: 'uPa' },
    });
    expect(findQuantity('attenuation')?.logarithmic).toEqual({ of: 'POWER', reference: null });
    const bad = decibels.filter(({ logarithmic: log }) => log?.reference && !parseUnit(log.reference.unit));
    expect(bad).toEqual([]);
  });

  it('that are relative errors or percentage points by custom say so; a mere ratio does not', () => {
    const own = (code: string) => findQuantity(code)?.ownRelativeError;
    const custom =
      'energy-meter-error ratio-error oxygen-saturation oxygen-fraction humidity hardness-vickers';
    expect(custom.split(' ').map(own)).toEqual(custom.split(' ').map(() => true));
    const ambiguous =
      'amount-fraction mass-fraction voltage-ratio transmittance power-factor refractive-index';
    expect(ambiguous.split(' ').map(own)).toEqual(ambiguous.split(' ').map(() => false));
    expect(QUANTITIES.filter((quantity) => quantity.ownRelativeError && quantity.dimension !== '1')).toEqual(
      [],
    );
  });
});
