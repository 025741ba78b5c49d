/**
 * Forms that people type and certificates print for a unit, beside the UCUM code each stands for. Only forms that mean
 * one thing are here; what is recorded stays as it was typed, and reading says its code.
 */

/** Whole codes, without spaces. Levels: IEC 60027-3 and IEC 61672-1; hardness scales are numbers of one scale each. */
const WHOLE: Readonly<Record<string, string>> = {
  '%RH': '%{RH}',
  '%rh': '%{RH}',
  '%R.H.': '%{RH}',
  nmile: '[nmi_i]',
  mmHg: 'mm[Hg]',
  dBm: 'dB[mW]',
  'dB(mW)': 'dB[mW]',
  dBmW: 'dB[mW]',
  dBW: 'dB[W]',
  'dB(W)': 'dB[W]',
  dBV: 'dB[V]',
  'dB(V)': 'dB[V]',
  dBmV: 'dB[mV]',
  'dB(mV)': 'dB[mV]',
  dBuV: 'dB[uV]',
  'dB(uV)': 'dB[uV]',
  dBpW: 'dB[pW]',
  dBSPL: 'dB[SPL]',
  'dB(SPL)': 'dB[SPL]',
  dBre20uPa: 'dB[SPL]',
  'dB(re20uPa)': 'dB[SPL]',
  dBre1uPa: 'dB[uPa]',
  'dB(re1uPa)': 'dB[uPa]',
  dBre1pW: 'dB[pW]',
  'dBre1pW/m2': 'dB[pW/m2]',
  dBA: 'dB[SPL]{A}',
  'dB(A)': 'dB[SPL]{A}',
  dBC: 'dB[SPL]{C}',
  'dB(C)': 'dB[SPL]{C}',
  dBZ: 'dB[SPL]{Z}',
  'dB(Z)': 'dB[SPL]{Z}',
  dBHL: 'dB{HL}',
  'dB(HL)': 'dB{HL}',
  dBi: 'dB{i}',
  dBc: 'dB{c}',
  'dBc/Hz': 'dB{c}/Hz',
  ...Object.fromEntries(
    'HRA HRB HRC HRD HRE HRF HRG HRH HRK HR15N HR30N HR45N HR15T HR30T HR45T HV HBW HK HLD HL HA HD HW NTU FNU GU'
      .split(' ')
      .map((scale) => [scale, `{${scale}}`]),
  ),
};

/** A number of hardness with its load, or its ball and load. */
const HARDNESS = /^(HV|HK|HBW)\d[\d./]*$/;

/** Degrees Celsius: alone a temperature; within a product a difference, which is told in kelvins. */
const CELSIUS = /°C|degC/g;
const CELSIUS_ALONE = /^(°C|degC)(\{[^{}]*\})?$/;

/** Symbols within a code. The Order of 1984 writes r/min, kn, n mile and hm²; GB 3100 writes kW·h. */
const SYMBOLS: Readonly<Record<string, string>> = {
  r: '{r}',
  kn: '[kn_i]',
  ha: 'har',
  ppm: '[ppm]',
  ppb: '[ppb]',
  '‰': '[ppth]',
  '°': 'deg',
  Wh: '(W.h)',
  kWh: '(kW.h)',
  MWh: '(MW.h)',
  GWh: '(GW.h)',
  Ah: '(A.h)',
  mAh: '(mA.h)',
  varh: '(var.h)',
  kvarh: '(kvar.h)',
  VAh: '(VA.h)',
  Nm: '(N.m)',
  kNm: '(kN.m)',
  mNm: '(mN.m)',
  '10^': '10*',
};

/** Characters of one meaning, after NFKC made `²` a 2, `℃` a °C, `㎜` mm and the sign of ohm a Greek letter. */
const CHARACTERS: readonly [RegExp, string][] = [
  [/\u03BC/g, 'u'],
  [/\u03A9/g, 'Ohm'],
  [/[\u00B7\u22C5\u2219\u2022\u30FB]/g, '.'],
  [/[\u2212\u2010\u2011\u2013]/g, '-'],
  [/\u2032\u2032|\u2033|"/g, "''"],
  [/\u2032|\u2019/g, "'"],
  [/\u2215/g, '/'],
];

/**
 * The UCUM code that a typed unit may stand for: `µm` is `um`, `N·m` is `N.m`, `m/s²` is `m/s2`, `%RH` is `%{RH}`,
 * `dB(A)` is `dB[SPL]{A}`. What is no typed form is returned as it is.
 */
export function typedToCode(typed: string): string {
  let text = typed.normalize('NFKC').trim();
  for (const [characters, instead] of CHARACTERS) text = text.replace(characters, instead);
  const tight = text.replace(/\s+/g, '');
  if (Object.hasOwn(WHOLE, tight)) return WHOLE[tight]!;
  if (HARDNESS.test(tight)) return `{${tight}}`;
  const terms = text.replace(/\s*([./()])\s*/g, '$1').replace(/\s+/g, '.');
  // `m^2` and `m^-1` are m2 and m-1; `10^-6` is 10*-6.
  const powers = terms.replace(/(?<!\d)\^(?=[-+]?\d)/g, '');
  const kelvins = powers.replace(CELSIUS, CELSIUS_ALONE.test(powers) ? 'Cel' : 'K');
  return bare(kelvins.replace(/[^./(){}]+|\{[^{}]*\}/g, symbolToCode));
}

function symbolToCode(symbol: string): string {
  const [, name, exponent] = /^(.*?)([+-]?\d*)$/s.exec(symbol)!;
  const ohm = name!.replace(/^([a-zA-Z]?)ohms?$/, '$1Ohm');
  return `${Object.hasOwn(SYMBOLS, ohm) ? SYMBOLS[ohm]! : ohm}${exponent!}`;
}

/** Parentheses around all of a code say nothing. */
function bare(code: string): string {
  return /^\([^()]*\)$/.test(code) ? code.slice(1, -1) : code;
}
