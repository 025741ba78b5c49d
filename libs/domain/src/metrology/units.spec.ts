/**
 * Goal: a unit is read as what it says, in whatever form a certificate prints it, and never as anything else. Method:
 * codes of UCUM, the names of the Order of 1984, typed forms, and near misses of each.
 */
import { checkUnit } from './checks';
import { toBase, unitFit } from './conversion';
import { SI_PREFIXES } from './unit-data';
import { MAX_REMEMBERED_UNITS, MAX_UNIT_LENGTH, parseUnit, readUnit } from './units';

const size = (code: string): string => {
  const unit = parseUnit(code);
  return unit ? `${unit.factor.div(unit.per).toSignificantDigits(20).toString()} ${unit.dimension}` : 'none';
};

describe('the grammar of units', () => {
  it.each([
    ['W/(m.K)', 'W/m/K'],
    ['W/(m2.sr)', 'W/m2/sr'],
    ['J/(kg.K)', 'J.kg-1.K-1'],
    ['/min', 'min-1'],
    ['1/s', 'Hz'],
    ['/(m.s)', 'm-1.s-1'],
    ['((m))', 'm'],
    ['m.(s/g)', 'm.s/g'],
    ['(m/s)/(m/s)', '1'],
    ['L/(100.km)', '10*-5.m3/km'],
    ['10*3', '1000'],
    ['10*-6', '[ppm]'],
    ['m+2', 'm2'],
    ['mg{as lead}/L', 'mg/L'],
    ['{r}/min', '/min'],
    ['dB/km', 'dB.m-1/1000'],
  ])('reads %s as %s', (code, same) => {
    expect(size(code)).not.toBe('none');
    expect(size(code)).toBe(size(same));
  });

  it.each([
    ...'(m m) () m() (m)2 / . m..s m/ /.m m{ m} { m{a}{b} m{a}2 0 00 1234567 [m m] 2m ((((((m))))))'.split(
      ' ',
    ),
    ...'Cel.m m/Cel [pH]2 dB[mW]/m m2/dB[W] B[SPL]'.split(' '),
  ])('%s is none', (code) => expect(readUnit(code)).toEqual({ ok: false, instead: null }));

  it('tells henry from acidity by the brackets', () => {
    expect(size('pH')).toBe(size('10*-12.H'));
    expect(size('[pH]')).toBe('1 P');
    expect(toBase('100', 'pH', 'inductance').toString()).toBe('0.0000000001');
    expect(unitFit('pH', 'ph')).toBe('UNIT_INCOMPATIBLE');
  });

  it('knows what is annotated', () => {
    const annotated = ['%{RH}', '%RH', '{HRC}', 'mg{as lead}/L', '%', '[ppm]', '1', 'mg/L'].map(
      (code) => parseUnit(code)?.annotated,
    );
    expect(annotated).toEqual([true, true, true, true, false, false, false, false]);
  });

  it('forgets no bound: neither of the length of a code nor of what is remembered', () => {
    expect(readUnit(`m{${'a'.repeat(MAX_UNIT_LENGTH - 3)}}`).ok).toBe(true);
    expect(readUnit(`m{${'a'.repeat(MAX_UNIT_LENGTH - 2)}}`).ok).toBe(false);
    for (let index = 0; index < 2 * MAX_REMEMBERED_UNITS; index += 1) readUnit(`m{${index}}`);
    expect(size('W/(m.K)')).toBe('1 K-1.L.M.T-3');
  });
});

describe('the units that the Order of 1984 names', () => {
  it.each([
    ...'m kg s A K mol cd rad sr Hz N Pa J W C V F Ω S Wb T H ℃ lm lx Bq Gy Sv'.split(' '),
    ...'min|h|d|″|′|°|r/min|n mile|kn|t|u|L|l|eV|dB|tex|hm²'.split('|'),
  ])('%s is legal', (symbol) => expect(readUnit(symbol).ok).toBe(true));

  it.each(Object.entries(SI_PREFIXES))('takes the prefix %s', (prefix, power) => {
    expect(parseUnit(`${prefix}m`)?.factor.eq(`1e${power}`)).toBe(true);
  });

  it.each([
    ['r/min', '{r}/min'],
    ['kn', '[kn_i]'],
    ['n mile', '[nmi_i]'],
    ['hm²', 'har'],
    ['ha', 'har'],
    ['°', 'deg'],
    ['′', "'"],
    ['″', "''"],
  ])('%s is %s', (symbol, code) => expect(size(symbol)).toBe(size(code)));
});

describe('a typed form', () => {
  it.each([
    ['µm', 'um'],
    ['μm', 'um'],
    ['µΩ', 'uOhm'],
    ['kΩ', 'kOhm'],
    ['Ω·m', 'Ohm.m'],
    ['m²', 'm2'],
    ['m³/h', 'm3/h'],
    ['m/s²', 'm/s2'],
    ['m·s⁻¹', 'm.s-1'],
    ['m s^-2', 'm.s-2'],
    ['㎡', 'm2'],
    ['N·m', 'N.m'],
    ['N⋅m', 'N.m'],
    ['kN m', 'kN.m'],
    ['W/(m·K)', 'W/(m.K)'],
    ['J/(kg·℃)', 'J/(kg.K)'],
    ['mV/°C', 'mV/K'],
    ['℃', 'Cel'],
    ['°C', 'Cel'],
    ['%RH', '%{RH}'],
    ['% RH', '%{RH}'],
    ['％', '%'],
    ['‰', '[ppth]'],
    ['ppm', '[ppm]'],
    ['kWh', 'kW.h'],
    ['kW·h', 'kW.h'],
    ['W/kWh', 'W/(kW.h)'],
    ['mAh', 'mA.h'],
    ['ohm', 'Ohm'],
    ['HRC', '{HRC}'],
    ['HV10', '{HV10}'],
    ['dBm', 'dB[mW]'],
    ['dBµV', 'dB[uV]'],
    ['dB(A)', 'dB[SPL]{A}'],
    ['dB re 20 µPa', 'dB[SPL]'],
    ['10^-6', '10*-6'],
  ])('%s is %s', (typed, code) => {
    const reading = readUnit(typed);
    expect(reading).toMatchObject({ ok: true, unit: { code } });
    expect(size(typed)).toBe(size(code));
    expect(parseUnit(typed)?.offset.toString()).toBe(parseUnit(code)?.offset.toString());
  });

  it.each(['Kg', 'KG', 'mts', 'CC', 'sec', 'degrees', 'ppt', 'K°', '%%', 'HRX', 'dBx', 'Ωm m²²²²'])(
    '%s means nothing for certain',
    (typed) => expect(readUnit(typed)).toEqual({ ok: false, instead: null }),
  );
});

describe('a level', () => {
  it('is counted from the reference of its quantity, and is brought to it', () => {
    expect(toBase('0', 'dBm', 'power-level').toString()).toBe('0');
    expect(toBase('1', 'dBW', 'power-level').toString()).toBe('31');
    expect(toBase('-10', 'dB', 'power-level').toString()).toBe('-10');
    expect(unitFit('dB(A)', 'sound-pressure-level')).toBe('FITS');
  });

  it('of another reference is no unit of it, nor of a mere ratio', () => {
    expect(unitFit('dBV', 'power-level')).toBe('UNIT_INCOMPATIBLE');
    expect(unitFit('dBm', 'sound-pressure-level')).toBe('UNIT_INCOMPATIBLE');
    expect(unitFit('dBm', 'attenuation')).toBe('UNIT_INCOMPATIBLE');
    expect(unitFit('dB re 1 µPa', 'sound-pressure-level')).toBe('UNIT_INCOMPATIBLE');
    expect(unitFit('dB', 'attenuation')).toBe('FITS');
  });
});

describe('a refusal of a unit', () => {
  const hint = (unit: string, quantity: string) =>
    checkUnit(unit, quantity, '/unit', false).map(({ code, params }) => `${code} ${params?.instead ?? '-'}`);

  it.each([
    ['kgf/cm2', 'pressure', 'NON_LEGAL_UNIT kPa'],
    ['kgf/cm²', 'pressure', 'NON_LEGAL_UNIT kPa'],
    ['psi', 'pressure', 'NON_LEGAL_UNIT kPa'],
    ['mmHg', 'pressure', 'NON_LEGAL_UNIT kPa'],
    ['mm[Hg]', 'pressure', 'NON_LEGAL_UNIT kPa'],
    ['°F', 'temperature', 'NON_LEGAL_UNIT Cel'],
    ['℉', 'temperature', 'NON_LEGAL_UNIT Cel'],
    ['[degF]', 'temperature', 'NON_LEGAL_UNIT Cel'],
    ['[lbf_av].m', 'torque', 'NON_LEGAL_UNIT N.m'],
    ['kgf·m', 'torque', 'NON_LEGAL_UNIT N.m'],
    ['[ft_i]3/min', 'volume-flow', 'NON_LEGAL_UNIT m3/min'],
    ['kgf', 'pressure', 'NON_LEGAL_UNIT -'],
    ['lb', 'force', 'NON_LEGAL_UNIT -'],
    ['foo', 'mass', 'NON_LEGAL_UNIT -'],
    ['rpm', 'rotational-speed', 'NON_LEGAL_UNIT {r}/min'],
  ])('%s beside %s: %s', (unit, quantity, expected) => expect(hint(unit, quantity)).toEqual([expected]));

  it('does not meet units that fit', () => {
    expect(hint('mmHg', 'blood-pressure')).toEqual([]);
    expect(hint('℃', 'temperature')).toEqual([]);
    expect(hint('%RH', 'humidity')).toEqual([]);
    expect(hint('HRC', 'hardness-rockwell-c')).toEqual([]);
    expect(hint('HRB', 'hardness-rockwell-c')).toEqual(['UNIT_INCOMPATIBLE -']);
  });
});
