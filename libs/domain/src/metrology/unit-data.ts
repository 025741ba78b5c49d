/**
 * Unit atoms as data. `factor` times the number (then divided by `per`) gives the coherent SI unit. Sources:
 * "SI" = BIPM SI Brochure 9th edition; "Order 1984" = 国务院关于在我国统一实行法定计量单位的命令 (1984) with
 * GB 3100-1993, which name the legal units of China outside the SI; "UCUM" = code and definition of UCUM 2.1.
 */
export interface UnitAtom {
  /** UCUM code, case sensitive. */
  code: string;
  /** Dimension as a product of SI base symbols: `M.L-1.T-2`; `1` is dimensionless. */
  dimension: string;
  factor: string;
  per?: string;
  /** Added after the factor, for absolute values only: Cel. */
  offset?: string;
  /** May carry an SI prefix. */
  metric: boolean;
  /** Stands alone: no product, power or quotient (UCUM special unit). */
  special?: boolean;
  source: 'SI' | 'Order 1984' | 'UCUM';
}

const si = (code: string, dimension: string, factor = '1'): UnitAtom => ({
  code,
  dimension,
  factor,
  metric: true,
  source: 'SI',
});
const legal = (code: string, dimension: string, factor: string, more: Partial<UnitAtom> = {}): UnitAtom => ({
  code,
  dimension,
  factor,
  metric: false,
  source: 'Order 1984',
  ...more,
});

/** Arcseconds in a radian, 648000/π, to 60 digits: the only irrational factor of the list. */
const ARCSECONDS_PER_RADIAN = '206264.806247096355156473357330778613196659700879633230528457';

/**
 * The base symbols: M kg, L m, T s, I A, K K, N mol, J cd, A '' (angle counted in arcseconds, so that degrees,
 * minutes and seconds stay exact), S sr, B dB, P pH.
 */
export const UNIT_ATOMS: readonly UnitAtom[] = [
  si('g', 'M', '1e-3'),
  si('m', 'L'),
  si('s', 'T'),
  si('A', 'I'),
  si('K', 'K'),
  si('mol', 'N'),
  si('cd', 'J'),
  { ...si('Cel', 'K'), offset: '273.15', special: true },
  si('Hz', 'T-1'),
  si('N', 'M.L.T-2'),
  si('Pa', 'M.L-1.T-2'),
  si('J', 'M.L2.T-2'),
  si('W', 'M.L2.T-3'),
  si('C', 'I.T'),
  si('V', 'M.L2.T-3.I-1'),
  si('F', 'M-1.L-2.T4.I2'),
  si('Ohm', 'M.L2.T-3.I-2'),
  si('S', 'M-1.L-2.T3.I2'),
  si('Wb', 'M.L2.T-2.I-1'),
  si('T', 'M.T-2.I-1'),
  si('H', 'M.L2.T-2.I-2'),
  si('lm', 'J.S'),
  si('lx', 'J.S.L-2'),
  si('Bq', 'T-1'),
  si('Gy', 'L2.T-2'),
  si('Sv', 'L2.T-2'),
  si('kat', 'N.T-1'),
  si('sr', 'S'),
  { ...si('rad', 'A'), factor: ARCSECONDS_PER_RADIAN },
  legal("''", 'A', '1'),
  legal("'", 'A', '60'),
  legal('deg', 'A', '3600'),
  legal('min', 'T', '60'),
  legal('h', 'T', '3600'),
  legal('d', 'T', '86400'),
  legal('t', 'M', '1e3'),
  legal('u', 'M', '1.66053906660e-27'),
  legal('L', 'L3', '1e-3', { metric: true }),
  legal('l', 'L3', '1e-3', { metric: true }),
  legal('eV', 'M.L2.T-2', '1.602176634e-19', { metric: true }),
  legal('[nmi_i]', 'L', '1852'),
  legal('[kn_i]', 'L.T-1', '1852', { per: '3600' }),
  legal('har', 'L2', '1e4'),
  legal('tex', 'M.L-1', '1e-6', { metric: true }),
  legal('{r}', '1', '1'),
  legal('VA', 'M.L2.T-3', '1', { metric: true }),
  legal('var', 'M.L2.T-3', '1', { metric: true }),
  { ...legal('dB', 'B', '1'), special: true },
  { code: '[pH]', dimension: 'P', factor: '1', metric: false, special: true, source: 'UCUM' },
  { code: '%', dimension: '1', factor: '1e-2', metric: false, source: 'UCUM' },
  { code: '[ppth]', dimension: '1', factor: '1e-3', metric: false, source: 'UCUM' },
  { code: '[ppm]', dimension: '1', factor: '1e-6', metric: false, source: 'UCUM' },
  { code: '[ppb]', dimension: '1', factor: '1e-9', metric: false, source: 'UCUM' },
  { code: '[pptr]', dimension: '1', factor: '1e-12', metric: false, source: 'UCUM' },
  { code: '10*', dimension: '1', factor: '10', metric: false, source: 'UCUM' },
];

/** SI prefixes as powers of ten (SI Brochure 9th edition, table 7). */
export const SI_PREFIXES: Readonly<Record<string, number>> = {
  Y: 24,
  Z: 21,
  E: 18,
  P: 15,
  T: 12,
  G: 9,
  M: 6,
  k: 3,
  h: 2,
  da: 1,
  d: -1,
  c: -2,
  m: -3,
  u: -6,
  n: -9,
  p: -12,
  f: -15,
  a: -18,
  z: -21,
  y: -24,
};

/**
 * Units that are known and not legal in China (Metrology Law art. 3, Order 1984), and common misspellings, each
 * with the code to use instead.
 */
export const NON_LEGAL_UNITS: Readonly<Record<string, string>> = {
  bar: 'kPa',
  mbar: 'hPa',
  atm: 'kPa',
  att: 'kPa',
  'mm[Hg]': 'kPa',
  'm[Hg]': 'kPa',
  mmHg: 'kPa',
  'm[H2O]': 'kPa',
  '[psi]': 'kPa',
  psi: 'kPa',
  Torr: 'Pa',
  kgf: 'N',
  gf: 'N',
  dyn: 'N',
  '[lbf_av]': 'N',
  'kgf.m': 'N.m',
  '[lb_av]': 'kg',
  lb: 'kg',
  '[oz_av]': 'g',
  oz: 'g',
  '[gr]': 'mg',
  '[car_m]': 'g',
  '[stone_av]': 'kg',
  '[in_i]': 'mm',
  inch: 'mm',
  '[ft_i]': 'm',
  '[yd_i]': 'm',
  '[mi_i]': 'km',
  '[mil_i]': 'um',
  Ao: 'nm',
  '[gal_us]': 'L',
  '[pt_us]': 'L',
  '[gal_br]': 'L',
  cal: 'J',
  cal_th: 'J',
  kcal: 'kJ',
  '[Cal]': 'kJ',
  '[Btu]': 'kJ',
  erg: 'J',
  '[HP]': 'kW',
  '[degF]': 'Cel',
  '[degR]': 'K',
  '[degRe]': 'Cel',
  degC: 'Cel',
  '°C': 'Cel',
  '℃': 'Cel',
  Ω: 'Ohm',
  kΩ: 'kOhm',
  MΩ: 'MOhm',
  mΩ: 'mOhm',
  ohm: 'Ohm',
  μm: 'um',
  µm: 'um',
  μg: 'ug',
  µg: 'ug',
  μV: 'uV',
  µV: 'uV',
  ppm: '[ppm]',
  '°': 'deg',
  pH: '[pH]',
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
  mho: 'S',
  sb: 'cd/m2',
  ph: 'lx',
  Lmb: 'cd/m2',
};
