import { readTerm } from './unit-grammar';

/** Units that are known and not legal in China (Metrology Law art. 3, Order 1984), each with the code to use instead. */
export const NON_LEGAL_UNITS: Readonly<Record<string, string>> = {
  bar: 'kPa',
  mbar: 'hPa',
  atm: 'kPa',
  att: 'kPa',
  'm[Hg]': 'kPa',
  'm[H2O]': 'kPa',
  '[psi]': 'kPa',
  psi: 'kPa',
  psia: 'kPa',
  psig: 'kPa',
  'lbf/in2': 'kPa',
  '[lbf_av]/[in_i]2': 'kPa',
  'kgf/cm2': 'kPa',
  'kg/cm2': 'kPa',
  'gf/cm2': 'kPa',
  'kgf/mm2': 'MPa',
  'mm[H2O]': 'Pa',
  mmH2O: 'Pa',
  'cm[H2O]': 'kPa',
  cmH2O: 'kPa',
  "[in_i'Hg]": 'kPa',
  inHg: 'kPa',
  inH2O: 'Pa',
  kbar: 'MPa',
  Torr: 'Pa',
  kgf: 'N',
  kg_f: 'N',
  lbf: 'N',
  tf: 'kN',
  kip: 'kN',
  gf: 'N',
  dyn: 'N',
  '[lbf_av]': 'N',
  'kgf.m': 'N.m',
  'kgf.cm': 'N.m',
  'gf.cm': 'mN.m',
  'lbf.ft': 'N.m',
  'lbf.in': 'N.m',
  ozf: 'N',
  '[lb_av]': 'kg',
  lb: 'kg',
  '[oz_av]': 'g',
  oz: 'g',
  '[gr]': 'mg',
  '[car_m]': 'g',
  '[stone_av]': 'kg',
  '[in_i]': 'mm',
  inch: 'mm',
  in: 'mm',
  ft: 'm',
  yd: 'm',
  mile: 'km',
  mil: 'um',
  '[ft_i]': 'm',
  '[yd_i]': 'm',
  '[mi_i]': 'km',
  '[mil_i]': 'um',
  Ao: 'nm',
  '\u00C5': 'nm',
  '[gal_us]': 'L',
  gal: 'L',
  cfm: 'm3/h',
  gpm: 'L/min',
  sccm: 'mL/min',
  slpm: 'L/min',
  '[pt_us]': 'L',
  '[gal_br]': 'L',
  cal: 'J',
  BTU: 'kJ',
  Btu: 'kJ',
  cal_th: 'J',
  kcal: 'kJ',
  '[Cal]': 'kJ',
  '[Btu]': 'kJ',
  erg: 'J',
  '[HP]': 'kW',
  hp: 'kW',
  PS: 'kW',
  '[degF]': 'Cel',
  '°F': 'Cel',
  degF: 'Cel',
  '°R': 'K',
  '[degR]': 'K',
  '[degRe]': 'Cel',
  G: 'mT',
  Oe: 'A/m',
  Mx: 'Wb',
  P: 'Pa.s',
  cP: 'mPa.s',
  St: 'm2/s',
  cSt: 'mm2/s',
  Ci: 'Bq',
  R: 'C/kg',
  REM: 'Sv',
  RAD: 'Gy',
  Gal: 'm/s2',
  rpm: '{r}/min',
  '[diop]': '/m',
  mho: 'S',
  sb: 'cd/m2',
  ph: 'lx',
  Lmb: 'cd/m2',
};

/** Units that are legal for some quantities alone (unit-data.ts), and what to use beside every other. */
const LIMITED_UNITS: Readonly<Record<string, string>> = { 'mm[Hg]': 'kPa' };

/**
 * The code to use in place of a unit that is not legal: that of the list, else the same product with every part that is
 * not legal replaced, so that it has the dimension of what was meant (`[lbf_av].m` is N.m, `[ft_i]3/min` m3/min). Null
 * when no part is known.
 */
export function insteadOf(code: string): string | null {
  if (Object.hasOwn(NON_LEGAL_UNITS, code)) return NON_LEGAL_UNITS[code]!;
  if (Object.hasOwn(LIMITED_UNITS, code)) return LIMITED_UNITS[code]!;
  let known = false;
  const instead = code.replace(/(?:\[[^\][]*\]|[^./(){}[\]])+/g, (part) => {
    const [, name, exponent] = /^(.*?)([+-]?\d*)$/s.exec(part)!;
    if (!Object.hasOwn(NON_LEGAL_UNITS, name!)) return part;
    known = true;
    return `${NON_LEGAL_UNITS[name!]!}${exponent!}`;
  });
  return known && readTerm(instead) !== null ? instead : null;
}
