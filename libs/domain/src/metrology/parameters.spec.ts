/** Goal: the one list of parameters is whole and can be read. Method: every row against the quantities it rests on. */
import { unitFit } from './conversion';
import { DEFINING_PARAMETERS } from './defining-parameters';
import { isSameParameterCode, PARAMETER_CODES, readParameterCode } from './parameter-codes';
import { findParameter, PARAMETERS } from './parameters';
import { findQuantity, QUANTITIES } from './quantities';

describe('the list of parameters', () => {
  it('names each once, in both languages, with its source', () => {
    expect(new Set(PARAMETERS.map(({ code }) => code)).size).toBe(PARAMETERS.length);
    expect(PARAMETERS.filter(({ zh, en, source }) => !zh || !en || !source)).toEqual([]);
    expect(PARAMETERS.every(({ code }) => /^[a-z]+(-[a-z]+)*$/.test(code))).toBe(true);
  });

  it('has those that RECORD.md names', () => {
    const named = `frequency wavelength temperature pressure relative-humidity current voltage power-factor
      phase-angle load flow-rate time analyte matrix gas waveform harmonic connector direction`;
    expect(named.split(/\s+/).filter((code) => !findParameter(code))).toEqual([]);
    expect(findParameter('colour')).toBeNull();
    expect(findParameter('constructor')).toBeNull();
  });

  it('is either measured, in units of its quantity, or named by a code', () => {
    const named = PARAMETERS.filter(({ quantity }) => quantity === null);
    const bare = { baseUnit: null, dimension: null, units: [] };
    expect(named.map(({ baseUnit, dimension, units }) => ({ baseUnit, dimension, units }))).toEqual(
      named.map(() => bare),
    );
    const measured = PARAMETERS.filter(({ quantity }) => quantity !== null);
    expect(measured.filter(({ codes, open }) => codes.length > 0 || open)).toEqual([]);
    const unfit = measured.flatMap(({ quantity, units }) =>
      units.filter((unit) => unitFit(unit, quantity ?? '') !== 'FITS'),
    );
    expect(unfit).toEqual([]);
  });

  it('offers codes only for parameters that are named by one, and closes a list only that has some', () => {
    expect(Object.keys(PARAMETER_CODES).filter((code) => findParameter(code)?.quantity !== null)).toEqual([]);
    const closed = PARAMETERS.filter(({ quantity, open }) => quantity === null && !open);
    expect(closed.filter(({ codes }) => codes.length === 0)).toEqual([]);
    for (const codes of Object.values(PARAMETER_CODES)) {
      expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
    }
  });
});

describe('the code of a parameter', () => {
  it.each([
    ['Pb', 'Pb'],
    ['铅', 'Pb'],
    ['Lead', 'Pb'],
    [' Pb ', 'Pb'],
    ['CO₂', 'CO2'],
    ['Co', 'Co'],
    ['CO', 'CO'],
    ['pb-210', 'pb-210'],
  ])('%j of an analyte is %s', (typed, code) => expect(readParameterCode('analyte', typed)).toBe(code));

  it('is the same however it is typed, and another where it differs', () => {
    expect(isSameParameterCode('analyte', '镉', 'Cd')).toBe(true);
    expect(isSameParameterCode('analyte', 'Cd', 'Pb')).toBe(false);
    expect(isSameParameterCode('analyte', 'Co', 'CO')).toBe(false);
    expect(isSameParameterCode('matrix', 'river water', 'river water')).toBe(true);
  });
});

describe('the defining parameters of a quantity', () => {
  const of = (quantity: string) => findQuantity(quantity)?.definingParameters;

  it('are said of quantities that there are', () => {
    expect(Object.keys(DEFINING_PARAMETERS).filter((code) => !findQuantity(code))).toEqual([]);
  });

  it('are in the list, once each, and their usual values are read', () => {
    const all = QUANTITIES.flatMap(({ definingParameters }) => definingParameters);
    expect(all.filter(({ parameter }) => !findParameter(parameter))).toEqual([]);
    const unfit = all.filter(
      ({ parameter, usual }) =>
        usual && unitFit(usual.unit, findParameter(parameter)?.quantity ?? '') !== 'FITS',
    );
    expect(unfit).toEqual([]);
    const twice = QUANTITIES.filter(
      ({ definingParameters }) =>
        new Set(definingParameters.map(({ parameter }) => parameter)).size < definingParameters.length,
    );
    expect(twice).toEqual([]);
  });

  it('are the second axis of what is known to have one, and none of the length of a block', () => {
    expect(of('ac-voltage')).toEqual([{ parameter: 'frequency' }]);
    expect(of('mass-concentration')).toEqual([{ parameter: 'analyte' }]);
    expect(of('ph')).toEqual([{ parameter: 'temperature', usual: { value: '25', unit: 'Cel' } }]);
    expect(of('length')).toEqual([]);
    expect(of('mass')).toEqual([]);
    expect(of('dc-voltage')).toEqual([]);
  });
});
